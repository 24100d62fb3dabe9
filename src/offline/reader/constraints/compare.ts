import type { Condition } from '../../../core/app-spec/condition.ts'
import { addRule } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { demand } from '../draft/scene.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { textOf } from '../language/token.ts'
import type { Constraint } from './constraint.ts'

const ops: readonly (readonly [Condition['op'], RegExp])[] = [
  [
    '>=',
    /^(?:on or after|not before|at-least|cannot be before|cannot be earlier than|cannot be less-than|same as or after|greater than or equal to|more-than or equal to|equal to or after|equal to or more-than|at or after|cannot be lower than)$/,
  ],
  [
    '<=',
    /^(?:on or before|not after|at-most|cannot be after|cannot be later than|cannot be more-than|cannot exceed|less-than or equal to|cannot be higher than|cannot be greater than)$/,
  ],
  ['>', /^(?:after|later than|more-than|cannot be on or before|strictly after|>)$/],
  ['<', /^(?:before|earlier than|less-than|cannot be on or after|<)$/],
  ['!=', /^(?:different from|not equal to|cannot be the same as|cannot equal|other than|not the same as)$/],
]
const words = ops.map(([, pattern]) => pattern.source.replaceAll(/[\^$]|\(\?:|\)/g, '')).join('|')

/** Two fields of one row: the end after the start. */
export const compare: Constraint = {
  name: 'compare',
  patterns: [
    new RegExp(
      `^(?:must be |be |must come |come |lie |must lie )?(?<op>${words}) (?:the |its |their |a )?(?<other>[a-z][a-z' -]*)$`,
      'd',
    ),
  ],
  read: ({ found, phrase, target, scene }) => {
    const { entity, field } = target
    const noun = nounOf(found.group('other'))
    const op = ops.find(([, pattern]) => pattern.test(textOf(found.group('op'))))?.[0]
    if (entity === null || noun === null || op === undefined) return false
    const other = entity.fields.find(
      (one) =>
        one.id === idOf(noun.name) || one.id === `${idOf(noun.name)}_date` || one.id === `${idOf(noun.name)}_time`,
    )
    if (other === undefined || other.id === field.id || !comparable(field.type, other.type)) return false
    const id = `${field.id.slice(0, 16)}_vs_${other.id.slice(0, 16)}`
    addRule(entity, { kind: 'compare', id, condition: { field: field.id, op, value: { field: other.id } } })
    demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
    return true
  },
}

const family = (type: string): string => (/^(?:integer|decimal|money)$/.test(type) ? 'number' : type)
const comparable = (one: string, other: string): boolean =>
  family(one) === family(other) && /^(?:number|date|datetime|time)$/.test(family(one))
