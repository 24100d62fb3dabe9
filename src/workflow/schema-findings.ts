import type { z } from 'zod'
import { unreachable } from '../core/unreachable.ts'
import { describeValue } from './describe-value.ts'
import { type Finding, formatPath } from './finding.ts'

/** Turns what zod found into findings that say what was found, what was expected and what to do. */
export function schemaFindings(json: unknown, error: z.ZodError): Finding[] {
  return error.issues.flatMap((issue) => {
    const step = stepAt(json, issue.path)
    const finding = (path: readonly PropertyKey[], message: string): Finding => ({
      code: 'SHAPE',
      path: formatPath(path),
      step,
      message,
    })
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        finding([...issue.path, key], `found the key "${key}", expected no such key here; remove it`),
      )
    }
    const found = valueAt(json, issue.path)
    const wanted = nullable.has(issue.path.at(-1)) ? `${expected(issue)}, or null` : expected(issue)
    if (found === undefined) {
      return [finding(issue.path, `found nothing, expected ${wanted}; every key is required, so add it`)]
    }
    return [finding(issue.path, `found ${describeValue(found)}, expected ${wanted}; change the value`)]
  })
}

const nullable: ReadonlySet<PropertyKey | undefined> = new Set([
  'init',
  'who',
  'goal',
  'when',
  'exhausted',
  'each',
  'timer',
])

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ')
    case 'too_big':
      return issue.origin === 'array' ? `at most ${issue.maximum} elements` : `at most ${issue.maximum}`
    case 'too_small':
      return issue.origin === 'array' ? `at least ${issue.minimum} element` : `at least ${issue.minimum}`
    case 'invalid_format':
      return formatNames[issue.pattern ?? ''] ?? `a text that matches ${issue.pattern}`
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return issue.message
    default:
      return unreachable(issue)
  }
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a text',
}

const formatNames: Readonly<Record<string, string>> = {
  '/^[a-z][a-z0-9_]{0,39}$/': 'a name of 1 to 40 lower-case letters, digits and _ that begins with a letter',
  '/^([a-z][a-z0-9_]{0,39}|END)$/': 'the name of a step (lower-case letters, digits and _) or END',
  '/^(\\*|C[0-9]{1,4})$/': 'a clause such as C7, or * for all',
  '/^P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+S)?)?$/': 'a duration such as P2D or PT4H',
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = Reflect.get(value, part)
  }
  return value
}

function stepAt(json: unknown, path: readonly PropertyKey[]): string | null {
  if (path[0] !== 'nets' || path[2] !== 'steps' || path.length < 4) return null
  const id = valueAt(json, [...path.slice(0, 4), 'id'])
  return typeof id === 'string' ? id : null
}
