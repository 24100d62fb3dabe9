import type { Field, FieldType } from '../../../core/app-spec/field.ts'
import { CannotTest } from '../cannot-test.ts'
import { literal } from '../literal.ts'
import { inside, one, start } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

type Form = { readonly is: string; readonly bad: readonly (string | number | boolean)[] }

const forms: Readonly<Partial<Record<FieldType, Form>>> = {
  email: { is: 'an e-mail address', bad: ['not an address', 'name@', '@example.com', 'two words@example.com'] },
  url: { is: 'a web address', bad: ['not an address', 'example', 'javascript:alert(1)'] },
  phone: { is: 'a phone number', bad: ['call me', '12x4567890'] },
  date: { is: 'a date', bad: ['tomorrow', '2026-02-30', '2026-13-01', 20_260_101] },
  time: { is: 'a time of day', bad: ['25:00', '12:60', 'noon'] },
  datetime: { is: 'a date and time', bad: ['soon', '2026-02-30T10:00:00Z', '2026-01-01T25:00:00Z'] },
  integer: { is: 'a whole number', bad: [1.5, 'many', '3', true] },
  decimal: { is: 'a number', bad: ['many', '3', true] },
  money: { is: 'an amount of money', bad: ['many', '3', 1.005, true] },
  boolean: { is: 'yes or no', bad: ['maybe', 2] },
}

/** Values that do not have the form of the field's type; none where any text has it. */
export const badForms = (field: Field): readonly (string | number | boolean)[] => forms[field.type]?.bad ?? []

/** What has the form of the type is taken, the rest refused. */
export const format: SubjectWriter<'format'> = (subject, ground) => {
  const { entity, field } = ground.settable(subject.entity, subject.field)
  const form = forms[field.type]
  if (form === undefined) throw new CannotTest(`Any text is a right ${field.title} of ${entity.title}.`)
  return [
    {
      says: `${start(one(entity.title))}'s ${inside(field.title)} is ${form.is}`,
      body: form.bad.map(
        (value) => `await refuses(s, '${entity.id}', ${literal({ [field.id]: value })}, { field: '${field.id}' })`,
      ),
    },
  ]
}
