import { CannotTest } from '../cannot-test.ts'
import { literal } from '../literal.ts'
import { candidates } from '../support/candidates.ts'
import { inside } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** A new row that does not say the value has the default; one that says another keeps it. */
export const defaultValue: SubjectWriter<'default'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  const field = ground.field(entity, subject.field)
  if (field.default === null) throw new CannotTest(`${field.title} of ${entity.title} has no default.`)
  const isUser = field.default === 'me' && field.target === 'user'
  const special = isUser || field.default === 'today' || field.default === 'now'
  if (!special && field.editable)
    ground.feasible(entity, { fixed: { [field.id]: field.default } }, `with the default ${field.title}`)
  const expected = isUser
    ? `assert.equal(row.data.${field.id}, row.by.id)`
    : field.default === 'now'
      ? `assert.ok(Math.abs(Date.parse(row.data.${field.id}) - Date.now()) < 120_000)`
      : field.default === 'today'
        ? `assert.equal(row.data.${field.id}.slice(0, 10), day())`
        : `assert.equal(row.data.${field.id}, ${literal(field.default)})`
  const fixed = special ? '' : `, { ${field.id}: ${literal(field.default)} }`
  const other =
    field.type === 'reference' ? undefined : candidates(entity, field, 1, []).find((value) => value !== field.default)
  const body = [
    `const draft = await s.draft('${entity.id}'${field.editable ? fixed : ''})`,
    ...(field.editable
      ? [`const { ${field.id}: _, ...rest } = draft.body`, 'const row = await s.keep({ ...draft, body: rest })']
      : ['const row = await s.keep(draft)']),
    expected,
  ]
  const overridden =
    field.editable && other !== undefined && !special
      ? [`await s.make('${entity.id}', ${literal({ [field.id]: other })})`]
      : []
  const guarded = [
    `const forged = await s.draft('${entity.id}')`,
    `await notAdded(s, { ...forged, body: { ...forged.body, ${field.id}: row.data.${field.id} } }, { status: 400 })`,
  ]
  const lines = [...body, ...overridden, ...(field.editable ? [] : guarded)]
  return [
    {
      says: `A new ${inside(entity.title)} has ${isUser ? 'the one who adds it' : literal(field.default)} as its ${inside(field.title)}`,
      body:
        field.default === 'today' ? ['await onOneDay(async () => {', ...lines.map((line) => `  ${line}`), '})'] : lines,
    },
  ]
}
