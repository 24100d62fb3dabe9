import type { Json, JsonObject } from '../../../src/core/json.ts'

/** A schema inside a schema. */
export interface SchemaNode {
  readonly node: JsonObject
  /** `properties`, `parts`, `items`. */
  readonly path: readonly string[]
  /** In how many objects and lists it stands, itself included. */
  readonly level: number
}

const maps = ['properties', '$defs', 'definitions']
const lists = ['anyOf', 'allOf', 'oneOf']
const single = ['items', 'additionalProperties']

/** A schema and every schema in it, from the outside in. */
export function schemaNodes(node: JsonObject, path: readonly string[] = [], outer = 0): readonly SchemaNode[] {
  const level = 'properties' in node || 'items' in node ? outer + 1 : outer
  const inside = [
    ...maps.flatMap((key) => Object.entries(objectOf(node[key])).map(([name, one]) => [[key, name], one] as const)),
    ...lists.flatMap((key) => listOf(node[key]).map((one, at) => [[key, String(at)], one] as const)),
    ...single.map((key) => [[key], node[key]] as const),
  ]
  return [
    { node, path, level },
    ...inside.flatMap(([steps, one]) => (isObject(one) ? schemaNodes(one, [...path, ...steps], level) : [])),
  ]
}

/** Whether a reference leads back to where it stands. */
export function isRecursive(schema: JsonObject): boolean {
  const definitions = { ...objectOf(schema['$defs']), ...objectOf(schema['definitions']) }
  const targets = (of: Json | undefined): readonly string[] =>
    schemaNodes(objectOf(of)).flatMap(({ node }) => (typeof node['$ref'] === 'string' ? [node['$ref']] : []))
  const leadsBack = (name: string, seen: ReadonlySet<string>): boolean =>
    targets(definitions[name]).some((ref) => {
      const next = ref.split('/').at(-1) ?? ''
      return seen.has(next) || ref === '#' || leadsBack(next, new Set([...seen, next]))
    })
  return targets(schema).includes('#') || Object.keys(definitions).some((name) => leadsBack(name, new Set([name])))
}

/** The types that a schema names. */
export const typesOf = ({ type }: JsonObject): readonly string[] => (typeof type === 'string' ? [type] : textsOf(type))

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of an object; of anything else, none. */
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** The items of a list; of anything else, none. */
export const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : []

/** The texts of a list. */
export const textsOf = (value: Json | undefined): readonly string[] =>
  listOf(value).filter((one) => typeof one === 'string')
