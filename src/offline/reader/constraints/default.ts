import { demand } from '../draft/scene.ts'
import { idOf } from '../draft/naming.ts'
import { bareText } from '../language/noun-phrase.ts'
import { unitOf } from '../language/units.ts'
import { entityIdOf, type Constraint, type Target } from './constraint.ts'

/** The value of a new row that does not say one. */
export const defaultValue: Constraint = {
  name: 'default',
  patterns: [
    /^(?:which |that )?(?:must )?(?:default|defaults|defaulting)(?: to| is| =| :| value is| value)? (?<value>.+)$/d,
    /^(?:is |must be |be |starts at |initially )?(?<value>[^,]+?) by default$/d,
    /^(?:by default )(?:it is |is )?(?<value>.+)$/d,
    /^(?:starts|start|begins) (?:at|with) (?<value>-?[0-9.]+)$/d,
    /^(?:is )?(?:initially|set to) (?<value>[^,]+)$/d,
  ],
  read: ({ found, phrase, target, scene }) => {
    const value = valueFor(target, bareText(found.group('value')))
    if (value === null) return false
    target.field.default = value
    demand(scene, phrase, { kind: 'default', entity: entityIdOf(target), field: target.field.id })
    return true
  },
}

function valueFor(target: Target, text: string): string | number | boolean | null {
  const { field } = target
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'money':
      return amountIn(text)
    case 'boolean':
      return /^(?:yes|true|on)$/.test(text) ? true : /^(?:no|false|off|not set)$/.test(text) ? false : null
    case 'date':
      return /^(?:today|current date|date of today|day it is created)$/.test(text) ? 'today' : null
    case 'datetime':
      return /^(?:now|current time|current date and time|today)$/.test(text) ? 'now' : null
    case 'choice':
      return field.options.find((option) => option.id === idOf(text))?.id ?? null
    case 'text':
      if (/^[0-9]+$/.test(text) && !field.typed) {
        Object.assign(field, { type: 'integer' })
        return Number(text)
      }
      return null
    case 'long_text':
    case 'time':
    case 'email':
    case 'url':
    case 'phone':
    case 'reference':
      return null
  }
}

/** A number, with or without a unit that fits: `5 percent`. */
function amountIn(text: string): number | null {
  const [number, unit, ...more] = text.split(' ')
  if (number === undefined || more.length > 0 || !/^-?[0-9]+(?:\.[0-9]+)?$/.test(number)) return null
  return unit === undefined || unitOf(unit) !== null ? Number(number) : null
}
