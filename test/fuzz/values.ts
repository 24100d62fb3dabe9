import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'
import type { Dice } from './dice.ts'
import type { Material } from './material.ts'
import { oddText, spoil } from './odd-text.ts'

/** The name of an enum's value, which is written without quotes. */
export class EnumName {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

export interface Asking {
  readonly dice: Dice
  readonly material: Material
}

const ints = [0, 1, 2, 5, 20, 100, 101, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5, 1e300]
const floats = [0, 0.5, -1, 1e308, 1e-320, 12]

/** A workflow whose only step waits for a person: a run that costs nothing. */
export const trivialWorkflow = {
  wf: 1,
  id: 'wait',
  title: 'Wait for a person',
  vars: [{ name: 'decision', type: 'text', init: null }],
  nets: [
    {
      id: 'main',
      start: 'ask',
      places: [],
      steps: [
        {
          id: 'ask',
          by: 'human',
          who: 'owner',
          goal: 'Say yes',
          clauses: [],
          join: 'xor',
          split: 'and',
          in: [],
          out: ['decision'],
          next: [{ to: 'END', when: null }],
          attempts: 1,
          exhausted: null,
          each: null,
          timer: null,
          cancels: [],
        },
      ],
    },
  ],
}

/** A value for an argument: mostly one of its type, and often one that means something to this server. */
export function valueFor(type: GraphQLInputType, name: string, asking: Asking): unknown {
  const { dice } = asking
  if (isNonNullType(type)) return dice.chance(0.02) ? null : valueFor(type.ofType, name, asking)
  if (dice.chance(0.05)) return null
  if (dice.chance(0.03)) return anyJson(asking, 2)
  if (isListType(type)) return dice.times(3, () => valueFor(type.ofType, name, asking))
  if (isEnumType(type)) {
    const [value] = [dice.pick(type.getValues())]
    return dice.chance(0.95) ? new EnumName(value.name) : oddText(dice)
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) =>
      dice.chance(isRequiredInputField(field) ? 0.98 : 0.4),
    )
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.type, field.name, asking)]))
  }
  return scalar(type.name, name, asking)
}

function scalar(type: string, name: string, asking: Asking): unknown {
  const { dice, material } = asking
  switch (type) {
    case 'Int':
      return dice.chance(0.8) ? dice.pick(ints.slice(0, 6)) : dice.pick(ints)
    case 'Float':
      return dice.pick(floats)
    case 'Boolean':
      return dice.chance(0.5)
    case 'ID':
      return idFor(name, asking)
    case 'JSON':
      return name === 'workflow' || name === 'source' ? workflow(asking) : anyJson(asking, 3)
    default:
      if (name === 'after') return cursor(asking)
      if (dice.chance(0.3) && material.names.length > 0) return dice.pick(material.names)
      return dice.chance(0.5) ? dice.pick(['Notes with a title.', 'yes', 'key-1', 'a']) : oddText(dice)
  }
}

function idFor(name: string, { dice, material }: Asking): string {
  const own = name.toLowerCase().includes('run') || name === 'id' ? material.runs : material.ids
  const id = dice.chance(0.8) && own.length > 0 ? dice.pick(own) : dice.pick(['run_', 'x', ...material.ids])
  return dice.chance(0.15) ? spoil(id, dice) : id
}

/** A cursor, or what was one: its bytes changed under the encoding, or the text itself. */
export function cursor({ dice, material }: Asking): string {
  const whole = dice.pick(['', ...material.cursors])
  if (dice.chance(0.4)) return whole
  if (dice.chance(0.5)) return spoil(whole, dice)
  return Buffer.from(spoil(Buffer.from(whole, 'base64url').toString('latin1'), dice), 'latin1').toString('base64url')
}

function workflow(asking: Asking): unknown {
  const { dice } = asking
  if (dice.chance(0.3)) return anyJson(asking, 3)
  const text = JSON.stringify(trivialWorkflow)
  if (dice.chance(0.2)) return JSON.parse(text)
  const copy = JSON.parse(text) as Record<string, unknown>
  replaceSomewhere(copy, anyJson(asking, 2), dice)
  return copy
}

function replaceSomewhere(object: Record<string, unknown>, value: unknown, dice: Dice): void {
  const key = dice.pick(Object.keys(object))
  const inner = object[key]
  if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && dice.chance(0.8)) {
    replaceSomewhere(inner as Record<string, unknown>, value, dice)
  } else {
    object[key] = value
  }
}

/** Any JSON, so deep at most. */
export function anyJson(asking: Asking, deep: number): unknown {
  const { dice } = asking
  switch (dice.below(deep > 0 ? 8 : 6)) {
    case 0:
      return null
    case 1:
      return dice.chance(0.5)
    case 2:
      return dice.pick(ints)
    case 3:
      return oddText(dice)
    case 4:
      return idFor('id', asking)
    case 5:
      return cursor(asking)
    case 6:
      return dice.times(4, () => anyJson(asking, deep - 1))
    default:
      return Object.fromEntries(dice.times(4, () => [oddText(dice), anyJson(asking, deep - 1)]))
  }
}

/** As JSON has it. */
export const asJson = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (one instanceof EnumName ? one.name : one)) ?? 'null')

/** As a document has it. */
export function asLiteral(value: unknown): string {
  if (value instanceof EnumName) return value.name
  if (Array.isArray(value)) return `[${value.map(asLiteral).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).map(
    ([key, one]) => `${/^[_A-Za-z]\w*$/.test(key) ? key : '_'}: ${asLiteral(one)}`,
  )
  return `{${fields.join(', ')}}`
}
