import type { Json, JsonObject } from '../../core/json.ts'
import type { SchemaDialect } from './schema-dialect.ts'
import { listOf, objectOf, sizeOf } from './schema-node.ts'

const structural = new Set(['type', 'enum', 'properties', 'required', 'additionalProperties', 'items', 'anyOf', '$ref'])
const limiting = new Set(['pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'])
const counting = new Set(['minItems', 'maxItems'])
/** They say nothing about the answer, or are said in another way below. */
const silent = new Set(['$schema', '$defs', 'oneOf', 'const', 'description', 'title', 'propertyNames'])

/**
 * A schema in OpenAI's strict subset: every object closed with all keys required, one of several as `anyOf`, and what the
 * dialect does not know as words in `description` (the answer is held against the full contract anyway). `strict` is
 * false where the schema cannot be said so: open objects, optional keys, any value, or more than the dialect takes.
 */
export function strictSchema(schema: JsonObject, dialect: SchemaDialect): Rewritten {
  const known = rewritten.get(dialect)?.get(schema)
  if (known !== undefined) return known
  const made = limited(rewrite(schema, dialect), dialect)
  const ofDialect = rewritten.get(dialect) ?? new WeakMap<JsonObject, Rewritten>()
  rewritten.set(dialect, ofDialect.set(schema, made))
  return made
}

/** The same few contracts are sent again and again, and the large ones are worth half a millisecond each. */
const rewritten = new WeakMap<SchemaDialect, WeakMap<JsonObject, Rewritten>>()

/** Strict only where the provider takes so much. */
function limited(made: Rewritten, dialect: SchemaDialect): Rewritten {
  const size = sizeOf(made.schema, 0)
  const fits =
    size.properties <= dialect.mostProperties && size.levels <= dialect.mostLevels && size.unions <= dialect.mostUnions
  return { schema: made.schema, strict: made.strict && fits }
}

interface Rewritten {
  readonly schema: JsonObject
  readonly strict: boolean
}

function rewrite(node: JsonObject, dialect: SchemaDialect): Rewritten {
  let strict = isStrict(node)
  const inside = (value: Json | undefined): JsonObject => {
    const made = rewrite(objectOf(value), dialect)
    strict &&= made.strict
    return made.schema
  }
  const each = (value: Json | undefined): JsonObject =>
    Object.fromEntries(Object.entries(objectOf(value)).map(([name, one]) => [name, inside(one)]))
  const choices = listOf(node['anyOf'] ?? node['oneOf']).map(inside)
  const words = describe(node, dialect)
  const schema: JsonObject = {
    ...Object.fromEntries(Object.entries(node).filter(([key]) => structural.has(key) || isKept(key, node, dialect))),
    ...(node['const'] === undefined ? {} : { enum: [node['const']] }),
    ...(choices.length === 0 ? {} : { anyOf: choices }),
    ...(node['items'] === undefined ? {} : { items: inside(node['items']) }),
    ...(node['properties'] === undefined ? {} : { properties: each(node['properties']) }),
    ...closed(node, inside),
    ...(node['$defs'] === undefined ? {} : { $defs: each(node['$defs']) }),
    ...(words === '' ? {} : { description: words }),
  }
  return { schema, strict }
}

/** Whether the node itself, without what is inside it, can be said strictly. */
function isStrict(node: JsonObject): boolean {
  const names = Object.keys(objectOf(node['properties']))
  const required = new Set(listOf(node['required']))
  if (node['type'] === 'object') return !isOpen(node) && names.every((name) => required.has(name))
  return ['type', 'enum', 'const', 'anyOf', 'oneOf', '$ref'].some((key) => key in node)
}

/** Whether the object may have members that the schema does not name. One that says nothing of them is closed. */
function isOpen(node: JsonObject): boolean {
  const more = node['additionalProperties']
  return more === undefined ? node['properties'] === undefined : more !== false
}

function closed(node: JsonObject, inside: (value: Json | undefined) => JsonObject): JsonObject {
  if (node['type'] !== 'object') return {}
  const more = node['additionalProperties']
  if (isOpen(node)) return typeof more === 'object' ? { additionalProperties: inside(more) } : {}
  return { additionalProperties: false }
}

/** OpenAI refuses a pattern that looks ahead or behind. */
function isKept(key: string, node: JsonObject, { limits }: SchemaDialect): boolean {
  if (!limits || isNoLimit(key, node[key])) return false
  return counting.has(key) || (limiting.has(key) && !(key === 'pattern' && /\(\?[=!<]/.test(JSON.stringify(node[key]))))
}

/** The bounds of what a JSON number carries exactly are no limit that anybody has to hear of. */
const isNoLimit = (key: string, value: Json | undefined): boolean =>
  key.endsWith('imum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER

function describe(node: JsonObject, dialect: SchemaDialect): string {
  const told = Object.entries(node).filter(
    ([key, value]) => !structural.has(key) && !silent.has(key) && !isKept(key, node, dialect) && !isNoLimit(key, value),
  )
  return [
    ...(typeof node['description'] === 'string' ? [node['description']] : []),
    ...told.map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`),
  ].join('; ')
}
