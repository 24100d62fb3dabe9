import { InvalidInput } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'

/** What keeps a text from being stored as it is; null: nothing. */
export function textProblem(text: string): string | null {
  if (text.includes('\0')) return 'Found a NUL character, expected text; take it out.'
  if (!text.isWellFormed())
    return 'Found half of a surrogate pair, expected well-formed Unicode text; mend the encoding.'
  return null
}

/** The text, if it can be stored and is no longer than `most` UTF-16 code units. Throws InvalidInput. */
export function checkText(
  text: string,
  { most, path }: { readonly most: number; readonly path: readonly string[] },
): string {
  const problem = textProblem(text)
  if (problem !== null) throw new InvalidInput(problem, path)
  if (text.length <= most) return text
  throw new InvalidInput(`Found ${text.length} characters, expected at most ${most}; shorten it.`, path)
}

/** Deeper JSON than this is refused: everything that walks it would have to be ready for any depth. */
const mostDepth = 64

/** The first thing in a JSON value that cannot be stored, and where it is; null: nothing. */
export function jsonProblem(
  value: Json,
  path: readonly string[],
): { readonly message: string; readonly path: readonly string[] } | null {
  if (typeof value === 'string') {
    const message = textProblem(value)
    return message === null ? null : { message, path }
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { message: 'Found a number beyond what JSON can hold, expected a finite one.', path }
  }
  if (typeof value !== 'object' || value === null) return null
  if (path.length > mostDepth) {
    return { message: `Found values nested more than ${mostDepth} deep, expected fewer; flatten them.`, path }
  }
  for (const [name, member] of Object.entries(value) as [string, Json][]) {
    const problem = textProblem(name)
    if (problem !== null) return { message: problem, path }
    const inside = jsonProblem(member, [...path, name])
    if (inside !== null) return inside
  }
  return null
}
