import { run as words } from '../../../words/run.ts'
import { say } from '../../../words/say.ts'

/** What was typed in for a variable, read as its type. */
export type ReadValue = { readonly value: unknown } | { readonly problem: string }

const { wrong } = words.asks

/** Reads what was typed in for a variable of a type of `OutputVariable.type`; a type that nobody knows yet is JSON. */
export function readValue(type: string, typed: string): ReadValue {
  const text = type === 'text' ? typed : typed.trim()
  if (text.trim() === '') return type === 'list' ? { value: [] } : { problem: wrong.missing }
  switch (type) {
    case 'text':
      return { value: text }
    case 'int':
      return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text))
        ? { value: Number(text) }
        : { problem: wrong.int }
    case 'num':
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text))
        ? { value: Number(text) }
        : { problem: wrong.num }
    case 'bool':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : { problem: wrong.bool }
    case 'date':
      return isDay(text) ? { value: text } : { problem: wrong.date }
    case 'list':
      return readList(text)
    default:
      return readJson(text)
  }
}

/** JSON where it is a JSON list, otherwise one text a line. */
function readList(text: string): ReadValue {
  const read = text.startsWith('[') ? readJson(text) : null
  if (read !== null) return read
  const lines = text.split('\n').map((line) => line.trim())
  return { value: lines.filter((line) => line !== '') }
}

function readJson(text: string): ReadValue {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { problem: say(wrong.doc, { why: error instanceof Error ? error.message : String(error) }) }
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

interface Variable {
  readonly name: string
  readonly type: string
}

/** The variables that an answer sets, or what is wrong with them, by name. */
export function readOutputs(
  variables: readonly Variable[],
  typed: Readonly<Record<string, string>>,
): { readonly outputs: Readonly<Record<string, unknown>>; readonly problems: Readonly<Record<string, string>> } {
  const outputs: Record<string, unknown> = {}
  const problems: Record<string, string> = {}
  for (const { name, type } of variables) {
    const read = readValue(type, typed[name] ?? '')
    if ('value' in read) outputs[name] = read.value
    else problems[name] = read.problem
  }
  return { outputs, problems }
}

/**
 * The variable that the decision itself fills in: the first text, as the server takes it. Null: the decision is only that.
 */
export const decisionVariable = (variables: readonly Variable[]): string | null =>
  variables.find(({ type }) => type === 'text')?.name ?? null
