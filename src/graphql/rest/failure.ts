import type { GraphQLError } from 'graphql'
import type { Answer } from '../server/routes.ts'
import type { UserError } from './schema-operation.ts'

/** By `extensions.code`, or the code of a request that was no request. What is not named here is 500. */
const ofFaults: Readonly<Record<string, number>> = {
  BAD_REQUEST: 400,
  INVALID_INPUT: 400,
  CURSOR_INVALID: 400,
  CURSOR_OF_OTHER_RUN: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  // The log is not the one that the cursor was given out for; reading anew helps.
  CURSOR_AHEAD: 409,
  CURSOR_DIVERGED: 409,
  // What the cursor points at was there and is there no more.
  CURSOR_EXPIRED: 410,
  LIMIT_EXCEEDED: 429,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
}

/** By the type of a user error. */
const ofUserErrors: Readonly<Record<string, number>> = {
  InvalidInputError: 400,
  NotFoundError: 404,
  IdempotencyConflictError: 409,
  CommandRefusedError: 409,
  PreviewRefusedError: 409,
  WorkflowInvalidError: 422,
}

/** What a failed request is answered with, as every route of the API says it. */
interface Failure {
  readonly code: string
  readonly message: string
  readonly requestId: string
  /** Which argument it is about, outermost first. */
  readonly path?: readonly string[]
  /** Of requests that were understood and refused: everything that is wrong with them. */
  readonly details?: readonly Omit<UserError, '__typename'>[]
}

export const failure = (status: number, error: Failure, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify({ error }),
  headers,
})

interface Http {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** The answer to a request that met an error, as callers may see it. */
export function faultAnswer({ message, extensions }: GraphQLError, requestId: string): Answer {
  const { code = 'INTERNAL', input } = extensions
  const http = (extensions['http'] ?? {}) as Http
  const path = Array.isArray(input) ? { path: input.map(String) } : {}
  const error = { code: String(code), message, requestId, ...path }
  return failure(http.status ?? ofFaults[String(code)] ?? 500, error, http.headers)
}

/**
 * The answer to a request in which the caller has something to put right. `names`: what its arguments are called here, by
 * their names in the schema.
 */
export function refusalAnswer(
  errors: readonly [UserError, ...UserError[]],
  { requestId, names }: { readonly requestId: string; readonly names: ReadonlyMap<string, string> },
): Answer {
  const details = errors.map(({ __typename: _, path: [outer, name, ...inner], ...error }) => ({
    ...error,
    path: outer === 'input' && name !== undefined ? [names.get(name) ?? name, ...inner] : [],
  }))
  const [{ __typename, code, message }] = errors
  return failure(ofUserErrors[__typename] ?? 409, { code, message, requestId, details })
}
