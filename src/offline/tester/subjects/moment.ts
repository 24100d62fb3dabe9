import { CannotTest } from '../cannot-test.ts'
import { one, inside, start } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** What is taken nearest to the bound and what is refused beyond it, in days or, for `now`, minutes from the bound. */
export const moment: SubjectWriter<'moment'> = (subject, ground) => {
  const { entity, field } = ground.settable(subject.entity, subject.field)
  const { notBefore, notAfter } = field
  if (notBefore === null && notAfter === null)
    throw new CannotTest(`${field.title} of ${entity.title} has neither an earliest nor a latest moment.`)
  const at = (bound: string, by: number) => `shift('${field.type}', moment('${field.type}', '${bound}'), ${by})`
  const isDate = field.type === 'date'
  const sides = [
    ...(notBefore === null ? [] : [{ good: at(notBefore, isDate ? 0 : 2), bad: at(notBefore, isDate ? -1 : -2) }]),
    // Whether a moment within the last day is still "today" is left open where the bound is a day.
    ...(notAfter === null
      ? []
      : [
          {
            good: at(notAfter, isDate ? 0 : -1),
            bad: at(notAfter, isDate ? 1 : notAfter.startsWith('now') ? 5 : 1441),
          },
        ]),
  ]
  const words = (bound: string) =>
    /^(today|now)$/.test(bound)
      ? bound
      : bound
          .replace('+', ' + ')
          .replace(/-(\d+)$/, (all) => (bound.startsWith('t') || bound.startsWith('n') ? ` − ${all.slice(1)}` : all))
  const says = [
    ...(notBefore === null ? [] : [`not before ${words(notBefore)}`]),
    ...(notAfter === null ? [] : [`not after ${words(notAfter)}`]),
  ]
  return [
    {
      says: `${start(one(entity.title))}'s ${inside(field.title)} is ${says.join(' and ')}`,
      body: [
        'await onOneDay(async () => {',
        ...sides.flatMap(({ good, bad }) => [
          `  await takes(s, '${entity.id}', { ${field.id}: ${good} })`,
          `  await refuses(s, '${entity.id}', { ${field.id}: ${bad} }, { field: '${field.id}' })`,
        ]),
        '})',
      ],
    },
  ]
}
