import { CannotTest } from '../cannot-test.ts'
import type { SubjectWriter } from '../written.ts'

/** Over the pages of a list every row comes once, and a page has no more rows than it should. */
export const paging: SubjectWriter<'paging'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  if (entity.grants.list.length === 0) throw new CannotTest(`Nobody may list rows of ${entity.title}.`)
  const { pageSize } = entity.list
  const limits = entity.rules.flatMap((rule) =>
    rule.kind !== 'limit' ? [] : typeof rule.max === 'number' ? [rule.max] : [2],
  )
  const room = Math.min(5, ...limits)
  const rows = limits.length > 0 ? room : pageSize <= 50 ? pageSize + 1 : 5
  const shared = entity.fields
    .filter((field) => field.type === 'reference' && field.editable && field.required)
    .map((field) => `${field.id}: first.data.${field.id}`)
  const onlyOnce = entity.rules.some(
    (rule) =>
      rule.kind === 'unique' &&
      rule.fields.every(
        (id) => shared.some((each) => each.startsWith(`${id}:`)) || ground.field(entity, id).editable === false,
      ),
  )
  const again = onlyOnce || limits.length > 0 ? '{}' : `{ ${shared.join(', ')} }`
  return [
    {
      says: `${entity.plural} are listed in pages of ${pageSize}`,
      body: [
        `const first = await s.make('${entity.id}')`,
        'const rows = [first]',
        `while (rows.length < ${rows}) rows.push(await s.make('${entity.id}', ${again}, { like: first.by }))`,
        "const by = await s.whoForAll('list', rows)",
        `for (const [query, size] of [['', ${pageSize}], ['pageSize=2', 2]${entity.list.columns
          .slice(0, 1)
          .map((column) => `, ['pageSize=3&sort=-${column}', 3]`)
          .join('')}]) {`,
        `  const pages = await pagesOf(s, by, '${entity.id}', query)`,
        '  const ids = pages.flat().map((each) => each.id)',
        "  assert.equal(new Set(ids).size, ids.length, 'no row comes twice')",
        "  for (const row of rows) assert.ok(ids.includes(row.id), 'no row is left out')",
        "  for (const page of pages.slice(0, -1)) assert.equal(page.length, size, 'a page is full')",
        `  assert.ok(pages.at(-1).length <= size && pages.length === Math.ceil(ids.length / size))`,
        `  const answer = await by.session.send('GET', \`/api/${entity.path}?\${query}\`)`,
        '  assert.deepEqual([answer.json.total, answer.json.page, answer.json.pageSize], [ids.length, 1, size])',
        '}',
      ],
    },
  ]
}
