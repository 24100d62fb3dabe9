import type { GraphQLError } from 'graphql'
import { createGraphQLError } from 'graphql-yoga'
import { G1Error, InvalidInput } from '../../core/errors.ts'
import { Forbidden } from '../../identity/errors.ts'

/** The closed set of `extensions.code`. */
const faultCodes = [
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'INVALID_INPUT',
  'NOT_FOUND',
  'CURSOR_INVALID',
  'CURSOR_OF_OTHER_RUN',
  'CURSOR_AHEAD',
  'CURSOR_DIVERGED',
  'LIMIT_EXCEEDED',
  'UNAVAILABLE',
  'INTERNAL',
] as const
export type FaultCode = (typeof faultCodes)[number]

const known: ReadonlySet<string> = new Set(faultCodes)
const isFaultCode = (code: unknown): code is FaultCode => typeof code === 'string' && known.has(code)

/** Codes of the store that mean "try again later". */
const unavailable: ReadonlySet<string> = new Set(['STORE_UNAVAILABLE', 'APPEND_UNKNOWN', 'FOLDER_LOCKED'])

/** The error as callers may see it, and whether something was hidden that an operator should see. */
export function publicError(
  error: GraphQLError,
  requestId: string,
): { readonly shown: GraphQLError; readonly masked: boolean } {
  const { code, message, masked, more } = describe(error)
  const { nodes, source, positions, path } = error
  const extensions = { ...more, code, requestId }
  const at = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, path: path ?? null }
  return { shown: createGraphQLError(message, { ...at, extensions }), masked }
}

interface Described {
  readonly code: FaultCode
  readonly message: string
  readonly masked: boolean
  readonly more?: Readonly<Record<string, unknown>>
}

function describe(error: GraphQLError): Described {
  const cause = innermost(error)
  if (cause instanceof InvalidInput) {
    return { code: 'INVALID_INPUT', message: cause.message, masked: false, more: { input: cause.path } }
  }
  if (cause instanceof G1Error) {
    if (cause instanceof Forbidden) {
      return { code: cause.code, message: cause.message, masked: false, more: { http: { status: 403 } } }
    }
    if (isFaultCode(cause.code)) return { code: cause.code, message: cause.message, masked: false }
    if (unavailable.has(cause.code)) {
      const message = 'The store cannot be reached at the moment; try again.'
      return { code: 'UNAVAILABLE', message, masked: true }
    }
  }
  if (isGraphQLError(cause)) return described(cause)
  return {
    code: 'INTERNAL',
    message: 'Something went wrong here; give the request id to whoever runs this.',
    masked: true,
  }
}

/** What GraphQL itself found wrong with a request. */
function described(error: GraphQLError): Described {
  const { code, http } = error.extensions
  const more = http === undefined ? {} : { http }
  if (isFaultCode(code)) return { code, message: error.message, masked: false, more }
  if (error.message.startsWith('Syntax Error')) {
    return { code: 'GRAPHQL_PARSE_FAILED', message: error.message, masked: false, more }
  }
  const before = error.path === undefined ? 'GRAPHQL_VALIDATION_FAILED' : 'INVALID_INPUT'
  return { code: before, message: error.message, masked: false, more }
}

function innermost(error: unknown): unknown {
  return isGraphQLError(error) && error.originalError != null ? innermost(error.originalError) : error
}

/** By name: a process may hold two copies of the library, whose classes are not the same. */
export const isGraphQLError = (error: unknown): error is GraphQLError =>
  error instanceof Error && error.name === 'GraphQLError'
