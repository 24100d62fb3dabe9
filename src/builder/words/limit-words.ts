import type { Field } from '../../core/app-spec/field.ts'
import { counted } from './english.ts'

/** `between 1 and 600 minutes`, `at least 1`. */
export function rangeWords({ min, max, unit }: Field): string {
  const of = unit === null ? '' : ` ${unit}`
  if (min !== null && max !== null) return min === max ? `exactly ${min}${of}` : `between ${min} and ${max}${of}`
  return min === null ? `at most ${max ?? ''}${of}` : `at least ${min}${of}`
}

/** `between 2 and 60 characters long`. */
export function lengthWords({ minLength, maxLength }: Field): string {
  if (minLength !== null && maxLength !== null)
    return minLength === maxLength
      ? `exactly ${counted(minLength, 'character')} long`
      : `between ${minLength} and ${counted(maxLength, 'character')} long`
  return minLength === null
    ? `at most ${counted(maxLength ?? 0, 'character')} long`
    : `at least ${counted(minLength, 'character')} long`
}

/** `not before today and not after 2030-01-01`. */
export function momentWords({ notBefore, notAfter }: Field): string {
  const parts = [
    ...(notBefore === null ? [] : [isNow(notBefore) ? 'not in the past' : `not before ${boundWords(notBefore)}`]),
    ...(notAfter === null ? [] : [isNow(notAfter) ? 'not in the future' : `not after ${boundWords(notAfter)}`]),
  ]
  return parts.join(' and ')
}

const isNow = (bound: string): boolean => bound === 'today' || bound === 'now'

function boundWords(bound: string): string {
  const moved = /^(?:today|now)([+-])([0-9]+)$/.exec(bound)
  if (!moved) return bound
  const days = counted(Number(moved[2]), 'day')
  return moved[1] === '-' ? `${days} ago` : `${days} from now`
}

/** The form that a type asks for: `an e-mail address`. */
export function formWords({ type }: Field): string {
  const forms: Readonly<Record<Field['type'], string>> = {
    text: 'text',
    long_text: 'text',
    integer: 'a whole number',
    decimal: 'a number',
    money: 'an amount with at most two decimals',
    boolean: 'yes or no',
    date: 'a date',
    time: 'a time of day',
    datetime: 'a date with a time',
    email: 'an e-mail address',
    url: 'a web address',
    phone: 'a phone number',
    choice: 'one of its options',
    reference: 'a reference',
  }
  return forms[type]
}
