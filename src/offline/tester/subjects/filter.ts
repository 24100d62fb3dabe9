import { CannotTest } from '../cannot-test.ts'
import { wayTo } from '../support/way.ts'
import { inside } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** The filter shows the rows with that value and no others. */
export const filter: SubjectWriter<'filter'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  if (entity.grants.list.length === 0) throw new CannotTest(`Nobody may list rows of ${entity.title}.`)
  const state = entity.states?.field === subject.field ? entity.states : null
  const field = state === null ? ground.field(entity, subject.field) : null
  const title = inside(state?.title ?? field?.title ?? subject.field)
  const check = [
    "const by = await s.who('list', rows[0])",
    'for (const row of rows) {',
    `  const value = row.data.${subject.field}`,
    `  const found = await s.list(by, '${entity.id}', \`${subject.field}=\${encodeURIComponent(value)}\`)`,
    `  for (const each of rows) assert.equal(found.some((one) => one.id === each.id), each.data.${subject.field} === value, \`the filter ${subject.field} = \${value}\`)`,
    `  assert.ok(found.every((one) => one.${subject.field} === value), 'every row has the value')`,
    '}',
    `assert.ok(new Set(rows.map((row) => row.data.${subject.field})).size > 1)`,
  ]
  return [{ says: `${entity.plural} can be filtered by ${title}`, body: [...making(), ...check] }]

  function making(): readonly string[] {
    if (state !== null) {
      const other = state.values.find((value) => value.id !== state.initial && wayTo(entity, value.id) !== null)
      if (other === undefined) throw new CannotTest(`Every row of ${entity.title} stays in its first state.`)
      return [
        `const first = await s.make('${entity.id}')`,
        `const rows = [first, await s.bring(await s.make('${entity.id}', {}, { by: first.by }), '${other.id}')]`,
      ]
    }
    if (field?.type === 'reference') {
      if (!field.editable)
        return [
          `const rows = [await s.make('${entity.id}'), await s.make('${entity.id}', {}, { by: await s.app.chief() })]`,
        ]
      return [
        `const first = await s.make('${entity.id}', {}, { fill: ['${field.id}'] })`,
        `const rows = [first, await s.make('${entity.id}', {}, { by: first.by, fill: ['${field.id}'] })]`,
      ]
    }
    if (field?.editable === false) throw new CannotTest(`Nobody can set ${field.title} of ${entity.title}.`)
    return [
      'const rows = []',
      `for (const value of s.spread('${entity.id}', '${subject.field}')) rows.push(await s.make('${entity.id}', { ${subject.field}: value }, rows.length > 0 ? { by: rows[0].by } : {}))`,
    ]
  }
}
