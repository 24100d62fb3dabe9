/** As much of JSON Schema as is written here. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly unknown[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly oneOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly $ref?: string
}

export const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

/** The same, or null. A schema that allows anything allows that already. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { description, ...bare } = schema
  const said = description === undefined ? {} : { description }
  if (bare.$ref !== undefined || bare.oneOf !== undefined) return { anyOf: [bare, { type: 'null' }], ...said }
  if (typeof bare.type !== 'string') return schema
  const values = bare.enum === undefined ? {} : { enum: [...bare.enum, null] }
  return { ...bare, type: [bare.type, 'null'], ...values, ...said }
}

/** The same, with what stands for a named type, or for the items of a list of it, said by that name. */
export const named = (schema: JsonSchema, name: string): JsonSchema =>
  schema.items === undefined ? refTo(name) : { ...schema, items: named(schema.items, name) }

/** Floating-point numbers of GraphQL are of double precision. */
export function precise(schema: JsonSchema): JsonSchema {
  const { items, format } = schema
  return {
    ...schema,
    ...(format === 'float' ? { format: 'double' } : {}),
    ...(items === undefined ? {} : { items: precise(items) }),
  }
}
