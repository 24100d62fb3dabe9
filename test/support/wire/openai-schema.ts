import type { JsonObject } from '../../../src/core/json.ts'
import { listOf, objectOf, type SchemaNode, schemaNodes, textsOf, typesOf } from './schema-nodes.ts'
import { WireRefusal } from './wire-format.ts'

/** How much of JSON Schema a strict schema may use; what is undocumented is taken strictly. */
export interface StrictLimits {
  readonly keywords: ReadonlySet<string>
  readonly properties: number
  readonly levels: number
  readonly enumValues: number
  readonly characters: number
}

const structure = ['type', 'description', 'title', 'enum', 'const', 'anyOf', '$ref', '$defs', 'definitions', '$schema']
const containers = ['properties', 'required', 'additionalProperties', 'items']
const bounds = ['pattern', 'format', 'multipleOf', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']

/** OpenAI, "Structured outputs": supported schemas. */
export const openaiLimits: StrictLimits = {
  keywords: new Set([...structure, ...containers, ...bounds, 'minItems', 'maxItems']),
  properties: 5000,
  levels: 10,
  enumValues: 1000,
  characters: 120_000,
}
/** Azure OpenAI, "Structured outputs": no bounds of values, and less of everything. */
export const azureLimits: StrictLimits = {
  keywords: new Set([...structure, ...containers]),
  properties: 100,
  levels: 5,
  enumValues: 500,
  characters: 15_000,
}

const formats = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid']

/** Throws WireRefusal where a strict schema breaks the rules of structured outputs. */
export function checkOpenaiSchema(
  schema: JsonObject,
  of: { readonly what: 'response_format' | 'function'; readonly name: string; readonly limits: StrictLimits },
): void {
  const found = faultOf(schema, of.limits)
  if (found === null) return
  throw new WireRefusal('bad_request', `Invalid schema for ${of.what} '${of.name}': ${found}`, {
    param: of.what === 'function' ? 'tools[0].function.parameters' : 'response_format',
    code: of.what === 'function' ? 'invalid_function_parameters' : 'invalid_json_schema',
  })
}

function faultOf(schema: JsonObject, limits: StrictLimits): string | null {
  if (schema['type'] !== 'object' || 'anyOf' in schema)
    return `schema must be a JSON Schema of 'type: "object"', got 'type: "${JSON.stringify(schema['type'] ?? null)}"'.`
  const nodes = schemaNodes(schema)
  for (const one of nodes) {
    const wrong = faultOfNode(one.node, limits)
    if (wrong !== null) return `In context=(${one.path.map((step) => `'${step}'`).join(', ')}), ${wrong}`
  }
  return sizeFault(nodes, limits)
}

function faultOfNode(node: JsonObject, { keywords }: StrictLimits): string | null {
  const strange = Object.keys(node).find((key) => !keywords.has(key))
  if (strange !== undefined) return `'${strange}' is not permitted.`
  if ('$ref' in node) {
    const beside = Object.keys(node).filter((key) => key !== '$ref' && !key.endsWith('efs'))
    return beside.length > 0 ? `$ref cannot have keywords {${beside.map((key) => `'${key}'`).join(', ')}}.` : null
  }
  if (!['type', 'anyOf', 'enum', 'const'].some((key) => key in node)) return "schema must have a 'type' key."
  const types = typesOf(node)
  if (types.includes('object')) return faultOfObject(node)
  if (types.includes('array') && !('items' in node)) return 'array schema missing items.'
  const { format, pattern } = node
  if (typeof format === 'string' && !formats.includes(format)) return `'${format}' is not a valid format.`
  if (typeof pattern === 'string' && /\(\?<?[=!]/.test(pattern)) return 'lookaround is not supported in pattern.'
  return null
}

function faultOfObject(node: JsonObject): string | null {
  if (node['additionalProperties'] !== false)
    return "'additionalProperties' is required to be supplied and to be false."
  const names = Object.keys(objectOf(node['properties']))
  const required = textsOf(node['required'])
  const missing = names.find((name) => !required.includes(name))
  const every = "'required' is required to be supplied and to be an array including every key in properties."
  if (missing !== undefined) return `${every} Missing '${missing}'.`
  const extra = required.find((name) => !names.includes(name))
  return extra === undefined ? null : `${every} Extra required key '${extra}' supplied.`
}

function sizeFault(nodes: readonly SchemaNode[], limits: StrictLimits): string | null {
  const levels = Math.max(...nodes.map(({ level }) => level))
  if (levels > limits.levels) return `${levels} levels of nesting exceeds limit of ${limits.levels}.`
  const names = nodes.flatMap(({ node }) => Object.keys(objectOf(node['properties'])))
  if (names.length > limits.properties)
    return `Expected at most ${limits.properties} object properties total, but found ${names.length}.`
  const values = nodes.flatMap(({ node }) => listOf(node['enum']))
  if (values.length > limits.enumValues)
    return `Expected at most ${limits.enumValues} enum values in total within a schema, but found ${values.length}.`
  const definitions = nodes.flatMap(({ node }) => Object.keys(objectOf(node['$defs'])))
  const constants = nodes.flatMap(({ node }) => node['const'] ?? [])
  const characters = JSON.stringify([names, definitions, values, constants]).length
  if (characters > limits.characters)
    return `Expected at most ${limits.characters} characters of names and values within a schema, but found ${characters}.`
  return null
}
