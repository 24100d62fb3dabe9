import type { Clock } from '../../core/clock.ts'
import { messageOf } from '../../core/errors.ts'
import type { Logger } from '../../core/logger.ts'
import { type ModelCall, ModelCallFailed, type ModelClient } from '../model-client.ts'
import type { Cassette } from './cassette.ts'
import { keepCassette } from './cassette-folder.ts'

/** Whose exchanges are recorded. */
export interface Recorded {
  readonly provider: string
  /** What runs call those who answer for their personas: "language models of OpenAI". */
  readonly by: string
}

/** Where and how exchanges are recorded. */
export interface Recording {
  readonly dir: string
  /** The version of this program. */
  readonly version: string
  readonly clock: Clock
  readonly logger: Logger
  /** Takes the secrets that this process knows out of a text. */
  readonly hide: (text: string) => string
}

/**
 * A client that keeps every exchange of another one as a cassette. An answer is paid for: where it cannot be kept, that
 * is logged, and the answer goes on to whoever asked.
 */
export function recordingClient(inner: ModelClient, whose: Recorded, recording: Recording): ModelClient {
  const { dir, version, clock, logger, hide } = recording
  const keep = (cassette: Cassette): Promise<void> =>
    keepCassette(dir, hidden(cassette, hide)).catch((error: unknown) =>
      logger.error({ dir, error: messageOf(error) }, 'an exchange with a model could not be recorded'),
    )
  return {
    async call(call, calling) {
      const at = new Date(clock.now()).toISOString()
      const began = clock.monotonic()
      const passed = (): number => Math.round(clock.monotonic() - began)
      const deltas: [number, string][] = []
      const ended = (outcome: Cassette['outcome']): Promise<void> =>
        keep({ cassette: 1, g1: version, at, tookMs: passed(), ...whose, request: requestOf(call), deltas, outcome })
      const onText = (text: string): void => {
        deltas.push([passed(), text])
        calling.onText(text)
      }
      try {
        const reply = await inner.call(call, { ...calling, onText })
        const { model, content, tokens } = reply
        await ended({ type: 'reply', model, content, tokens })
        return reply
      } catch (error) {
        await ended(failureOf(error))
        throw error
      }
    },
  }
}

const requestOf = ({ model, mostOutputTokens, contract, messages }: ModelCall): Cassette['request'] => ({
  model,
  mostOutputTokens,
  contract: { id: contract.id, schema: contract.schema },
  messages: messages.map(({ role, text, stable }) => ({ role, text, stable })),
})

function failureOf(error: unknown): Cassette['outcome'] {
  const message = messageOf(error)
  return error instanceof ModelCallFailed
    ? { type: 'failure', kind: error.kind, message, retryable: error.retryable, charged: error.charged }
    : { type: 'failure', kind: 'aborted', message, retryable: true, charged: 'unknown' }
}

/** The same cassette without secrets: every text in it, wherever it stands, also one that came in two pieces. */
function hidden({ deltas, ...rest }: Cassette, hide: Recording['hide']): Cassette {
  const whole = deltas.map(([, text]) => text).join('')
  const [[first] = [0]] = deltas
  const cassette = { ...rest, deltas: hide(whole) === whole ? deltas : [[first, whole]] }
  const through = (value: unknown): unknown => {
    if (typeof value === 'string') return hide(value)
    if (Array.isArray(value)) return value.map(through)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [hide(name), through(inner)]))
  }
  return through(cassette) as Cassette
}
