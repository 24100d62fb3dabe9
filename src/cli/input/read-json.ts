import { InvalidInput, messageOf } from '../../core/errors.ts'
import { readTextFile } from './read-text.ts'

/** A JSON object from an argument: the object itself (`{…}`) or the name of a file that holds it. */
export async function readObject(cwd: string, given: string, option: string): Promise<Record<string, unknown>> {
  const isInline = given.trimStart().startsWith('{')
  const text = isInline ? given : await readTextFile(cwd, given, option)
  const value = parse(text, option)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new InvalidInput(`Found ${option} that is no object, expected JSON such as {"amount": 12}.`, [option])
}

function parse(text: string, option: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new InvalidInput(
      `Found ${option} that is no JSON (${messageOf(error)}), expected an object such as {"amount": 12}.`,
      [option],
    )
  }
}

/** A workflow: the name of one that comes with the brain, or a file (it ends in `.json`) with a whole one. */
export function readWorkflow(cwd: string, given: string): Promise<unknown> {
  return given.endsWith('.json') ? readObject(cwd, given, '--workflow') : Promise.resolve(given)
}
