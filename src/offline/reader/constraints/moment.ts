import { demand } from '../draft/scene.ts'
import { textOf } from '../language/token.ts'
import { entityIdOf, type Constraint } from './constraint.ts'

/** Earliest and latest moments: not in the future, at least 3 days ahead. */
export const moment: Constraint = {
  name: 'moment',
  patterns: [
    /^(?:cannot (?:be|lie)|not) (?:set )?(?<latest>in the future|after today|later than today)$/d,
    /^(?:cannot (?:be|lie)|not) (?:set )?(?<earliest>in the past|before today|earlier than today)$/d,
    /^(?:must be |be |lie |must lie )?(?<latest>today or earlier|today or in the past|on or before today|at-most today|in the past or today|not in the future)$/d,
    /^(?:must be |be |lie |must lie )?(?<earliest>at-least today|today or later|on or after today|today or in the future|in the future or today|from today on)$/d,
    /^(?:must be |be |lie |must lie )?(?<after>in the future|after today|later than today)$/d,
    /^(?:must be |be )?(?:lie |must lie )?(?<before>in the past|before today|earlier than today)$/d,
    /^(?:must be |be |lie |must lie )?(?:within|in) (?:the )?(?:next|coming) (?<within>[0-9]+|one) (?<unit>days?|weeks?)$/d,
    /^(?:must be |be )?at-least (?<min>[0-9]+|one) (?<unit>days?|weeks?) (?:in the future|from now|ahead|in advance|from today|after today)$/d,
    /^(?:must be |be |cannot be )?(?:at-most|more-than) (?<max>[0-9]+|one) (?<unit>days?|weeks?) (?:in the future|from now|ahead|in advance|from today|after today)$/d,
    /^(?:must be |be |cannot be )?(?:at-most|more-than) (?<ago>[0-9]+|one) (?<unit>days?|weeks?) (?:in the past|ago|old|back|before today)$/d,
  ],
  read: ({ found, phrase, target, scene }) => {
    const { field } = target
    if (field.type === 'text' && !field.typed) field.type = 'date'
    if (field.type !== 'date' && field.type !== 'datetime') return false
    if (/^(?!cannot).*more-than/.test(textOf(phrase))) return false
    const earlier = { notBefore: field.notBefore, notAfter: field.notAfter }
    const base = field.type === 'date' ? 'today' : 'now'
    const days = (name: string): string => {
      const amount = Number(textOf(found.group(name)).replace('one', '1'))
      return `${amount * (textOf(found.group('unit')).startsWith('week') ? 7 : 1)}`
    }
    if (found.has('latest')) field.notAfter = base
    if (found.has('earliest')) field.notBefore = base
    if (found.has('after')) field.notBefore = field.type === 'date' ? 'today+1' : 'now'
    if (found.has('before')) field.notAfter = field.type === 'date' ? 'today-1' : 'now'
    if (found.has('min')) field.notBefore = `${base}+${days('min')}`
    if (found.has('max')) field.notAfter = `${base}+${days('max')}`
    if (found.has('within')) Object.assign(field, { notBefore: base, notAfter: `${base}+${days('within')}` })
    if (found.has('ago')) field.notBefore = `${base}-${days('ago')}`
    field.notBefore = narrower(earlier.notBefore, field.notBefore, 1)
    field.notAfter = narrower(earlier.notAfter, field.notAfter, -1)
    demand(scene, phrase, { kind: 'moment', entity: entityIdOf(target), field: field.id })
    return true
  },
}

/** Of two bounds the one that leaves less; bounds from different starting points cannot be compared, the new one holds. */
function narrower(one: string | null, two: string | null, way: 1 | -1): string | null {
  const [a, b] = [one, two].map((bound) => /^(?<base>today|now)(?<days>[+-][0-9]+)?$/.exec(bound ?? '')?.groups)
  if (a === undefined || b === undefined || a['base'] !== b['base']) return two ?? one
  return (Number(a['days'] ?? 0) - Number(b['days'] ?? 0)) * way > 0 ? one : two
}
