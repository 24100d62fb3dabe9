import { CannotTest } from '../cannot-test.ts'
import { inside, one, start } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

const shortest: Readonly<Record<string, number>> = { email: 14, url: 22, phone: 7 }

/** The shortest and the longest text are taken, one character less or more is refused. */
export const length: SubjectWriter<'length'> = (subject, ground) => {
  const { entity, field } = ground.settable(subject.entity, subject.field)
  const least = shortest[field.type] ?? 1
  const { minLength: min, maxLength: max } = field
  // An empty text is no text: an optional field may always be left empty, and a required one belongs to `required`.
  const good = [min, max].filter((value) => value !== null && value >= least && value <= 20_000)
  const bad = [...(min === null || min <= least ? [] : [min - 1]), ...(max === null ? [] : [max + 1])].filter(
    (value) => value >= least && value <= 20_001,
  )
  const blankIsShort = min === 1 && field.required
  if (bad.length === 0 && !blankIsShort)
    throw new CannotTest(`No text is too short or too long for ${field.title} of ${entity.title}.`)
  const limits = min === null || min === 0 ? `at most ${max}` : max === null ? `at least ${min}` : `${min} to ${max}`
  const text = (size: number) => `{ ${field.id}: s.sized('${entity.id}', '${field.id}', ${size}) }`
  return [
    {
      says: `${start(one(entity.title))}'s ${inside(field.title)} has ${limits} characters`,
      body: [
        ...[...new Set(good)].map((size) => `await takes(s, '${entity.id}', ${text(size ?? least)})`),
        ...bad.map((size) => `await refuses(s, '${entity.id}', ${text(size)}, { field: '${field.id}' })`),
        ...(blankIsShort ? [`await refuses(s, '${entity.id}', { ${field.id}: '' }, { field: '${field.id}' })`] : []),
      ],
    },
  ]
}
