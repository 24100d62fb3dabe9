import { CannotTest } from '../cannot-test.ts'
import type { Ground } from '../ground.ts'
import type { Entity } from '../../../core/app-spec/entity.ts'
import { literal } from '../literal.ts'
import { namesIn } from '../support/names-in.ts'
import { wayTo } from '../support/way.ts'
import { inside } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

/** Rising and falling, by the order of the field's type: 2 before 10. By default in the list's own direction. */
export const sort: SubjectWriter<'sort'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  if (entity.grants.list.length === 0) throw new CannotTest(`Nobody may list rows of ${entity.title}.`)
  const { title, rows, ranks } = arranged(entity, subject.field, ground)
  const check = (query: string, direction: string) =>
    `runs(await inOrder(s, by, rows, ${query === '' ? "''" : `'${query}'`}), '${subject.field}', '${direction}'${ranks === null ? '' : `, ${literal(ranks)}`})`
  const byDefault = entity.list.sort
  if (subject.byDefault && byDefault?.field !== subject.field)
    throw new CannotTest(`The list of ${entity.plural} has another order by default.`)
  return [
    {
      says: subject.byDefault
        ? `${entity.plural} are listed by ${title}, ${byDefault?.direction === 'desc' ? 'greatest or latest' : 'least or earliest'} first`
        : `${entity.plural} can be sorted by ${title}`,
      body: [
        ...rows,
        "const by = await s.whoForAll('list', rows)",
        ...(subject.byDefault ? [check('', byDefault?.direction ?? 'asc')] : []),
        check(`sort=${subject.field}`, 'asc'),
        check(`sort=-${subject.field}`, 'desc'),
      ],
    },
  ]
}

function arranged(
  entity: Entity,
  id: string,
  ground: Ground,
): { readonly title: string; readonly rows: readonly string[]; readonly ranks: readonly string[] | null } {
  const again = 'rows.length > 0 ? { like: rows[0].by } : {}'
  const make = (values: string, order = again) => `rows.push(await s.make('${entity.id}', ${values}, ${order}))`
  const three = ['const rows = []', `for (let count = 1; count <= 3; count += 1) ${make('{}')}`]
  if (id === 'created_at' || id === 'updated_at' || id === 'id')
    return { title: 'when they were added', rows: three, ranks: null }
  if (entity.states?.field === id) {
    const states = entity.states.values.map((value) => value.id).filter((state) => wayTo(entity, state) !== null)
    if (states.length < 2) throw new CannotTest(`Every row of ${entity.title} stays in its first state.`)
    const mixed = states.slice(0, 3).toSorted((a, b) => (a === states[1] ? -1 : b === states[1] ? 1 : 0))
    return {
      title: inside(entity.states.title),
      rows: [
        'const rows = []',
        `for (const state of ${literal(mixed)}) rows.push(await s.bring(await s.make('${entity.id}', {}, ${again}), state))`,
      ],
      ranks: entity.states.values.map((value) => value.id),
    }
  }
  const computed = entity.computed.find((each) => each.id === id)
  if (computed?.kind === 'aggregate') {
    const of = ground.makable(computed.of)
    return { title: inside(computed.title), rows: withChildren(entity, computed, of), ranks: null }
  }
  if (computed?.kind === 'flag') throw new CannotTest(`The order of ${computed.title} is not tried.`)
  if (computed !== undefined)
    return { title: inside(computed.title), rows: varied(entity, computed.expression), ranks: null }
  const field = ground.field(entity, id)
  if (!field.editable || field.type === 'reference')
    throw new CannotTest(`A test cannot choose ${field.title} of ${entity.title}.`)
  return {
    title: inside(field.title),
    rows: ['const rows = []', `for (const value of s.spread('${entity.id}', '${id}')) ${make(`{ ${id}: value }`)}`],
    ranks: field.type === 'choice' ? field.options.map((option) => option.id) : null,
  }
}

/** Rows that differ in the fields that an expression reads. */
function varied(entity: Entity, expression: string): readonly string[] {
  const names = namesIn(expression)
  const fields = entity.fields.filter((field) => names.includes(field.id) && field.editable)
  const settable = fields.filter((field) => field.type !== 'reference').map((field) => field.id)
  if (settable.length === 0)
    throw new CannotTest(`A test cannot choose what "${expression}" of ${entity.title} is worked out from.`)
  const references = fields.filter((field) => field.type === 'reference').map((field) => field.id)
  return [
    `const first = await s.make('${entity.id}', {}, { fill: ${literal(references)} })`,
    'const rows = [first]',
    `for (const field of ${literal(settable)}) {`,
    '  for (const value of s.others(first, field).slice(0, 2)) {',
    `    const { ${settable.join(', ')} } = first.data`,
    `    rows.push(await s.make('${entity.id}', { ${settable.join(', ')}, [field]: value }, { like: first.by, fill: ${literal(references)} }))`,
    '  }',
    '}',
  ]
}

/** Three rows with one, two and three rows that refer to them, so that their sums differ. */
function withChildren(
  entity: Entity,
  computed: { readonly via: string; readonly where: readonly unknown[] },
  of: Entity,
): readonly string[] {
  return [
    `const where = ${literal(computed.where)}`,
    'const rows = []',
    'for (const children of [2, 1, 3]) {',
    `  const one = await counted(s, '${of.id}', where, {}, { fill: ['${computed.via}'], ...(rows.length > 0 ? { like: rows[0].by } : {}) })`,
    `  for (let count = 2; count <= children; count += 1) await counted(s, '${of.id}', where, { ${computed.via}: one.data.${computed.via} }, { like: one.by })`,
    `  const row = s.added('${entity.id}', one.data.${computed.via})`,
    '  rows.push({ ...row, by: one.by, data: await s.read(row) })',
    '}',
  ]
}
