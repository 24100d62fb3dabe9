import type { ExecutionResult, GraphQLError } from 'graphql'
import { createGraphQLError } from 'graphql-yoga'
import type { ApiOptions } from '../api.ts'
import { isGraphQLError, publicError } from '../errors/api-fault.ts'

type Reporting = Pick<ApiOptions, 'onFault'>

/** Errors as callers may see them; what is hidden from them is reported. */
export function publicErrors(
  { onFault }: Reporting,
  errors: readonly unknown[],
  requestId: string,
): readonly GraphQLError[] {
  return errors.map((error) => {
    const { shown, masked } = publicError(asGraphQLError(error), requestId)
    if (masked) onFault({ requestId, error })
    return shown
  })
}

/** A result as callers may see it. */
export function publicResult(api: Reporting, result: ExecutionResult, requestId: string): ExecutionResult {
  return result.errors === undefined ? result : { ...result, errors: publicErrors(api, result.errors, requestId) }
}

const asGraphQLError = (error: unknown): GraphQLError =>
  isGraphQLError(error) ? error : createGraphQLError(String(error), { originalError: error as Error })
