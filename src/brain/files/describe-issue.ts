import type { z } from 'zod'

/** A zod issue in words: found, expected, do. `path` is where it stands, `value` the whole that was checked. */
export function describeIssue(issue: z.core.$ZodIssue, value: unknown): string {
  const where = pathText(issue.path)
  const found = shown(valueAt(value, issue.path))
  const at = where === '' ? found : `${where} ${found}`
  if (issue.code === 'unrecognized_keys') {
    const inside = where === '' ? '' : ` in ${where}`
    return `found the key ${issue.keys.map((key) => `"${key}"`).join(', ')}${inside}, expected none but the keys of the contract; remove or correct it`
  }
  if (issue.code === 'invalid_value') {
    return `found ${at}, expected one of ${issue.values.map(String).join(', ')}; choose one of them`
  }
  if (issue.code === 'invalid_type') {
    return found === 'nothing'
      ? `found no ${where || 'value'}, expected ${article(issue.expected)}; add it`
      : `found ${at}, expected ${article(issue.expected)}; change it`
  }
  return `found ${at}, expected something else: ${issue.message}; change it`
}

/** `nets[0].steps[3].goal` from its parts; empty for the whole. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

/** The parts of `nets[0].steps[3].goal`. */
export function pathParts(text: string): PropertyKey[] {
  return [...text.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((match) =>
    match[2] === undefined ? (match[1] ?? '') : Number(match[2]),
  )
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Readonly<Record<PropertyKey, unknown>>)[part]
  }
  return at
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value) ?? typeof value
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const names: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['array', 'a list'],
  ['record', 'an object'],
  ['object', 'an object'],
  ['boolean', 'true or false'],
  ['int', 'a whole number'],
  ['number', 'a number'],
])

const article = (type: string): string => names.get(type) ?? type
