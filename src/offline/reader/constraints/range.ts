import { addRule } from '../draft/draft.ts'
import { demand } from '../draft/scene.ts'
import { textOf } from '../language/token.ts'
import { unitOf } from '../language/units.ts'
import { entityIdOf, number, wasTold, type Constraint, type Target } from './constraint.ts'

const unit = '(?: (?<unit>[a-z%€$£°/]+))?'
const make = (text: string): RegExp =>
  new RegExp(
    `^(?:must be )?(?:an? )?(?:(?:(?:positive )?whole numbers?|numbers?|integers?|values?|amounts?|percentages?|figures?) )?(?:of )?${text}$`,
    'd',
  )

/** Least and greatest numbers, both inclusive in the specification: `more than 5` whole things are at least 6. */
export const range: Constraint = {
  name: 'range',
  patterns: [
    make(
      `(?:between|from) (?<min>${number})${unit.replace('unit', 'first')} (?:and|to|up to|till|until|at-most|through) (?<max>${number})${unit}(?: inclusive| included)?`,
    ),
    make(`(?:on )?(?:a )?(?:scale )?(?:of )?(?:from )?(?<min>${number})(?: to | - )(?<max>${number})${unit}`),
    make(`at-least (?<min>${number})${unit}(?: (?:and|,|and ,)? ?at-most (?<max>${number})(?: [a-z%]+)?)?`),
    make(`at-most (?<max>${number})${unit}`),
    make(
      `(?:more-than|>) (?<above>${number})${unit}(?: (?:and|,) (?:at-most (?<max>${number})|less-than (?<under>${number}))(?: [a-z%]+)?)?`,
    ),
    make(`(?:after|later than) (?<above>${number})(?: (?:and|but) (?:before|earlier than) (?<under>${number}))?`),
    make(`(?:before|earlier than) (?<under>${number})`),
    make(`(?:less-than|<) (?<under>${number})${unit}`),
    make(`(?<min>${number})${unit} or-more`),
    make(`(?<max>${number})${unit} or-less`),
    make('a?n? ?(?<positive>positive|more than zero)(?: (?:numbers?|amounts?|values?|integers?|whole numbers?))?'),
    make('a?n? ?(?<natural>non-negative|nonnegative|not negative)(?: (?:number|amount|value|integer))?'),
    /^cannot (?:be|become|get|go|turn) (?:a )?(?<natural>negative|minus|in the minus|into the minus)(?: number| value| amount)?$/d,
    /^cannot be (?:a )?(?<positive>0 or negative|negative or 0|0 or less-than 0|0 or-less)$/d,
    new RegExp(
      `^cannot (?:(?:be|go|fall|drop|sink|become|get) )?(?:less-than|lower than) (?<min>${number})${unit}$`,
      'd',
    ),
    new RegExp(
      `^cannot be (?:less-than|lower than) (?<min>${number})${unit} (?:or|nor|and|, or) (?:be )?more-than (?<max>${number})(?: [a-z%]+)?$`,
      'd',
    ),
    new RegExp(`^cannot (?:be |exceed )(?:more-than )?(?<max>${number})${unit}$`, 'd'),
    new RegExp(`^cannot (?:be|go|rise|become|get|grow|last|take) (?:more-than) (?<max>${number})${unit}$`, 'd'),
  ],
  read: ({ found, phrase, target, scene }) => {
    const { field } = target
    const unitWord = textOf(found.group('unit'))
    const told = unitWord === '' ? null : unitOf(unitWord)
    if (unitWord !== '' && told === null) return false
    const firstUnit = textOf(found.group('first'))
    if (firstUnit !== '' && unitOf(firstUnit) === null) return false
    if (/^cannot be -?[0-9]/.test(textOf(phrase))) return false
    if (told?.type === 'length' || !isNumeric(target, found)) return false
    if (/whole|integers?/.test(textOf(phrase)) && !wholeNumber(target)) return false
    if (told !== null && told.label !== '' && !fitsUnit(target, told.label)) return false
    if (told?.type === 'money' && !field.typed) field.type = 'money'
    const value = (name: string): number | null => (found.has(name) ? Number(textOf(found.group(name))) : null)
    const [above, under] = [value('above') ?? (found.has('positive') ? 0 : null), value('under')]
    const step = field.type === 'integer' ? 1 : field.type === 'money' ? 0.01 : null
    const min =
      value('min') ?? (found.has('natural') ? 0 : above === null || step === null ? null : round(above + step))
    const max = value('max') ?? (under === null || step === null ? null : round(under - step))
    const before = wasTold(scene, target, 'range')
    if (min !== null) field.min = before && field.min !== null ? Math.max(field.min, min) : min
    if (max !== null) field.max = before && field.max !== null ? Math.min(field.max, max) : max
    if (min !== null && field.max !== null && field.max < (field.min ?? min) && before) return false
    if (min !== null && field.max !== null && field.max < min) field.max = null
    const entity = entityIdOf(target)
    if (min !== null || max !== null) demand(scene, phrase, { kind: 'range', entity, field: field.id })
    for (const [op, bound] of [
      ['>', above],
      ['<', under],
    ] as const) {
      if (bound === null || step !== null) continue
      if (target.entity === null) return false
      if (op === '>' && (field.min ?? 0) <= bound) field.min = null
      const id = `${field.id.slice(0, 30)}_${op === '>' ? 'above' : 'below'}`
      addRule(target.entity, { kind: 'compare', id, condition: { field: field.id, op, value: { literal: bound } } })
      demand(scene, phrase, { kind: 'rule', entity, rule: id })
    }
    return true
  },
}

const round = (value: number): number => Math.round(value * 100) / 100

function fitsUnit(target: Target, label: string): boolean {
  const { field } = target
  if (field.unit === null || !field.typed) field.unit = label
  return field.unit === label
}

/** `a whole number from 1 to 5` says what form the number has, too. */
function wholeNumber({ field }: Target): boolean {
  if (field.type === 'decimal' && !field.typed) field.type = 'integer'
  return field.type === 'integer'
}

/** Makes a field numeric where the text has not said that it is something else. */
function isNumeric(
  target: Target,
  found: { readonly group: (name: string) => readonly { readonly lower: string }[] },
): boolean {
  const { field } = target
  if (/^(?:integer|decimal|money)$/.test(field.type)) {
    const fraction = ['min', 'max', 'above', 'under'].some((name) =>
      found.group(name).some((token) => token.lower.includes('.')),
    )
    if (fraction && field.type === 'integer' && !field.typed) field.type = 'decimal'
    return !fraction || field.type !== 'integer'
  }
  if (field.typed || (field.type !== 'text' && !isSpell(target, found))) return false
  const whole = ['min', 'max', 'above', 'under'].every((name) =>
    found.group(name).every((token) => !token.lower.includes('.')),
  )
  field.type = whole ? 'integer' : 'decimal'
  return true
}

/** `running time` is a number where its limit is told in minutes. */
const isSpell = (
  { field }: Target,
  found: { readonly group: (name: string) => readonly { readonly lower: string }[] },
): boolean =>
  field.type === 'time' &&
  found
    .group('unit')
    .some(({ lower }) => /^(?:minutes|hours|seconds|days|weeks|months)$/.test(unitOf(lower)?.label ?? ''))
