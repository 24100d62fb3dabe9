import { CannotTest } from '../cannot-test.ts'
import { literal } from '../literal.ts'
import { step } from '../support/candidates.ts'
import { inside, one, start } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** The bounds are taken, what lies just beyond them is refused. */
export const range: SubjectWriter<'range'> = (subject, ground) => {
  const { entity, field } = ground.settable(subject.entity, subject.field)
  const beyond = (value: number, by: number) => Math.round((value + by * step(field)) * 100) / 100
  const good = [...new Set([field.min, field.max].filter((value) => value !== null))]
  const bad = [
    ...(field.min === null ? [] : [beyond(field.min, -1)]),
    ...(field.max === null ? [] : [beyond(field.max, 1)]),
  ]
  if (bad.length === 0)
    throw new CannotTest(`${field.title} of ${entity.title} has neither a least nor a greatest value.`)
  for (const value of good) ground.feasible(entity, { fixed: { [field.id]: value } }, `with ${field.title} ${value}`)
  const limits =
    field.min === null
      ? `at most ${field.max}`
      : field.max === null
        ? `at least ${field.min}`
        : `between ${field.min} and ${field.max}`
  const values = (value: number) => literal({ [field.id]: value })
  return [
    {
      says: `${start(one(entity.title))}'s ${inside(field.title)} is ${limits}`,
      body: [
        ...good.map((value) => `await takes(s, '${entity.id}', ${values(value)})`),
        ...bad.map((value) => `await refuses(s, '${entity.id}', ${values(value)}, { field: '${field.id}' })`),
      ],
    },
  ]
}
