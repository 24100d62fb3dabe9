import type { GraphQLEnumType, GraphQLSchema } from 'graphql'
import type { ErrorCode, ErrorDescription } from '../generated/resolvers.ts'
import { type FaultCode, faultCodes } from './api-fault.ts'
import { type UserErrorCode, userErrorCodes } from './user-error.ts'

const faults: ReadonlySet<ErrorCode> = new Set<FaultCode>(faultCodes)
const userErrors: ReadonlySet<ErrorCode> = new Set<UserErrorCode>(userErrorCodes)
/** What waiting alone may put right. */
const passing: ReadonlySet<ErrorCode> = new Set(['RATE_LIMITED', 'UNAVAILABLE'])

/** Every error code, with what the SDL says about it. */
export function describeCodes(schema: GraphQLSchema): readonly ErrorDescription[] {
  const { ErrorCode: codes } = schema.getTypeMap() as { readonly ErrorCode?: GraphQLEnumType }
  return (codes?.getValues() ?? []).map(({ name, description }) => {
    const code = name as ErrorCode
    const places = { fault: faults.has(code), userError: userErrors.has(code) }
    return { code, meaning: description ?? '', ...places, retryable: passing.has(code) }
  })
}
