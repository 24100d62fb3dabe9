import { demand } from '../draft/scene.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { partsOf, bareText } from '../language/noun-phrase.ts'
import { textOf, type Phrase } from '../language/token.ts'
import { entityIdOf, type Constraint } from './constraint.ts'

/** A closed list of values: `low, medium or high`. */
export const options: Constraint = {
  name: 'options',
  patterns: [
    /^(?:must be |can be |be |is |can only be |must only be |only )?(?:either |one of (?:the following |these )?(?:values |options )?)(?:: ?)?(?:\( )?(?<list>.+?)(?: \))?$/d,
    /^(?:which |that )?(?:must be |can be |is |be |can only be |values )?(?:: )?(?<list>[^()]+ (?:,|or|\/) [^()]+)$/d,
  ],
  read: ({ found, phrase, target, scene }) => {
    const values = valuesOf(found.group('list'))
    const { entity, field } = target
    if (values === null || values.length < 2 || (field.typed && field.type !== 'choice')) return false
    if (!/^(?:text|long_text|choice|boolean|integer)$/.test(field.type)) return false
    if (field.type === 'integer' && values.some((value) => !/^[a-z]/.test(value))) return false
    Object.assign(field, {
      type: 'choice',
      typed: true,
      min: null,
      max: null,
      unit: null,
      minLength: null,
      maxLength: null,
      options: values.map((value) => ({ id: idOf(value), title: titleOf(value) })),
    })
    demand(scene, phrase, { kind: 'options', entity: entityIdOf(target), field: field.id })
    if (entity !== null && /^(?:status|state|stage|phase)$/.test(field.id)) {
      entity.stateField = field.id
      for (const value of values) if (!entity.values.includes(idOf(value))) entity.values.push(idOf(value))
    }
    return true
  },
}

const no =
  /\b(?:must|cannot|can|is|are|has|have|if|when|than|at-least|at-most|more-than|less-than|required|optional|unique|mandatory|to|of|such-as|default|defaults|between|by|with|for|from|characters)\b/

/** The values of an enumeration (`a, b or c`), or null where it is something else. */
export function valuesOf(list: Phrase): string[] | null {
  const text = textOf(list)
  if (no.test(text)) return null
  const { parts } = partsOf(list, /^(?:,|and|or|\/)$/)
  const values = parts.map((part) =>
    part.length === 1 || /^[+-]$/.test(part[1]?.lower ?? '') ? textOf(part) : bareText(part),
  )
  if (
    values.some(
      (value) => value === '' || value.split(' ').length > 4 || !/^[\p{L}0-9][\p{L}\p{N} _+'/-]*$/u.test(value),
    )
  )
    return null
  return new Set(values.map(idOf)).size === values.length && values.every((value) => idOf(value) !== 'item')
    ? values
    : null
}
