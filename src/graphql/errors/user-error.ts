/** An error that the caller can put right, as it is shown in `userErrors`. */
export type UserErrorView =
  | {
      readonly __typename:
        | 'InvalidInputError'
        | 'NotFoundError'
        | 'IdempotencyConflictError'
        | 'CommandRefusedError'
        | 'PreviewRefusedError'
      readonly code: string
      readonly message: string
      readonly path: readonly string[]
    }
  | {
      readonly __typename: 'WorkflowInvalidError'
      readonly code: 'WORKFLOW_INVALID'
      readonly message: string
      readonly path: readonly string[]
      readonly reason: string
      readonly step: string | null
      readonly at: string
    }

/** A value that cannot be accepted. */
export const invalid = (message: string, ...path: readonly string[]): UserErrorView => ({
  __typename: 'InvalidInputError',
  code: 'INVALID_INPUT',
  message,
  path: ['input', ...path],
})

/** Something named by id that does not exist. */
export const notFound = (message: string, ...path: readonly string[]): UserErrorView => ({
  __typename: 'NotFoundError',
  code: 'NOT_FOUND',
  message,
  path: ['input', ...path],
})
