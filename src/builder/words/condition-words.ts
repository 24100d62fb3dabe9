import type { Condition } from '../../core/app-spec/condition.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { fieldOf, valueOf } from '../spec-lookup.ts'
import { inSentence, listed } from './english.ts'

/** The title of a value inside a sentence: `due date`. */
export const titleInSentence = (entity: Entity, name: string): string =>
  inSentence(valueOf(entity, name)?.title ?? name)

/** The title of an option or a state, as people see it. */
export function optionTitle(entity: Entity, name: string, id: string): string {
  const options = entity.states?.field === name ? entity.states.values : (fieldOf(entity, name)?.options ?? [])
  return options.find((option) => option.id === id)?.title ?? id
}

const isMoment = (entity: Entity, name: string): boolean =>
  ['date', 'datetime', 'time'].includes(valueOf(entity, name)?.type ?? '')

const ofMoments = {
  '=': 'on',
  '!=': 'not on',
  '<': 'before',
  '<=': 'on or before',
  '>': 'after',
  '>=': 'on or after',
} as const
const ofNumbers = {
  '=': '',
  '!=': 'not',
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
} as const

/** What follows "is" or "must be": `after the start`, `at least 5`, `"Approved"`. */
export function comparisonWords(entity: Entity, { field, op, value }: Condition): string {
  if ('literal' in value && value.literal === null) return op === '=' ? 'empty' : 'filled in'
  const sign = isMoment(entity, field) ? ofMoments[op] : ofNumbers[op]
  if ('moment' in value) {
    if (op === '<') return 'in the past'
    if (op === '>') return 'in the future'
    return `${sign} ${value.moment === 'today' ? 'today' : 'the present moment'}`
  }
  const other =
    'field' in value
      ? `the ${titleInSentence(entity, value.field)}`
      : typeof value.literal === 'string' && !isMoment(entity, field)
        ? `"${optionTitle(entity, field, value.literal)}"`
        : String(value.literal)
  return `${sign} ${other}`.trim()
}

/** Conditions as a clause: `the status is "Approved" and the amount is more than 10`. */
export function conditionsWords(entity: Entity, conditions: readonly Condition[]): string {
  return listed(
    conditions.map((condition) => {
      const { field, value, op } = condition
      const type = valueOf(entity, field)?.type
      if (type === 'boolean' && 'literal' in value && typeof value.literal === 'boolean') {
        const isTrue = value.literal === (op === '=')
        return `"${valueOf(entity, field)?.title ?? field}" is ${isTrue ? 'yes' : 'no'}`
      }
      return `the ${titleInSentence(entity, field)} is ${comparisonWords(entity, condition)}`
    }),
  )
}
