import type { ExecutionResult, FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql'

/** An error as it is written to event streams and sockets: `extensions.http` is for answers that have a status. */
export function formattedError(error: GraphQLError): GraphQLFormattedError {
  const { extensions = {}, ...rest } = error.toJSON()
  return { ...rest, extensions: Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== 'http')) }
}

/** A result as it is written to event streams and sockets. */
export function formattedResult({ errors, ...rest }: ExecutionResult): FormattedExecutionResult {
  return errors === undefined ? rest : { ...rest, errors: errors.map(formattedError) }
}
