import type { z } from 'zod'
import { cleanJson } from '../core/clean-text.ts'
import type { OutputContract } from '../core/contract.ts'
import { messageOf } from '../core/errors.ts'
import type { Json } from '../core/json.ts'
import type { OutputVariable } from '../core/knowledge/context-pack.ts'
import { contractProperties } from './answer-schema.ts'
import { describeIssue } from './files/describe-issue.ts'
import { OffContract } from './off-contract.ts'
import { setByAnswer, variableSchema } from './output-variables.ts'

/** An answer that keeps its contract, and the values it gives to the step's output variables. */
export interface ParsedAnswer {
  readonly answer: Json
  readonly outputs: Readonly<Record<string, Json>>
}

const shownProblems = 20
/** Longest answer that is read, in UTF-16 code units: several times what any contract needs. */
const mostLength = 4 * 1024 * 1024
/** Deepest nesting that is read; no contract goes beyond a dozen. */
const mostDepth = 64

/**
 * Reads the text of a model. NUL and lone surrogates are taken out first, as no store keeps them. Throws OffContract,
 * whose message can be given to the model as a hint. `OutputContract.check` is left to whoever knows the clauses.
 */
export function parseAnswer(
  contract: OutputContract,
  outputs: readonly OutputVariable[],
  content: string,
): ParsedAnswer {
  const whole = readObject(contract, content)
  const properties = contractProperties(contract)
  const problems: string[] = []
  const values: Record<string, Json> = {}
  const rest: Record<string, unknown> = { ...whole }
  for (const output of setByAnswer(outputs)) {
    const read = variableSchema(output).safeParse(whole[output.name])
    if (read.success) values[output.name] = read.data
    else problems.push(...read.error.issues.map((issue) => describeAt(issue, output.name, whole)))
    if (!properties.has(output.name)) delete rest[output.name]
  }
  const read = contract.schema.safeParse(rest)
  if (!read.success) problems.push(...read.error.issues.map((issue) => describeIssue(issue, rest)))
  if (!read.success || problems.length > 0) throw new OffContract(contract.id, shorten(problems))
  return { answer: read.data as Json, outputs: values }
}

function readObject(contract: OutputContract, content: string): Readonly<Record<string, unknown>> {
  if (content.length > mostLength) {
    throw new OffContract(contract.id, [
      `found ${content.length} characters, expected at most ${mostLength}; answer with what the contract asks alone`,
    ])
  }
  let value: unknown
  try {
    const read = JSON.parse(withoutFence(content)) as Json
    checkDepth(read, mostDepth)
    value = cleanJson(read)
  } catch (error) {
    throw new OffContract(contract.id, [
      `found text that cannot be read as JSON (${messageOf(error)}), expected one JSON object and nothing else; answer with the object alone`,
    ])
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new OffContract(contract.id, [
    'found no object, expected one JSON object and nothing else; answer with the object alone',
  ])
}

function checkDepth(value: Json, left: number): void {
  if (typeof value !== 'object' || value === null) return
  if (left === 0) throw new Error(`values nested deeper than ${mostDepth} levels`)
  for (const member of Object.values(value) as readonly Json[]) checkDepth(member, left - 1)
}

/** Models like to wrap JSON into a Markdown fence; nothing is lost by taking it off. */
function withoutFence(content: string): string {
  return /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/.exec(content)?.[1] ?? content
}

function describeAt(issue: z.core.$ZodIssue, name: string, whole: Readonly<Record<string, unknown>>): string {
  return `${describeIssue({ ...issue, path: [name, ...issue.path] }, whole)} (an output variable of this step)`
}

function shorten(problems: readonly string[]): string[] {
  const unique = [...new Set(problems)]
  if (unique.length <= shownProblems) return unique
  return [...unique.slice(0, shownProblems), `and ${unique.length - shownProblems} more of the kind`]
}
