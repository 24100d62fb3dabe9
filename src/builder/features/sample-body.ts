import type { Field } from '../../core/app-spec/field.ts'

/** A body that the fields would take, for examples: what is required, and references as 1. */
export function sampleBody(
  fields: readonly Field[],
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const wanted = fields.filter((field) => field.editable && field.required)
  const shown = wanted.length > 0 ? wanted : fields.filter((field) => field.editable).slice(0, 2)
  return { ...more, ...Object.fromEntries(shown.map((field) => [field.id, sampleValue(field)])) }
}

/** A value within the limits of a field. */
export function sampleValue({
  type,
  min,
  max,
  minLength,
  maxLength,
  options,
  notBefore,
  notAfter,
  title,
}: Field): string | number | boolean {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'money': {
      const low = min ?? (max === null ? 1 : Math.min(1, max))
      const best = max === null ? Math.max(low, 1) : Math.min(Math.max(low, 1), max)
      return type === 'integer' ? Math.ceil(best) : best
    }
    case 'boolean':
      return true
    case 'choice':
      return options[0]?.id ?? ''
    case 'reference':
      return 1
    case 'date':
    case 'datetime': {
      const literal = [notBefore, notAfter].find((bound) => bound !== null && /^[0-9]/.test(bound))
      const day = literal?.slice(0, 10) ?? '2026-01-15'
      return type === 'date' ? day : `${day}T12:00:00.000Z`
    }
    case 'time':
      return '09:30'
    case 'email':
      return 'someone@example.org'
    case 'url':
      return 'https://example.org'
    case 'phone':
      return '+44 20 7946 0000'
    case 'text':
    case 'long_text': {
      const base = `Some ${title.toLowerCase()}`
      const long = base.padEnd(minLength ?? 0, ' and more')
      return long
        .slice(0, maxLength ?? long.length)
        .trim()
        .padEnd(minLength ?? 0, 'x')
    }
  }
}
