import { messageOf } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import { ProviderFailed } from '../../core/provider.ts'
import { evaluateCondition } from '../../workflow/condition/evaluate-condition.ts'
import { parseCondition } from '../../workflow/condition/parse-condition.ts'
import { isDate } from '../../workflow/is-date.ts'
import { valueAt } from './scope.ts'

type Scope = Readonly<Record<string, Json>>

const path = /^[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_]+)*$/i
const words = /'(?:[^']|'')*'|[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_]+)*/gi
const kept = new Set(['and', 'or', 'not', 'true', 'false'])

/**
 * The value of an expression of a persona's `rules`: a path (`invoice.total`), a literal (`'text'`, a number, `true`, a
 * date), or a condition in the language of workflows, with paths in place of variables. Anything but a text is a literal.
 * Throws ProviderFailed where a path leads nowhere or the condition cannot be read.
 */
export function evaluate(expression: Json, scope: Scope): Json {
  if (typeof expression !== 'string') return expression
  const source = expression.trim()
  if (source === 'true' || source === 'false') return source === 'true'
  if (/^-?\d+(?:\.\d+)?$/.test(source)) return Number(source)
  if (isDate(source)) return source
  if (/^'(?:[^']|'')*'$/.test(source)) return source.slice(1, -1).replaceAll("''", "'")
  return path.test(source) ? found(source, scope) : holds(source, scope)
}

function found(source: string, scope: Scope): Json {
  const value = valueAt(scope, source)
  if (value !== undefined && value !== null) return value
  throw new ProviderFailed(
    `Found nothing at "${source}", expected a value among ${Object.keys(scope).join(', ') || 'no variables'}; give the run that value, or correct the path in the persona's rules.`,
  )
}

/** Conditions know simple names only, so each path gets one of its own. */
function holds(source: string, scope: Scope): boolean {
  const values: Record<string, unknown> = {}
  const simple = source.replaceAll(words, (word) => {
    if (word.startsWith("'") || kept.has(word)) return word
    const name = `v${Object.keys(values).length}`
    values[name] = found(word, scope)
    return name
  })
  try {
    return evaluateCondition(parseCondition(simple), { variables: values, expiredTimers: new Set() })
  } catch (error) {
    throw new ProviderFailed(
      `Found "${source}" in the persona's rules, expected a path, a literal or a condition: ${messageOf(error)}`,
      { cause: error },
    )
  }
}

/** A template with its `{paths}` filled in; what leads nowhere is shown as `(unknown)`. */
export function fill(template: string, scope: Scope): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_whole, inside: string) => {
    const value = valueAt(scope, inside.trim())
    if (value === undefined || value === null) return '(unknown)'
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  })
}
