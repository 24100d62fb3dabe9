import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Field, FieldType } from '../../core/app-spec/field.ts'
import { entityOf } from '../spec-lookup.ts'
import { checkDistinct, type Note } from './problem.ts'

const numbers: readonly FieldType[] = ['integer', 'decimal', 'money']
const texts: readonly FieldType[] = ['text', 'long_text', 'email', 'url', 'phone']
const moments: readonly FieldType[] = ['date', 'datetime']

/** Limits that fit the type and each other, an existing target, a default that the field itself would take. */
export function checkField(spec: AppSpec, field: Field, path: string, note: Note): void {
  const { type, min, max, minLength, maxLength, notBefore, notAfter } = field
  const limit = (name: string, values: readonly unknown[], types: readonly FieldType[]): void => {
    if (values.some((value) => value !== null) && !types.includes(type))
      note(
        path,
        `${name} on a field of type "${type}"`,
        `them only on ${types.join(', ')}`,
        'set them to null or change the type',
      )
  }
  limit('min or max', [min, max], numbers)
  limit('minLength or maxLength', [minLength, maxLength], texts)
  limit('notBefore or notAfter', [notBefore, notAfter], moments)
  if (min !== null && max !== null && min > max)
    note(path, `min ${min} above max ${max}`, 'min at most max', 'swap or correct them')
  if (minLength !== null && maxLength !== null && minLength > maxLength)
    note(path, `minLength ${minLength} above maxLength ${maxLength}`, 'minLength at most maxLength', 'correct them')
  const [earliest, latest] = [placeOf(notBefore), placeOf(notAfter)]
  if (earliest !== null && latest !== null && earliest > latest)
    note(path, `notBefore ${String(notBefore)} after notAfter ${String(notAfter)}`, 'them in order', 'correct them')
  for (const bound of [notBefore, notAfter])
    if (bound !== null && Number.isNaN(placeOf(bound)))
      note(path, `the moment "${bound}"`, 'a day that exists', 'write YYYY-MM-DD, today or now')
  checkOptions(field, path, note)
  checkTarget(spec, field, path, note)
  checkDefault(spec, field, path, note)
}

/** A bound as milliseconds; `today` and `now` count from 0 = this moment only among themselves. */
function placeOf(bound: string | null): number | null {
  if (bound === null) return null
  const moved = /^(?:today|now)([+-][0-9]+)?$/.exec(bound)
  return moved ? Date.UTC(2026, 0, 1 + Number(moved[1] ?? 0)) : Date.parse(bound)
}

function checkOptions({ type, options }: Field, path: string, note: Note): void {
  if (type === 'choice' && options.length === 0)
    note(`${path}.options`, 'a choice without options', 'at least one', 'name what can be chosen')
  if (type !== 'choice' && options.length > 0)
    note(
      `${path}.options`,
      `options on a field of type "${type}"`,
      'them only on a choice',
      'empty them or make it a choice',
    )
  checkDistinct(
    options.map(({ id }) => id),
    `${path}.options`,
    note,
  )
}

function checkTarget(spec: AppSpec, { type, target }: Field, path: string, note: Note): void {
  if (type !== 'reference') {
    if (target !== null)
      note(`${path}.target`, `a target on a field of type "${type}"`, 'null', 'remove it or make it a reference')
    return
  }
  if (target === null)
    note(`${path}.target`, 'a reference without target', 'an entity or "user"', 'name what it points to')
  else if (target === 'user') {
    if (spec.accounts === null)
      note(`${path}.target`, 'a reference to "user" without accounts', 'accounts', 'add accounts or remove the field')
  } else if (!entityOf(spec, target))
    note(
      `${path}.target`,
      `the target "${target}"`,
      'the id of an entity, or "user"',
      'add the entity or correct the name',
    )
}

function checkDefault(spec: AppSpec, field: Field, path: string, note: Note): void {
  const { type, default: value, required, editable } = field
  if (value === null) {
    if (required && !editable)
      note(
        path,
        'a required field that nobody can set and nothing fills',
        'a default',
        'give it one or make it editable',
      )
    return
  }
  if (!fits(spec, field, value))
    note(
      `${path}.default`,
      `the default ${JSON.stringify(value)}`,
      `a value that a field of type "${type}" takes`,
      'correct it',
    )
}

function fits(spec: AppSpec, { type, target, options, min, max }: Field, value: string | number | boolean): boolean {
  if (numbers.includes(type))
    return (
      typeof value === 'number' &&
      (type !== 'integer' || Number.isInteger(value)) &&
      value >= (min ?? value) &&
      value <= (max ?? value)
    )
  if (type === 'boolean') return typeof value === 'boolean'
  if (type === 'reference') return value === 'me' && target === 'user' && spec.accounts !== null
  if (typeof value !== 'string') return false
  if (type === 'choice') return options.some(({ id }) => id === value)
  if (type === 'date') return value === 'today' || value === 'now' || /^\d{4}-\d{2}-\d{2}$/.test(value)
  if (type === 'datetime') return value === 'now' || value === 'today' || !Number.isNaN(Date.parse(value))
  if (type === 'time') return /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
  return value !== ''
}
