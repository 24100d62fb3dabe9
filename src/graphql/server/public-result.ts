import { type ExecutionResult, GraphQLError } from 'graphql'
import type { ApiOptions } from '../api.ts'
import { publicError } from '../errors/api-fault.ts'

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
  error instanceof GraphQLError ? error : new GraphQLError(String(error), { originalError: error as Error })
