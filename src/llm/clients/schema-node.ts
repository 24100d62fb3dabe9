import type { Json, JsonObject } from '../../core/json.ts'

/** The value where it is an object, or an empty one. */
export const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}

/** The value where it is a list, or an empty one. */
export const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : []

/** How much a provider has to take in. */
interface Size {
  readonly properties: number
  readonly levels: number
  readonly unions: number
}

/** What a schema holds, and how deep objects and lists stand in each other; what a reference points to counts once. */
export function sizeOf(node: JsonObject, level: number): Size {
  const here = node['properties'] !== undefined || node['items'] !== undefined ? level + 1 : level
  const members = Object.values(objectOf(node['properties']))
  const inside = [...members, ...listOf(node['anyOf']), ...Object.values(objectOf(node['$defs'])), node['items'] ?? {}]
  const union = node['anyOf'] !== undefined || Array.isArray(node['type'])
  return inside
    .map(objectOf)
    .filter((one) => Object.keys(one).length > 0)
    .map((one) => sizeOf(one, here))
    .reduce(
      (sum, one) => ({
        properties: sum.properties + one.properties,
        levels: Math.max(sum.levels, one.levels),
        unions: sum.unions + one.unions,
      }),
      { properties: members.length, levels: here, unions: union ? 1 : 0 },
    )
}
