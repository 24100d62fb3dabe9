import { contractIds, contractOf } from '../../../src/brain/contract-of.ts'
import { answerSchema, contractProperties } from '../../../src/brain/answer-schema.ts'
import type { Brain, Persona } from '../../../src/brain/brain.ts'
import type { JsonObject } from '../../../src/core/json.ts'
import { type ModelProvider, type ModelRequest } from '../../../src/core/provider.ts'
import { offlineProvider } from '../../../src/offline/provider.ts'
import { asking } from '../asking.ts'
import { readPack } from './read-pack.ts'
import { readParts } from './read-parts.ts'
import type { WireRequest } from './wire-request.ts'

/** What a persona answers in place of the rules; `byRules` is what they would say. */
export type Script = (asked: {
  readonly asked: ModelRequest
  readonly request: WireRequest
  readonly byRules: () => Promise<JsonObject>
}) => JsonObject | Promise<JsonObject>

/**
 * A model that answers for every persona of a brain: it reads what it is asked from the messages alone, as a model does,
 * and answers by the platform's own rules, or by the script of the contract.
 */
export function scriptedTeam(of: {
  readonly brain: Brain
  readonly scripts?: Readonly<Record<string, Script>>
}): (request: WireRequest) => Promise<string> {
  const rules = offlineProvider()
  return async (request) => {
    const asked = readRequest(request, of.brain)
    const byRules = (): Promise<JsonObject> => answerBy(rules, asked)
    const script = of.scripts?.[asked.contract.id]
    const answer = script === undefined ? byRules() : script({ asked, request, byRules })
    return JSON.stringify(await answer)
  }
}

/** What a persona was asked, as the node that asked had it. Throws where the messages are not those of the platform. */
export function readRequest(request: WireRequest, brain: Brain): ModelRequest {
  const pack = readPack(request.messages)
  const persona = brain.personas.get(pack.persona)
  if (persona === undefined) throw new Error(`Found a task of ${pack.persona}, who is not in the brain.`)
  const contract = contractOf(contractIdOf(request, persona))
  return {
    persona: { id: persona.id, models: [] },
    tier: persona.tier,
    prompt: persona.prompt,
    pack,
    contract: { id: contract.id, schema: answerSchema(contract, pack.outputs) },
    rules: persona.rules,
    repair: readRepair(request),
  }
}

/** The last answer to the same question, and what was wrong with it. */
function readRepair({ messages }: WireRequest): ModelRequest['repair'] {
  const answer = messages.findLast(({ role }) => role === 'assistant')?.text
  const error = readParts(messages).find(({ name }) => name === 'why it was refused')?.text
  return answer === undefined || error === undefined ? null : { answer, error }
}

/** By the name that the provider was given; else by what the answer must hold. */
function contractIdOf({ contract, schema, messages }: WireRequest, persona: Persona): string {
  if (contract !== null) return contract
  const held = schema ?? toldSchema(messages[0]?.text ?? '')
  const names = new Set(Object.keys((held['properties'] ?? {}) as JsonObject))
  const propertiesOf = (id: string): ReadonlySet<string> => contractProperties(contractOf(id))
  const known = contractIds.toSorted((one, other) => propertiesOf(other).size - propertiesOf(one).size)
  const fitting = [persona.contract, ...known].find((id) => [...propertiesOf(id)].every((name) => names.has(name)))
  if (fitting === undefined) throw new Error(`Found no contract of which ${[...names].join(', ')} are the properties.`)
  return fitting
}

/** A schema that was told in words is the last line of the first message. */
function toldSchema(text: string): JsonObject {
  const line = text.split('\n').at(-1) ?? ''
  return line.startsWith('{') ? (JSON.parse(line) as JsonObject) : {}
}

async function answerBy(rules: ModelProvider, asked: ModelRequest): Promise<JsonObject> {
  const { content } = await rules.answer(asked, asking())
  return JSON.parse(content) as JsonObject
}
