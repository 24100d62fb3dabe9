import { CannotTest } from '../cannot-test.ts'
import { and, inside } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

const texts = ['text', 'long_text', 'email', 'url', 'phone']

/** The search box finds a row by each of the fields, in capitals or not, and leaves the others out. */
export const search: SubjectWriter<'search'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  if (entity.grants.list.length === 0) throw new CannotTest(`Nobody may list rows of ${entity.title}.`)
  const title = (id: string) => inside(ground.field(entity, id).title)
  return [
    {
      says: `${entity.plural} can be searched by ${and(subject.fields.map(title))}`,
      body: subject.fields.flatMap((id) => {
        const field = ground.field(entity, id)
        const target = field.type === 'reference' && field.target !== 'user' ? ground.makable(field.target ?? '') : null
        const label = target?.fields.find((each) => each.id === target.label)
        const searched = target === null ? field : label
        if (searched === undefined || !texts.includes(searched.type) || !searched.editable || !field.editable) {
          throw new CannotTest(`A test cannot tell how ${field.title} of ${entity.title} is searched.`)
        }
        const word = `s.text('${target?.id ?? entity.id}', '${searched.id}')`
        const make =
          target === null
            ? `s.make('${entity.id}', { ${id}: word })`
            : `s.make('${entity.id}', {}, { fill: ['${id}'], parents: { ${id}: { ${searched.id}: word } } })`
        return [
          `// By ${title(id)}.`,
          '{',
          `  const word = ${word}`,
          `  const row = await ${make}`,
          `  const other = await s.make('${entity.id}', {}, { like: row.by${target === null ? '' : `, fill: ['${id}']`} })`,
          "  const by = await s.whoForAll('list', [row, other])",
          `  const find = async (text) => (await s.list(by, '${entity.id}', \`q=\${encodeURIComponent(text)}\`)).map((each) => each.id)`,
          '  const rare = /k[0-9a-z]{4}/.exec(word)?.[0] ?? word',
          '  for (const text of [word, rare, rare.toUpperCase()]) {',
          '    const found = await find(text)',
          '    assert.ok(found.includes(row.id), `${text} finds the row`)',
          '    assert.ok(!found.includes(other.id), `${text} leaves others out`)',
          '  }',
          "  assert.deepEqual(await find(`${rare}zzqq`), [], 'what nothing holds finds nothing')",
          '}',
        ]
      }),
    },
  ]
}
