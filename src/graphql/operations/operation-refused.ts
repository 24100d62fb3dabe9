import type { GraphQLError } from 'graphql'
import type { OperationCost } from './charged-cost.ts'

/** Thrown when an operation is not carried out: what stands against it, and its cost where that was found out. */
export class OperationRefused extends Error {
  readonly errors: readonly GraphQLError[]
  readonly cost: OperationCost | null

  constructor(errors: readonly GraphQLError[], cost: OperationCost | null = null) {
    super(errors[0]?.message ?? 'The operation was refused.')
    this.errors = errors
    this.cost = cost
  }
}
