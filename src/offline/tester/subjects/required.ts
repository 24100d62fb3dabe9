import { inside, one, start } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

const texts = ['text', 'long_text', 'email', 'url', 'phone']

/** Without a value, with an empty one and with blanks it is refused, when added and when changed. */
export const required: SubjectWriter<'required'> = (subject, ground) => {
  const { entity, field } = ground.settable(subject.entity, subject.field)
  const refuses = (value: string) =>
    `await refuses(s, '${entity.id}', { ${field.id}: ${value} }, { field: '${field.id}' })`
  const without = [
    `const draft = await s.draft('${entity.id}')`,
    `const { ${field.id}: _, ...rest } = draft.body`,
    `await notAdded(s, { ...draft, body: rest }, { field: '${field.id}' })`,
    'await s.keep(draft)',
  ]
  return [
    {
      says: `${start(one(entity.title))} must have its ${inside(field.title)}`,
      body: [
        ...(field.default === null ? without : []),
        refuses('null'),
        ...(texts.includes(field.type) ? [refuses("''"), refuses("'   '")] : []),
      ],
    },
  ]
}
