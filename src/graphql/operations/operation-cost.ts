import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  TypeInfo,
  ValidationContext,
} from 'graphql'
import { type ComplexityEstimator, createComplexityRule } from 'graphql-query-complexity'
import { mostFields } from '../server/limits.ts'
import { mutationWeight, weights } from './weights.ts'

/** How many items a list is taken for that says nothing of its length. */
const assumedItems = 10
/** Items of a connection: where `first` is left out, and the most that one page has. */
export const usualPage = 20
export const mostPage = 100
/** What an operation costs at least, also one that asks for nothing or cannot be executed: it was read and checked. */
const leastCost = 1
/** Selections that are looked at, fragments spread out and inline ones counted. An operation with more is too dear. */
const mostSelections = 2 * mostFields

/** An operation as a caller sent it. The document has been validated. */
export interface PricedOperation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
}

/**
 * What an operation may cost, in points, from its document and variables alone, before it is executed: an integer from 1 on.
 * - An object or a list costs 1, a leaf nothing, a mutation 10; `weights` says which fields cost something else.
 * - What is asked of a connection's items counts `first` times (20 where it is left out), and each item at least 1. What is
 *   asked of a list's items counts 10 times.
 * - Of a selection on an interface the dearest type counts. A field that is selected twice counts twice.
 * - A subscription costs what one payload does; the number of payloads is not counted.
 * - Within `__schema` and `__type` a list costs 10, everything else nothing.
 *
 * What execution is going to refuse costs 1: wrong variables, an unknown operation name. What cannot be reckoned costs more
 * than anything may: too many selections, a condition that is null.
 */
export function operationCost({ schema, document, operationName, variables }: PricedOperation): number {
  const operation = getOperationAST(document, operationName)
  if (operation == null) return leastCost
  const definitions = operation.variableDefinitions ?? []
  const { coerced } = getVariableValues(schema, definitions, { ...variables }, { maxErrors: 1 })
  if (coerced === undefined) return leastCost
  // An argument that cannot be read is an error of its field: execution reports it, and goes on with the other fields.
  const context = new ValidationContext(schema, document, new TypeInfo(schema), () => undefined)
  const rule = createComplexityRule({
    maximumComplexity: Number.POSITIVE_INFINITY,
    maxQueryNodes: mostSelections,
    estimators: [priceIn(schema)],
  })(context)
  // Its own entry would read the variables a second time, and every error in them.
  rule.variableValues = coerced
  try {
    const cost = rule.nodeComplexity(operation, schema.getRootType(operation.operation) ?? undefined)
    return Math.min(Math.max(cost, leastCost), Number.MAX_SAFE_INTEGER)
  } catch (error) {
    // Too many selections, or a condition (`@include`) that is null where it must not be.
    if (error instanceof GraphQLError) return Number.MAX_SAFE_INTEGER
    throw error
  }
}

const priceIn =
  (schema: GraphQLSchema): ComplexityEstimator =>
  ({ type, field, args, childComplexity }) => {
    const own = weights[`${type.name}.${field.name}`] ?? usualWeight(schema, type.name, field)
    if (!isConnection(field)) return own + items(type.name, field.type) * childComplexity
    return own + pageOf(args['first']) * Math.max(1, childComplexity)
  }

function usualWeight(schema: GraphQLSchema, parent: string, { name, type }: AnyField): number {
  if (parent.startsWith('__')) return isListType(getNullableType(type)) ? assumedItems : 0
  if (parent === schema.getMutationType()?.name) return mutationWeight
  if (isLeafType(getNamedType(type)) || getNamedType(type).name === 'PageInfo') return 0
  // Of an edge only its node is looked up.
  return isPage(parent) && name === 'edges' ? 0 : 1
}

/** How often a field's content is there. The connection around `nodes` and `edges` has counted theirs. */
function items(parent: string, type: GraphQLOutputType): number {
  if (isPage(parent)) return 1
  const nullable = getNullableType(type)
  return isListType(nullable) ? assumedItems * items('', nullable.ofType as GraphQLOutputType) : 1
}

function pageOf(first: unknown): number {
  if (typeof first !== 'number') return usualPage
  return Math.min(Math.max(first, 1), mostPage)
}

type AnyField = Pick<GraphQLField<unknown, unknown>, 'name' | 'type' | 'args'>

const isConnection = ({ args }: Pick<AnyField, 'args'>): boolean => args.some(({ name }) => name === 'first')
const isPage = (typeName: string): boolean => typeName.endsWith('Connection')
