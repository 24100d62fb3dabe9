import { CannotTest } from '../cannot-test.ts'
import { literal } from '../literal.ts'
import type { SubjectWriter } from '../written.ts'

/** The CSV has a header and the rows of the list, each text as it is; a text that looks like a formula is made harmless. */
export const exportCsv: SubjectWriter<'export'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  if (entity.grants.export.length === 0) throw new CannotTest(`Nobody may export rows of ${entity.title}.`)
  const columns = [
    'id',
    ...entity.fields.map((field) => field.id),
    ...(entity.states === null ? [] : [entity.states.field]),
    ...entity.computed.map((each) => each.id),
    'created_at',
  ]
  const text = entity.fields.find(
    (field) =>
      field.editable &&
      (field.type === 'long_text' || field.type === 'text') &&
      (field.maxLength ?? 99) >= 12 &&
      (field.minLength ?? 0) <= 12,
  )
  const tricky = text?.type === 'long_text' ? 'a,"b"\nc;' : 'a, "b"; c'
  const texts = entity.fields
    .filter((field) => ['text', 'email', 'choice', 'date'].includes(field.type))
    .map((field) => field.id)
  const cell = (id: string) => `line[${columns.indexOf(id)}]`
  return [
    {
      says: `${entity.plural} can be exported as CSV`,
      body: [
        `const row = await s.make('${entity.id}'${text === undefined ? '' : `, { ${text.id}: ${literal(tricky)} + s.sized('${entity.id}', '${text.id}', 3) }`})`,
        ...(text === undefined
          ? ["const by = await s.who('export', row)"]
          : [
              `const formula = await s.make('${entity.id}', { ${text.id}: '=1+' + s.sized('${entity.id}', '${text.id}', 5) }, { like: row.by })`,
              "const by = await s.whoForAll('export', [row, formula])",
            ]),
        `const { header, lines } = await exported(s, '${entity.id}', by)`,
        `assert.deepEqual(header, ${literal(columns)})`,
        `const rows = await s.list(by, '${entity.id}')`,
        ...(JSON.stringify(entity.grants.export) === JSON.stringify(entity.grants.list)
          ? [
              'const ids = (of) => of.map(Number).toSorted((a, b) => a - b)',
              "assert.deepEqual(ids(lines.map((line) => line[0])), ids(rows.map((each) => each.id)), 'the rows of the list')",
            ]
          : [
              "for (const [id] of lines) assert.ok(rows.some((each) => String(each.id) === id), 'only rows of the list')",
            ]),
        'const line = lines.find((each) => each[0] === String(row.id))',
        `assert.equal(line.length, ${columns.length})`,
        ...(text === undefined
          ? []
          : [`assert.equal(${cell(text.id)}, row.data.${text.id}, 'commas, quotes and line ends survive')`]),
        ...texts.filter((id) => id !== text?.id).map((id) => `assert.equal(${cell(id)}, row.data.${id} ?? '')`),
        ...(text === undefined
          ? []
          : [
              `const cells = lines.find((each) => each[0] === String(formula.id))`,
              `assert.equal(cells?.[${columns.indexOf(text.id)}], \`'\${formula.data.${text.id}}\`, 'a formula is made harmless')`,
            ]),
      ],
    },
  ]
}
