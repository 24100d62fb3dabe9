import { z } from 'zod'
import type { OutputContract } from '../core/contract.ts'
import type { JsonObject } from '../core/json.ts'
import type { OutputVariable } from '../core/knowledge/context-pack.ts'
import { setByAnswer, variableSchema } from './output-variables.ts'

const ofContracts = new WeakMap<OutputContract, JsonObject>()

/**
 * The JSON Schema of an answer: that of its contract, and the step's output variables as further required properties.
 * A variable that bears the name of a property of the contract (`verdict`) is that property.
 */
export function answerSchema(contract: OutputContract, outputs: readonly OutputVariable[]): JsonObject {
  const base = contractSchema(contract)
  const properties = propertiesOf(base)
  const more = setByAnswer(outputs).filter(({ name }) => !(name in properties))
  if (more.length === 0) return base
  const required = z.array(z.string()).catch([]).parse(base['required'])
  // As one schema: what its references point to (`#/$defs/…`) is looked up at the root.
  const { $defs, ...set } = jsonSchema(
    z.strictObject(Object.fromEntries(more.map((one) => [one.name, variableSchema(one)]))),
  )
  return {
    ...base,
    properties: { ...properties, ...propertiesOf(set) },
    required: [...required, ...more.map(({ name }) => name)],
    ...($defs === undefined ? {} : { $defs }),
  }
}

/** The names of a contract's own properties. */
export const contractProperties = (contract: OutputContract): ReadonlySet<string> =>
  new Set(Object.keys(propertiesOf(contractSchema(contract))))

function contractSchema(contract: OutputContract): JsonObject {
  const known = ofContracts.get(contract)
  if (known !== undefined) return known
  const made = jsonSchema(contract.schema)
  ofContracts.set(contract, made)
  return made
}

const jsonSchema = (schema: z.ZodType): JsonObject =>
  z.toJSONSchema(schema, { unrepresentable: 'any' }) as unknown as JsonObject

function propertiesOf(schema: JsonObject): JsonObject {
  const properties = schema['properties']
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties)
    ? (properties as JsonObject)
    : {}
}
