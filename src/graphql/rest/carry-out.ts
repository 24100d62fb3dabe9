import { execute, type ExecutionArgs, type ExecutionResult, subscribe } from 'graphql'
import { type ApiServices, makeContext } from '../context.ts'
import { OperationRefused } from '../operations/operation-refused.ts'
import type { Operations } from '../operations/operations.ts'
import type { RestAsking, RestOptions, SchemaRequest } from './rest-options.ts'

/**
 * Carries out what the REST API asks of the schema, under the limits and at the cost of everybody else's operations. Only
 * whether a document is trusted is not asked: these are the server's own.
 */
export function carryOut(operations: Operations, services: ApiServices): Pick<RestOptions, 'execute' | 'subscribe'> {
  const begin = async (request: SchemaRequest, asking: RestAsking): Promise<ExecutionArgs> => {
    const { query, operationName, variables } = request
    const { document, errors } = operations.prepare(query)
    if (document === null || errors.length > 0) throw new OperationRefused(errors)
    await operations.charge({ document, operationName, variables }, asking)
    const contextValue = makeContext(services, { ...asking, resumeAfter: null })
    return { schema: operations.schema, document, operationName, variableValues: variables, contextValue }
  }
  const begun = async <Result>(
    request: SchemaRequest,
    asking: RestAsking,
    work: (args: ExecutionArgs) => Result | Promise<Result>,
  ): Promise<Result | ExecutionResult> => {
    try {
      return await work(await begin(request, asking))
    } catch (error) {
      if (error instanceof OperationRefused) return { errors: error.errors }
      throw error
    }
  }
  return {
    execute: (request, asking) => begun(request, asking, execute),
    subscribe: (request, asking) =>
      begun(
        request,
        asking,
        async (args) => (await subscribe(args)) as ExecutionResult | AsyncIterableIterator<ExecutionResult>,
      ),
  }
}
