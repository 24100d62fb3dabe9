import { messageOf } from '../../core/errors.ts'
import { type Calling, type ModelCall, ModelCallFailed, type ModelClient, type ModelReply } from '../model-client.ts'

/** How long one request may take, in milliseconds. */
export interface Patience {
  /** In all. */
  readonly totalMs: number
  /** Until text comes. */
  readonly firstTextMs: number
  /** From one piece of text to the next. */
  readonly idleMs: number
}

/** Characters that no token has on the average, not even of white space. */
const mostOfToken = 64

/**
 * One request, cut where it takes too long or its answer gets too long: also where the client does not heed that it is cut. Throws ModelCallFailed,
 * or the reason of the asker's signal.
 */
export async function requestOnce(
  client: ModelClient,
  call: ModelCall,
  { signal, idempotencyKey, onText }: Calling,
  patience: Patience,
): Promise<ModelReply> {
  const cut = new AbortController()
  const end = (why: string, of: Pick<ModelCallFailed, 'kind' | 'retryable'>): void =>
    cut.abort(new ModelCallFailed(`The line was cut, because ${why}.`, { ...of, charged: 'unknown' }))
  const late = (why: string) => (): void => end(why, { kind: 'timeout', retryable: true })
  const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`
  const total = setTimeout(late(`the answer was not complete after ${seconds(patience.totalMs)}`), patience.totalMs)
  let begun = false
  let room = call.mostOutputTokens * mostOfToken
  let idle = setTimeout(late(`no text came for ${seconds(patience.firstTextMs)}`), patience.firstTextMs)
  const stop = (): void => cut.abort(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    if (signal.aborted) stop()
    cut.signal.throwIfAborted()
    const heard = (text: string): void => {
      if (cut.signal.aborted) return
      room -= text.length
      if (room < 0) {
        end(`the answer is more than ${call.mostOutputTokens} tokens can be`, { kind: 'truncated', retryable: false })
        return
      }
      if (begun) idle.refresh()
      else {
        begun = true
        clearTimeout(idle)
        idle = setTimeout(late(`no more text came for ${seconds(patience.idleMs)}`), patience.idleMs)
      }
      onText(text)
    }
    return await Promise.race([
      client.call(call, { signal: cut.signal, idempotencyKey, onText: heard }),
      aborted(cut.signal),
    ])
  } catch (error) {
    throw cut.signal.aborted ? cut.signal.reason : known(error)
  } finally {
    clearTimeout(total)
    clearTimeout(idle)
    signal.removeEventListener('abort', stop)
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })

/** What a client should not have thrown says nothing of what became of the request. */
const known = (error: unknown): ModelCallFailed =>
  error instanceof ModelCallFailed
    ? error
    : new ModelCallFailed(`Its client failed: ${messageOf(error)}`, {
        kind: 'connection',
        retryable: true,
        charged: 'unknown',
        cause: error,
      })
