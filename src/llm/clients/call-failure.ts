import { type FailureKind, ModelCallFailed, type RateLimits, type TokenCounts } from '../model-client.ts'
import { describeEndpoint, type Endpoint } from './endpoint.ts'

/** Why a call brought nothing, before it is put into words. */
export interface Failure {
  readonly kind: FailureKind
  /** What came instead of an answer; without keys. */
  readonly found: string
  readonly charged: TokenCounts | 'no' | 'unknown'
  /** Where it is not as for most failures of the kind. */
  readonly retryable?: boolean
  readonly retryAfterMs?: number | null
  readonly limits?: RateLimits | null
}

const kinds: Readonly<Record<FailureKind, { readonly retryable: boolean; readonly advice: string }>> = {
  rate_limited: { retryable: true, advice: 'an answer; wait, or let another model answer' },
  overloaded: { retryable: true, advice: 'an answer; wait, or let another model answer' },
  server_error: { retryable: true, advice: 'an answer; ask again, or let another model answer' },
  timeout: { retryable: true, advice: 'an answer in time; ask again, or let another model answer' },
  connection: { retryable: true, advice: 'to reach it; check its address and the network' },
  cut_off: { retryable: true, advice: 'the answer to its end; ask again' },
  truncated: { retryable: false, advice: 'the whole answer; allow more output tokens, or ask for less at once' },
  empty: { retryable: true, advice: 'an answer; ask again' },
  refusal: { retryable: false, advice: 'an answer; let another model answer, or reword the requirements' },
  unauthorized: {
    retryable: false,
    advice: 'to be let in; correct its key in the environment, or what the key may do',
  },
  unknown_model: { retryable: false, advice: 'the model that was asked for; correct its name, or the address' },
  bad_request: { retryable: false, advice: 'it to take the request; correct the model or its settings' },
}

/** A failure in words. What the SDK threw is no cause of it: it would carry what must not be logged. */
export function callFailed(failure: Failure, endpoint: Endpoint): ModelCallFailed {
  const { retryable, advice } = kinds[failure.kind]
  return new ModelCallFailed(`${describeEndpoint(endpoint)}: found ${failure.found}, expected ${advice}.`, {
    ...failure,
    retryable: failure.retryable ?? retryable,
  })
}
