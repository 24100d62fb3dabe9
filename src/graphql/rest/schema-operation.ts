import {
  type DocumentNode,
  getNamedType,
  getOperationAST,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  print,
  type SelectionSetNode,
} from 'graphql'
import { aliased, unaliased } from './aliases.ts'
import { argumentsOf, fieldsOf } from './rest-schema.ts'
import { resultOf } from './shown-types.ts'
import type { RestOperation } from './rest-operations.ts'

type Values = Readonly<Record<string, unknown>>

/** An operation of the schema that does what one of the REST API asks for. */
export interface SchemaOperation {
  readonly query: string
  readonly operationName: string
  /** Its variables, from the arguments as callers name them. */
  readonly variables: (given: Values) => Values
  /** What was asked for, out of the data: null where it does not exist. */
  readonly result: (data: Values) => unknown
  /** What the caller can put right, out of the data; empty: nothing. */
  readonly userErrors: (data: Values) => readonly UserError[]
}

/** As mutations give it. */
export interface UserError {
  readonly __typename: string
  readonly code: string
  readonly message: string
  readonly path: readonly string[]
  readonly [detail: string]: unknown
}

const errors = 'userErrors { __typename code message path ... on WorkflowInvalidError { reason step at } }'

/** Makes it from the document that was generated for the operation out of the schema as the REST API shows it. */
export function schemaOperation(
  schema: GraphQLSchema,
  operation: RestOperation,
  generated: DocumentNode,
): SchemaOperation {
  const shown = selectionOf(generated)
  return operation.field.startsWith('Mutation.') ? mutation(schema, operation, shown) : query(schema, operation, shown)
}

function query(schema: GraphQLSchema, operation: RestOperation, shown: SelectionSetNode | null): SchemaOperation {
  const fields = fieldsOf(schema, operation)
  const theirs = new Map(Object.entries(operation.names ?? {}).map(([here, there]) => [there, here]))
  const several = shown !== null && isAbstractType(getNamedType(fields.at(-1)?.type)) ? aliased(shown, schema) : null
  const inner = several === null ? textOf(shown) : `{ __typename ${textOf(several).slice(1)}`
  const text = fields.reduceRight((selection, { name, args }) => {
    const given = args.map((arg) => `${arg.name}: $${theirs.get(arg.name) ?? arg.name}`).join(', ')
    const field = given === '' ? name : `${name}(${given})`
    return `${field} ${selection.startsWith('{') || selection === '' ? selection : `{ ${selection} }`}`
  }, inner)
  const declared = [...argumentsOf(schema, operation)].map(([name, { type }]) => `$${name}: ${String(type)}`).join(', ')
  return {
    query: `query ${operation.name}${declared === '' ? '' : `(${declared})`} { ${text} }`,
    operationName: operation.name,
    variables: (given) => given,
    result: (data) => {
      const value = fields.reduce<unknown>((from, { name }) => (isValues(from) ? (from[name] ?? null) : null), data)
      return several === null ? value : unaliased(value, several)
    },
    userErrors: () => [],
  }
}

function mutation(schema: GraphQLSchema, operation: RestOperation, shown: SelectionSetNode | null): SchemaOperation {
  const [field] = fieldsOf(schema, operation)
  const payload = getNamedType(field?.type)
  const [input] = field?.args ?? []
  if (field === undefined || input === undefined || !isObjectType(payload)) {
    throw new TypeError(`Found ${operation.field}, expected a mutation with one input and a payload.`)
  }
  const result = resultOf(payload)
  const selection = textOf(shown)
  const asked = result === null ? selection.slice(1, -1) : `${result.name} ${selection}`
  const dataOf = (data: Values): Values => (isValues(data[field.name]) ? data[field.name] : {}) as Values
  return {
    query: `mutation ${operation.name}($input: ${String(input.type)}) { ${field.name}(${input.name}: $input) { ${asked} ${errors} } }`,
    operationName: operation.name,
    variables: (given) => ({
      input: Object.fromEntries(Object.entries(given).map(([name, value]) => [operation.names?.[name] ?? name, value])),
    }),
    result: (data) => {
      const { userErrors: _, ...shownFields } = dataOf(data)
      return result === null ? shownFields : dataOf(data)[result.name]
    },
    userErrors: (data) => (dataOf(data)['userErrors'] ?? []) as readonly UserError[],
  }
}

const textOf = (selection: SelectionSetNode | null): string => (selection === null ? '' : print(selection))

function selectionOf(document: DocumentNode): SelectionSetNode | null {
  const [field] = getOperationAST(document)?.selectionSet.selections ?? []
  return field?.kind === Kind.FIELD ? (field.selectionSet ?? null) : null
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
