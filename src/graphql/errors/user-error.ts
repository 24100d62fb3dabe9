/** The closed set of `code` in `userErrors`. */
export const userErrorCodes = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'WORKFLOW_INVALID',
  'IDEMPOTENCY_CONFLICT',
  'RUN_ENDED',
  'NOT_RUNNING',
  'NOT_PAUSED',
  'ALREADY_ANSWERED',
  'INVALID_DECISION',
  'INVALID_OUTPUT',
  'STEP_NOT_FAILED',
  'NO_BUDGET',
  'BUDGET_TOO_LOW',
  'NOT_DELIVERED',
  'PREVIEW_FAILED',
  'PREVIEWS_OFF',
] as const
export type UserErrorCode = (typeof userErrorCodes)[number]

/** An error that the caller can put right, as it is shown in `userErrors`. */
export type UserErrorView =
  | {
      readonly __typename:
        | 'InvalidInputError'
        | 'NotFoundError'
        | 'IdempotencyConflictError'
        | 'CommandRefusedError'
        | 'PreviewRefusedError'
      readonly code: UserErrorCode
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
