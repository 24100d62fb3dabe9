import type { Json } from '../../core/json.ts'

/** Says what is wrong with a value for a variable of the net; null: nothing. */
export function typeError(
  { name, type }: { readonly name: string; readonly type: string },
  value: Json | undefined,
): string | null {
  if (type === 'doc' && value !== undefined) return null
  if (fits(type, value)) return null
  const found = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60)
  return `Found ${found} for "${name}", expected ${expectation[type] ?? type}; give it in outputs.`
}

const expectation: Readonly<Record<string, string>> = {
  text: 'a text',
  int: 'a whole number',
  num: 'a number',
  bool: 'true or false',
  date: 'a day such as 2026-01-31',
  list: 'a list',
  doc: 'any value',
}

function fits(type: string, value: Json | undefined): boolean {
  if (type === 'text') return typeof value === 'string'
  if (type === 'int') return Number.isSafeInteger(value)
  if (type === 'num') return typeof value === 'number' && Number.isFinite(value)
  if (type === 'bool') return typeof value === 'boolean'
  if (type === 'date')
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
  if (type === 'list') return Array.isArray(value)
  return false
}
