import type { Entity } from '../../../core/app-spec/entity.ts'
import { CannotTest } from '../cannot-test.ts'
import type { Ground } from '../ground.ts'
import { givenRole, standing } from '../support/standing.ts'
import { wayTo } from '../support/way.ts'
import { inside } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** The filter shows the rows with that value and no others. */
export const filter: SubjectWriter<'filter'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  if (entity.grants.list.length === 0) throw new CannotTest(`Nobody may list rows of ${entity.title}.`)
  const state = entity.states?.field === subject.field ? entity.states : null
  const field = state === null ? ground.field(entity, subject.field) : null
  // Rows of several owners are seen by those alone who may list every row.
  const ownersOnly = field?.editable === false || field?.target === 'user' ? allRowsFor(entity, ground) : null
  const title = inside(state?.title ?? field?.title ?? subject.field)
  const check = [
    ownersOnly === null
      ? "const by = await s.whoForAll('list', rows)"
      : `const by = await s.account(${ownersOnly === undefined ? 'null' : `'${ownersOnly}'`})`,
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
        `const rows = [first, await s.bring(await s.make('${entity.id}', {}, { like: first.by }), '${other.id}')]`,
      ]
    }
    if (field?.type === 'reference') {
      if (!field.editable) {
        return [
          `const first = await s.make('${entity.id}')`,
          `const rows = [first, await s.make('${entity.id}', {}, { by: await s.another(first.by.role) })]`,
        ]
      }
      if (field.target === 'user') {
        const someone = `(await s.another('${givenRole(ground.spec)}')).id`
        return [
          `const first = await s.make('${entity.id}', { ${field.id}: ${someone} })`,
          `const rows = [first, await s.make('${entity.id}', { ${field.id}: ${someone} }, { like: first.by })]`,
        ]
      }
      return [
        `const first = await s.make('${entity.id}', {}, { fill: ['${field.id}'] })`,
        `const rows = [first, await s.make('${entity.id}', {}, { like: first.by, fill: ['${field.id}'] })]`,
      ]
    }
    if (field?.editable === false) throw new CannotTest(`Nobody can set ${field.title} of ${entity.title}.`)
    return [
      'const rows = []',
      `for (const value of s.spread('${entity.id}', '${subject.field}')) rows.push(await s.make('${entity.id}', { ${subject.field}: value }, rows.length > 0 ? { like: rows[0].by } : {}))`,
    ]
  }
}

function allRowsFor(entity: Entity, ground: Ground): string | undefined {
  const role = ground.everyone.find((each) => standing(entity.grants.list, each) === 'free')
  if (role === undefined) throw new CannotTest(`Nobody may list every row of ${entity.title}.`)
  return role ?? undefined
}
