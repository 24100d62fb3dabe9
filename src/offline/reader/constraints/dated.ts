import { demand } from '../draft/scene.ts'
import { textOf, type Phrase } from '../language/token.ts'
import { entityIdOf, wasTold, type Constraint } from './constraint.ts'

const months = 'january february march april may june july august september october november december'.split(' ')
const month = `(?:${months.join('|')})`
const date = `(?:[0-9]{1,2} (?:st |nd |rd |th |\\. )?(?:of )?${month} ?,? ?[0-9]{4}|${month} [0-9]{1,2} ?(?:st |nd |rd |th )?,? ?[0-9]{4}|[0-9]{4} - [0-9]{1,2} - [0-9]{1,2}|[0-9]{4})`
const lead = '(?:must be |be |lie |must lie |is |must )?'

/** Earliest and latest days of the calendar: `after 1990`, `between 1 March 2020 and today`. */
export const dated: Constraint = {
  name: 'dated',
  patterns: [
    new RegExp(`^${lead}(?<after>after|later than) (?<from>${date})$`, 'd'),
    new RegExp(`^${lead}(?<before>before|earlier than) (?<to>${date})$`, 'd'),
    new RegExp(
      `^${lead}(?:on or after|at-least|from|since|in or after|not before) (?<from>${date})(?: on| onwards| or later)?$`,
      'd',
    ),
    new RegExp(`^${lead}(?:on or before|at-most|until|in or before|not after) (?<to>${date})$`, 'd'),
    new RegExp(`^cannot (?:be|lie) (?:before|earlier than) (?<from>${date})$`, 'd'),
    new RegExp(`^cannot (?:be|lie) (?:after|later than) (?<to>${date})$`, 'd'),
    new RegExp(`^${lead}(?:between|from) (?<from>${date}) (?:and|to|until|till) (?<to>${date}|today)$`, 'd'),
  ],
  read: ({ found, phrase, target, scene }) => {
    const { field } = target
    if (field.type !== 'date' || wasTold(scene, target, 'moment')) return false
    const from = found.has('from') ? dayOf(found.group('from'), found.has('after') ? 'after' : 'first') : null
    const to = found.has('to') ? dayOf(found.group('to'), found.has('before') ? 'before' : 'last') : null
    if ((found.has('from') && from === null) || (found.has('to') && to === null)) return false
    if (from !== null) field.notBefore = from
    if (to !== null) field.notAfter = to
    demand(scene, phrase, { kind: 'moment', entity: entityIdOf(target), field: field.id })
    return true
  },
}

type Edge = 'first' | 'last' | 'after' | 'before'

/** The bound as an ISO date: the edge of the day or year that the words name; null where there is no such day. */
function dayOf(phrase: Phrase, edge: Edge): string | null {
  const text = textOf(phrase)
  if (text === 'today') return 'today'
  const numbers = (text.match(/[0-9]+/g) ?? []).map(Number)
  const year = numbers.find((one) => one > 31)
  if (year === undefined || year < 1000) return null
  if (numbers.length === 1)
    return { first: `${year}-01-01`, last: `${year}-12-31`, after: `${year + 1}-01-01`, before: `${year - 1}-12-31` }[
      edge
    ]
  const named = months.findIndex((one) => text.includes(one))
  const [, second = 0, third = 0] = numbers
  const [month, day] = named >= 0 ? [named + 1, numbers.find((one) => one <= 31) ?? 0] : [second, third]
  const told = new Date(Date.UTC(year, month - 1, day))
  if (told.getUTCMonth() !== month - 1 || told.getUTCDate() !== day) return null
  told.setUTCDate(day + (edge === 'after' ? 1 : edge === 'before' ? -1 : 0))
  return told.toISOString().slice(0, 10)
}
