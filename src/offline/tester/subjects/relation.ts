import { inside, one, start } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

const plain = ['text', 'email', 'url', 'phone', 'integer']

/** The reference must lead to a row that exists; that row shows what refers to it. */
export const relation: SubjectWriter<'relation'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  const field = ground.field(entity, subject.field)
  const fill = `{}, { fill: ['${field.id}'] }`
  const target = field.target === 'user' || field.target === null ? null : ground.makable(field.target)
  const label = entity.fields.find((each) => each.id === entity.label && plain.includes(each.type))
  const lists = entity.grants.list.length > 0
  return [
    {
      says: `${start(one(entity.title))} belongs to ${one(target?.title ?? field.title)}`,
      body: [
        `const row = await s.make('${entity.id}', ${fill})`,
        `assert.ok(Number.isInteger(row.data.${field.id}), 'the reference is the id of a row')`,
        ...(field.editable
          ? [
              `await refuses(s, '${entity.id}', { ${field.id}: 999_999_999 }, { fill: ['${field.id}'], field: '${field.id}' })`,
            ]
          : []),
        ...(lists
          ? [
              `const lister = await s.who('list', row)`,
              `const other = await s.make('${entity.id}', ${field.editable ? fill : '{}, { by: await s.another(row.by.role) }'})`,
              `const of = (await s.list(lister, '${entity.id}', \`${field.id}=\${row.data.${field.id}}\`)).map((each) => each.id)`,
              `assert.ok(of.includes(row.id) && (!of.includes(other.id) || other.data.${field.id} === row.data.${field.id}), 'the rows of one ${inside(field.title)} can be listed')`,
            ]
          : []),
        ...(target === null ||
        label === undefined ||
        target.grants.view.length === 0 ||
        entity.grants.list.length === 0 ||
        !field.editable
          ? []
          : [
              `// The page of the ${inside(target.title)} shows it.`,
              `const target = s.added('${target.id}', row.data.${field.id})`,
              `const reader = await s.whoSeesBoth(target, row)`,
              `if (reader !== null) await shows(reader, \`/${target.path}/\${target.id}\`, row.data.${label.id})`,
            ]),
      ],
    },
  ]
}
