import type { Clock } from '../../core/clock.ts'
import type { Calling, ModelReply, RateLimits, TokenCounts } from '../model-client.ts'
import { callFailed, type Failure } from './call-failure.ts'
import type { Endpoint } from './endpoint.ts'
import { rateLimitsOf } from './rate-limits.ts'
import { type SdkErrors, thrownFailure } from './thrown-failure.ts'

/** Understands the pieces of one answer as they come. */
export interface AnswerReader<Chunk> {
  take(chunk: Chunk): void
  /** What the provider has said by now of the cost. */
  charged(): TokenCounts | 'unknown'
  /** When nothing more comes. */
  end(): { readonly reply: Omit<ModelReply, 'limits'> } | { readonly failure: Failure }
}

/** One request through an SDK. */
interface Exchange<Chunk> {
  readonly endpoint: Endpoint
  readonly sdk: SdkErrors
  readonly calling: Calling
  readonly open: () => Promise<{ readonly data: AsyncIterable<Chunk>; readonly response: Response }>
  readonly reader: AnswerReader<Chunk>
  readonly clock: Clock
}

/**
 * Sends a request and reads its answer to the end. Throws ModelCallFailed for whatever goes wrong; rejects with the
 * reason of the caller's signal when that is aborted, and the connection is closed then.
 */
export async function exchange<Chunk>(of: Exchange<Chunk>): Promise<ModelReply> {
  const { reader, endpoint, sdk, clock, calling } = of
  calling.signal.throwIfAborted()
  let limits: RateLimits | null = null
  let begun = false
  try {
    const { data, response } = await of.open()
    begun = true
    limits = rateLimitsOf(response.headers, clock.now())
    for await (const chunk of data) reader.take(chunk)
  } catch (thrown) {
    calling.signal.throwIfAborted()
    const known = begun ? reader.charged() : null
    throw callFailed({ limits, ...thrownFailure(thrown, { endpoint, sdk, now: clock.now(), begun: known }) }, endpoint)
  }
  // The SDKs end a stream without a word when its signal is aborted.
  calling.signal.throwIfAborted()
  const ending = reader.end()
  if ('failure' in ending) throw callFailed({ limits, ...ending.failure }, endpoint)
  return { ...ending.reply, limits }
}
