import { CannotTest } from '../cannot-test.ts'
import { literal } from '../literal.ts'
import { and, inside, one, start } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** Each option is taken, anything else is refused. */
export const options: SubjectWriter<'options'> = (subject, ground) => {
  const { entity, field } = ground.settable(subject.entity, subject.field)
  if (field.options.length === 0) throw new CannotTest(`${field.title} of ${entity.title} has no options.`)
  for (const option of field.options)
    ground.feasible(entity, { fixed: { [field.id]: option.id } }, `with ${option.title}`)
  return [
    {
      says: `${start(one(entity.title))}'s ${inside(field.title)} is one of ${and(field.options.map((option) => inside(option.title)))}`,
      body: [
        ...field.options.map((option) => `await takes(s, '${entity.id}', ${literal({ [field.id]: option.id })})`),
        `await refuses(s, '${entity.id}', ${literal({ [field.id]: 'something_else' })}, { field: '${field.id}' })`,
      ],
    },
  ]
}
