import {
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLArgument,
  type GraphQLArgumentConfig,
  type GraphQLFieldConfig,
  type GraphQLField,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  type GraphQLInputField,
  isInputObjectType,
  isObjectType,
} from 'graphql'
import type { RestOperation } from './rest-operations.ts'
import { ShownTypes } from './shown-types.ts'

/** The fields on the way to what an operation shows, from the root on. */
export function fieldsOf(
  schema: GraphQLSchema,
  { field }: Pick<RestOperation, 'field'>,
): GraphQLField<unknown, unknown>[] {
  const [root = '', ...names] = field.split('.')
  let type: unknown = schema.getType(root)
  return names.map((name) => {
    const found = isObjectType(type) ? type.getFields()[name] : undefined
    if (found === undefined)
      throw new GraphQLError(`Found no field ${field} in the schema, expected one; mend rest-operations.ts.`)
    type = getNamedType(found.type)
    return found
  })
}

/** The arguments of an operation as callers give them, by their names here: a mutation's are those of its input. */
export function argumentsOf(
  schema: GraphQLSchema,
  operation: RestOperation,
): ReadonlyMap<string, GraphQLArgument | GraphQLInputField> {
  const given = fieldsOf(schema, operation).flatMap(({ args }) => args)
  const input = getNamedType(given[0]?.type)
  const flat =
    operation.field.startsWith('Mutation.') && isInputObjectType(input) ? Object.values(input.getFields()) : given
  const ours = new Map(Object.entries(operation.names ?? {}).map(([here, there]) => [there, here]))
  return new Map(flat.map((one) => [ours.get(one.name) ?? one.name, one]))
}

/**
 * The schema as the REST API shows it: a root field for each operation, arguments without an input around them, and types
 * that have only the fields that are shown. What is generated from it is therefore true of the answers.
 */
export function restSchema(schema: GraphQLSchema, operations: readonly RestOperation[]): GraphQLSchema {
  const shown = new ShownTypes(schema)
  const root = (name: string, reading: boolean): GraphQLObjectType =>
    new GraphQLObjectType({
      name,
      fields: Object.fromEntries(
        operations
          .filter(({ field }) => field.startsWith('Query.') === reading)
          .map((operation) => [operation.name, rootField(schema, operation, shown)]),
      ),
    })
  // What the long poll answers, which is no field of the schema's queries.
  const types = [schema.getType('RunEventsPayload')].filter(isObjectType).map((type) => getNamedType(shown.whole(type)))
  return new GraphQLSchema({ query: root('Query', true), mutation: root('Mutation', false), types })
}

function rootField(
  schema: GraphQLSchema,
  operation: RestOperation,
  shown: ShownTypes,
): GraphQLFieldConfig<unknown, unknown> {
  const field = fieldsOf(schema, operation).at(-1)
  if (field === undefined) throw new GraphQLError(`Found no field in "${operation.field}", expected one.`)
  const args = [...argumentsOf(schema, operation)].map(([name, { type, description, defaultValue }]) => {
    const argument: GraphQLArgumentConfig = { type, description, defaultValue }
    return [name, argument] as const
  })
  const type = operation.field.startsWith('Mutation.')
    ? shown.payload(getNamedType(field.type))
    : shown.whole(field.type)
  return {
    type: new GraphQLNonNull(getNullableType(type)),
    description: field.description,
    args: Object.fromEntries(args),
  }
}
