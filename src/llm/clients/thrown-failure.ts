import { z } from 'zod'
import type { FailureKind, TokenCounts } from '../model-client.ts'
import type { Failure } from './call-failure.ts'
import { type Endpoint, withoutKeys } from './endpoint.ts'
import { rateLimitsOf, retryAfterMs } from './rate-limits.ts'

/** The classes of errors of an SDK; those of OpenAI and Anthropic are alike. */
export interface SdkErrors {
  readonly APIError: abstract new (...args: never[]) => ApiError
  readonly APIConnectionError: abstract new (...args: never[]) => Error
  readonly APIConnectionTimeoutError: abstract new (...args: never[]) => Error
}
interface ApiError extends Error {
  readonly status: number | undefined
  readonly headers: Headers | undefined
  /** The body of the answer, or the error inside it. */
  readonly error: unknown
}

/** What is known when something is thrown. */
export interface Circumstances {
  readonly endpoint: Endpoint
  readonly sdk: SdkErrors
  readonly now: number
  /** null: no answer had begun. Otherwise what the provider had said of the cost by then. */
  readonly begun: TokenCounts | 'unknown' | null
}

/** What anything that an SDK throws means. */
export function thrownFailure(thrown: unknown, of: Circumstances): Failure {
  const { APIError, APIConnectionError, APIConnectionTimeoutError } = of.sdk
  if (thrown instanceof APIError && !(thrown instanceof APIConnectionError)) return ofAnswer(thrown, of)
  const codes = codesOf(thrown)
  const named = codes.length === 0 ? '' : ` (${codes.join(', ')})`
  const late = thrown instanceof APIConnectionTimeoutError || codes.some((code) => timeouts.has(code))
  if (of.begun !== null) {
    if (late) return { kind: 'timeout', found: `silence in the middle of an answer${named}`, charged: of.begun }
    const found = named === '' ? 'an answer that cannot be read' : `an answer that broke off${named}`
    return { kind: 'cut_off', found, charged: of.begun }
  }
  if (!(thrown instanceof APIConnectionError)) {
    return { kind: 'bad_request', found: 'a request that cannot be sent', charged: 'no' }
  }
  const unsent = codes.some((code) => neverSent.test(code))
  if (late && !unsent) return { kind: 'timeout', found: `no answer${named}`, charged: 'unknown' }
  return { kind: 'connection', found: `no connection${named}`, charged: unsent ? 'no' : 'unknown' }
}

/** Node's names for a server that let the line fall silent. */
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'])
/** After these no request can have reached the provider. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_|SELF_SIGNED|UNABLE_TO_)/

/** The codes of an error and of what caused it, outermost first; an address tried twice says each once. */
function codesOf(thrown: unknown, depth = 0): readonly string[] {
  if (!(thrown instanceof Error) || depth > 5) return []
  const code = 'code' in thrown && typeof thrown.code === 'string' ? [thrown.code] : []
  const tried = thrown instanceof AggregateError ? thrown.errors.flatMap((one) => codesOf(one, depth + 1)) : []
  return [...new Set([...code, ...tried, ...codesOf(thrown.cause, depth + 1)])]
}

const said = z
  .object({
    message: z.string().catch(''),
    code: z.coerce.string().catch(''),
    type: z.string().catch(''),
  })
  .catch({ message: '', code: '', type: '' })
const bodySchema = z.union([
  z.object({ error: z.record(z.string(), z.unknown()) }).transform(({ error }) => error),
  z.unknown(),
])

/** An error that the provider itself told: by a status, or in the middle of an answer. */
function ofAnswer(thrown: ApiError, { endpoint, now, begun }: Circumstances): Failure {
  const { message, code, type } = said.parse(bodySchema.parse(thrown.error))
  const { status } = thrown
  const meaning = meaningOf(status ?? null, [code, type])
  // Who is not let in is told why in words that repeat the key.
  const words = meaning.kind === 'unauthorized' ? '' : withoutKeys(message === '' ? thrown.message : message, endpoint)
  const what = status === undefined ? 'an error in the middle of an answer' : `status ${status}`
  return {
    charged: 'no',
    ...meaning,
    ...(begun === null ? {} : { charged: begun }),
    found: words === '' ? what : `${what} ("${words}")`,
    ...(thrown.headers === undefined || begun !== null
      ? {}
      : { retryAfterMs: retryAfterMs(thrown.headers, now), limits: rateLimitsOf(thrown.headers, now) }),
  }
}

const byWord: readonly (readonly [RegExp, Omit<Failure, 'found' | 'charged'>])[] = [
  [/^(content_filter|content_policy_violation)$/, { kind: 'refusal' }],
  [/^(model_not_found|DeploymentNotFound)$/, { kind: 'unknown_model' }],
  [/^insufficient_quota$/, { kind: 'rate_limited', retryable: false }],
  [/^overloaded_error$/, { kind: 'overloaded' }],
  [/^(rate_limit_error|rate_limit_exceeded)$/, { kind: 'rate_limited' }],
  [/^(authentication_error|permission_error|invalid_api_key)$/, { kind: 'unauthorized' }],
]

const byStatus: Readonly<Record<number, FailureKind>> = {
  401: 'unauthorized',
  402: 'unauthorized',
  403: 'unauthorized',
  404: 'unknown_model',
  408: 'timeout',
  409: 'server_error',
  429: 'rate_limited',
  503: 'overloaded',
  504: 'timeout',
  524: 'timeout',
  529: 'overloaded',
}

/** What a gateway says of a server behind it; that may have done the work. */
const ofGateways = new Set([408, 502, 504, 520, 522, 524])

function meaningOf(
  status: number | null,
  words: readonly string[],
): Omit<Failure, 'found' | 'charged'> & Partial<Failure> {
  const charged = status !== null && ofGateways.has(status) ? ({ charged: 'unknown' } as const) : {}
  const known = byWord.find(([pattern]) => words.some((word) => pattern.test(word)))
  if (known !== undefined) return { ...known[1], ...charged }
  const kind = byStatus[status ?? 500] ?? ((status ?? 500) < 500 ? 'bad_request' : 'server_error')
  return { kind, ...charged }
}
