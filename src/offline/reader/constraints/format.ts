import type { FieldType } from '../../../core/app-spec/field.ts'
import { demand } from '../draft/scene.ts'
import { textOf } from '../language/token.ts'
import { unitOf } from '../language/units.ts'
import { entityIdOf, type Constraint } from './constraint.ts'

const forms: readonly (readonly [FieldType, RegExp])[] = [
  ['email', /^(?:valid )?email$/],
  ['url', /^(?:valid )?(?:url|web address|link|website)$/],
  ['phone', /^(?:valid )?(?:phone|telephone) number$/],
  ['datetime', /^(?:valid )?(?:date and time|datetime|date with time)$/],
  ['date', /^(?:valid )?(?:calendar )?date$/],
  ['time', /^(?:valid )?time$/],
  ['integer', /^(?:whole number|integer|whole numbers|whole)$/],
  ['decimal', /^(?:number|numeric|decimal|decimal number|numerical)$/],
  ['money', /^(?:money|currency|amount of money|monetary amount|euros?|dollars?|pounds|usd|eur|gbp)$/],
  ['boolean', /^(?:yes\/no|yes or no|true or false|true\/false|boolean|checkbox|flag|yes\/no field)$/],
  ['text', /^(?:text|string|short text|free text)$/],
  ['long_text', /^(?:long text|multi-line text|multiline text|free long text)$/],
]

/** What form the values have: a date, a whole number, an e-mail address. */
export const format: Constraint = {
  name: 'format',
  patterns: [/^(?:must be |be |is |in |as )?(?:a |an )?(?<form>[a-z/€$£°% -]+)$/d],
  read: ({ found, phrase, target, scene }) => {
    const { field } = target
    const text = textOf(found.group('form'))
    if (text === 'valid' && /^(?:email|url|phone|date|datetime|time)$/.test(field.type)) {
      demand(scene, phrase, { kind: 'format', entity: entityIdOf(target), field: field.id })
      return true
    }
    const form = forms.find(([, pattern]) => pattern.test(text))?.[0]
    const entity = entityIdOf(target)
    if (form !== undefined) {
      if (field.typed && field.type !== form && field.type !== 'text') return false
      if (field.type === 'money' && form === 'decimal')
        return demand(scene, phrase, { kind: 'format', entity, field: field.id }), true
      if (field.type === 'integer' && form === 'decimal')
        return demand(scene, phrase, { kind: 'format', entity, field: field.id }), true
      Object.assign(field, { type: form, typed: true })
      if (!/^(?:integer|decimal|money)$/.test(form)) Object.assign(field, { min: null, max: null, unit: null })
      demand(scene, phrase, {
        kind: form === 'text' || form === 'long_text' || form === 'boolean' ? 'field' : 'format',
        entity,
        field: field.id,
      })
      return true
    }
    const unit = /^(?:in )?\S+$/.test(textOf(phrase)) ? unitOf(text) : null
    if (unit === null || unit.type === 'length' || unit.label === '') return false
    if (field.type === 'time' && !field.typed) field.type = 'integer'
    if (!/^(?:integer|decimal|text)$/.test(field.type) || (field.typed && field.type === 'text')) return false
    if (field.type === 'text') field.type = 'decimal'
    field.unit = unit.label
    demand(scene, phrase, { kind: 'field', entity, field: field.id })
    return true
  },
}
