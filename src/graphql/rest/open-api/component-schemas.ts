import {
  getNamedType,
  type GraphQLEnumType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { type JsonSchema, named, orNull, precise } from './json-schema.ts'

interface NamedField {
  readonly name: string
  readonly type: GraphQLType
}

type Schemas = Readonly<Record<string, JsonSchema>>

/**
 * What was generated for the types, made true of answers: every field of an object is there, and is null where the schema
 * allows it.
 */
export function componentSchemas(shown: GraphQLSchema, generated: Schemas): Schemas {
  const roots = [shown.getQueryType(), shown.getMutationType()]
  const types = Object.values(shown.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  const found = types.flatMap((type): readonly (readonly [string, JsonSchema])[] => {
    const made = generated[type.name]
    if (made === undefined || roots.some((root) => root === type)) return []
    if (isEnumType(type)) return [[type.name, { ...made, description: enumText(type) }]]
    if (!isObjectType(type) && !isInputObjectType(type)) return []
    const fields: readonly NamedField[] = Object.values(type.getFields())
    const properties = fields.map(({ name, type: of }) => {
      const property = propertyOf(made.properties?.[name] ?? {}, getNamedType(of))
      return [name, isObjectType(type) && !isNonNullType(of) ? orNull(property) : property] as const
    })
    const required = isObjectType(type) ? fields.map(({ name }) => name) : (made.required ?? [])
    return [[type.name, { ...made, required, properties: Object.fromEntries(properties) }]]
  })
  return { ...Object.fromEntries(found), ErrorAnswer: errorAnswer }
}

function propertyOf(made: JsonSchema, type: GraphQLNamedType): JsonSchema {
  const { description, ...bare } = precise(made)
  const schema = isEnumType(type) ? named(bare, type.name) : bare
  return description === undefined ? schema : { ...schema, description }
}

function enumText(type: GraphQLEnumType): string {
  const values = type
    .getValues()
    .map(({ name, description }) => `- \`${name}\`${description ? `: ${description}` : ''}`)
  return [type.description ?? '', values.join('\n')].join('\n\n').trim()
}

const text = (description: string): JsonSchema => ({ type: 'string', description })
const path: JsonSchema = {
  type: 'array',
  items: { type: 'string' },
  description: 'The argument that it is about, outermost first.',
}

/** What every failed request is answered with. */
const errorAnswer: JsonSchema = {
  type: 'object',
  description: 'What went wrong. Nothing was stored.',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: text('Stable, upper-case: `INVALID_INPUT`, `NOT_FOUND`, `CURSOR_AHEAD`.'),
        message: text('What was found, what was expected and what to do.'),
        requestId: text('The same as in the `X-Request-Id` header; whoever runs the server finds the request by it.'),
        path,
        details: {
          type: 'array',
          description: 'Of a request that was understood and refused: everything that is wrong with it.',
          items: {
            type: 'object',
            required: ['code', 'message', 'path'],
            properties: {
              code: text('Stable, upper-case.'),
              message: text('What was found, what was expected and what to do.'),
              path,
              reason: text('Of a workflow: what kind of fault.'),
              step: { ...text('Of a workflow: the step that it is about.'), type: ['string', 'null'] },
              at: text('Of a workflow: where in it.'),
            },
          },
        },
      },
    },
  },
}
