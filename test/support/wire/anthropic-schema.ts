import type { JsonObject } from '../../../src/core/json.ts'
import { isRecursive, listOf, objectOf, schemaNodes, textsOf, typesOf } from './schema-nodes.ts'
import { WireRefusal } from './wire-format.ts'

const keywords = new Set(
  [
    '$schema $defs definitions $ref title description default type enum const anyOf allOf',
    'properties required additionalProperties items minItems format pattern',
  ].flatMap((words) => words.split(' ')),
)
const formats = new Set('date-time time date duration email hostname uri ipv4 ipv6 uuid'.split(' '))
const mostOptional = 24
const mostUnions = 16

/**
 * Throws WireRefusal where a schema breaks the rules of structured outputs (Claude documentation, "Structured outputs":
 * JSON Schema limitations); `at` is where it stands in the body.
 */
export function checkAnthropicSchema(schema: JsonObject, at: string): void {
  const nodes = schemaNodes(schema).map(({ node }) => node)
  const fault =
    nodes.map(faultOfNode).find((one) => one !== null) ??
    (isRecursive(schema) ? 'Recursive schemas are not supported' : null) ??
    tooComplex(nodes)
  if (fault !== null) throw new WireRefusal('bad_request', `${at}: ${fault}`)
}

function faultOfNode(node: JsonObject): string | null {
  const type = typesOf(node).join(', ')
  const strange = Object.keys(node).find((key) => !keywords.has(key))
  if (strange !== undefined) return `For '${type}' type, property '${strange}' is not supported`
  if (typesOf(node).includes('object') && node['additionalProperties'] !== false)
    return "For 'object' type, 'additionalProperties' must be explicitly set to false"
  const { $ref, minItems, format, pattern } = node
  if (typeof $ref === 'string' && !$ref.startsWith('#')) return 'External $ref is not supported'
  if (minItems !== undefined && minItems !== 0 && minItems !== 1)
    return "For 'array' type, 'minItems' values other than 0 or 1 are not supported"
  if (typeof format === 'string' && !formats.has(format))
    return `For 'string' type, format '${format}' is not supported`
  if (typeof pattern === 'string' && /\(\?<?[=!]|\\[bB1-9]/.test(pattern)) return 'Unsupported regex in pattern'
  if (listOf(node['enum']).some((one) => typeof one === 'object' && one !== null))
    return 'Enum values must be strings, numbers, booleans or null'
  return null
}

function tooComplex(nodes: readonly JsonObject[]): string | null {
  const optional = nodes.flatMap((node) =>
    Object.keys(objectOf(node['properties'])).filter((name) => !textsOf(node['required']).includes(name)),
  )
  if (optional.length > mostOptional)
    return `Schemas contains too many optional parameters (${optional.length}), limit: ${mostOptional}`
  const unions = nodes.filter((node) => 'anyOf' in node || typesOf(node).length > 1).length
  if (unions > mostUnions)
    return `Schemas contains too many parameters with union types (${unions}), limit: ${mostUnions}`
  return null
}
