import { TooManyAttempts } from '../../identity/errors.ts'
import type { ApiOptions } from '../api.ts'
import { publicErrors } from './public-result.ts'
import type { Answer } from './routes.ts'

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  LIMIT_EXCEEDED: 429,
  UNAVAILABLE: 503,
}

interface Refused {
  readonly path: string
  readonly requestId: string
  /** The `Accept` header. */
  readonly accept: string | undefined
}

/** The answer to a request that went wrong before it was understood, in the shape that its path speaks. */
export function refusal(api: ApiOptions, error: unknown, { path, requestId, accept = '' }: Refused): Answer {
  const errors = publicErrors(api, [error], requestId)
  const { code, message } = { code: String(errors[0]?.extensions['code']), message: errors[0]?.message ?? '' }
  // Browsers ask for a key in a window of their own, which only whole pages are to bring up.
  const challenge = accept.includes('text/html') ? 'Basic realm="G1", charset="UTF-8"' : 'Bearer realm="G1"'
  return {
    status: statuses[code] ?? 500,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(path === '/graphql' ? { errors } : { error: { code, message, requestId } }),
    headers: {
      ...(code === 'UNAUTHENTICATED' ? { 'www-authenticate': challenge } : {}),
      ...(error instanceof TooManyAttempts ? { 'retry-after': String(error.waitSeconds) } : {}),
    },
  }
}
