import { CannotTest } from '../cannot-test.ts'
import { one, start } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

const plain = ['text', 'long_text', 'email', 'url', 'phone']

/** The field is asked for, kept, changed and shown. */
export const field: SubjectWriter<'field'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  const says = (title: string) => `${start(one(entity.title))} has ${one(title)}`
  const computed = entity.computed.find((each) => each.id === subject.field)
  if (computed !== undefined || entity.states?.field === subject.field) {
    const title = computed?.title ?? entity.states?.title ?? subject.field
    return [
      {
        says: says(title),
        body: [
          `const row = await s.make('${entity.id}')`,
          `assert.ok('${subject.field}' in row.data)`,
          `await shows(await s.who('view', row), \`/${entity.path}/\${row.id}\`, ${JSON.stringify(title)})`,
        ],
      },
    ]
  }
  const found = ground.field(entity, subject.field)
  if (!found.editable && found.default === null)
    throw new CannotTest(`Nothing ever fills ${found.title} of ${entity.title}.`)
  const fill = found.type === 'reference' ? `{}, { fill: ['${found.id}'] }` : '{}'
  const isText = plain.includes(found.type)
  return [
    {
      says: says(found.title),
      body: [
        `const row = await s.make('${entity.id}', ${fill})`,
        `assert.notEqual(row.data.${found.id} ?? null, null, 'the value is kept')`,
        `const viewer = await s.whoMay(s.app.entity('${entity.id}').grants.view, row)`,
        `if (viewer) await shows(viewer, \`/${entity.path}/\${row.id}\`, ${isText ? `row.data.${found.id}` : JSON.stringify(found.title)})`,
        ...(found.editable
          ? [
              `await shows(row.by, '/${entity.path}/new', ${JSON.stringify(found.title)})`,
              ...(isText && entity.grants.edit.length > 0
                ? [`await changes(s, row, { ${found.id}: s.text('${entity.id}', '${found.id}') })`]
                : []),
              ...(found.type === 'reference'
                ? []
                : [
                    `for (const value of s.spread('${entity.id}', '${found.id}')) await s.make('${entity.id}', { ${found.id}: value })`,
                  ]),
            ]
          : []),
      ],
    },
  ]
}
