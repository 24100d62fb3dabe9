import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import type { Json } from '../../core/json.ts'

/** Written by us alone: no argument has this type. */
const DateTime = new GraphQLScalarType<string, string>({ name: 'DateTime', serialize: String })

function literal(node: ValueNode, variables: Readonly<Record<string, unknown>> | null | undefined): Json {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value)
    case Kind.LIST:
      return node.values.map((value) => literal(value, variables))
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, literal(value, variables)]))
    case Kind.NULL:
      return null
    case Kind.VARIABLE:
      return (variables?.[node.name.value] ?? null) as Json
    case Kind.ENUM:
      throw new GraphQLError(`Found the name ${node.value}, expected a JSON value; put text into quotes.`, {
        nodes: node,
      })
  }
}

const JSONScalar = new GraphQLScalarType<Json, Json>({
  name: 'JSON',
  serialize: (value) => value as Json,
  parseValue: (value) => value as Json,
  parseLiteral: literal,
})

export const scalars = { DateTime, JSON: JSONScalar }
