import { demand } from '../draft/scene.ts'
import { textOf } from '../language/token.ts'
import { entityIdOf, number, wasTold, type Constraint } from './constraint.ts'

const end = ' ?characters(?: long| each)?'

/** Fewest and most characters. */
export const length: Constraint = {
  name: 'length',
  patterns: [
    new RegExp(
      `^(?:be )?(?:have |has )?at-most (?<max>${number}) ?(?:characters|letters|signs|symbols)(?: long| each)?$`,
      'd',
    ),
    new RegExp(`^(?:be )?(?:have |has )?at-least (?<min>${number})${end}$`, 'd'),
    new RegExp(
      `^(?:be )?(?:have |has )?(?:between |from )?(?<min>${number})(?: to | and | - )(?<max>${number})${end}$`,
      'd',
    ),
    new RegExp(
      `^(?:be )?(?:have |has )?at-least (?<min>${number})(?: characters)? and at-most (?<max>${number})${end}$`,
      'd',
    ),
    new RegExp(`^(?:be )?(?:have |has )?more-than (?<above>${number})${end}$`, 'd'),
    new RegExp(`^(?:be )?(?:have |has )?less-than (?<under>${number})${end}$`, 'd'),
    new RegExp(`^(?:must )?(?:be |have |has )(?:exactly )?(?<exact>${number})${end}$`, 'd'),
    new RegExp(`^exactly (?<exact>${number})${end}$`, 'd'),
    new RegExp(`^cannot (?:be |have |exceed )(?:at-most |more-than )?(?<max>${number})${end}$`, 'd'),
  ],
  read: ({ found, phrase, target, scene }) => {
    const { field } = target
    if (!/^(?:text|long_text|email|url|phone)$/.test(field.type)) return false
    if (/^cannot (?:be|have) [0-9]/.test(textOf(phrase)) || /\./.test(textOf(phrase))) return false
    const value = (name: string): number | null => (found.has(name) ? Number(textOf(found.group(name))) : null)
    const exact = value('exact')
    const above = value('above')
    const under = value('under')
    const min = value('min') ?? exact ?? (above === null ? null : above + 1)
    const max = value('max') ?? exact ?? (under === null ? null : under - 1)
    if (max !== null && max < 1) return false
    field.typed = true
    const before = wasTold(scene, target, 'length')
    if (min !== null) field.minLength = before ? Math.max(field.minLength ?? min, min) : min
    if (max !== null) field.maxLength = before ? Math.min(field.maxLength ?? max, max) : max
    if (field.minLength !== null && field.maxLength !== null && field.minLength > field.maxLength) return false
    demand(scene, phrase, { kind: 'length', entity: entityIdOf(target), field: field.id })
    return true
  },
}
