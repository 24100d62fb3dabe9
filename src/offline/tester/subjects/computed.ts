import type { Computed } from '../../../core/app-spec/computed.ts'
import type { Entity } from '../../../core/app-spec/entity.ts'
import { CannotTest } from '../cannot-test.ts'
import { breakable, countable } from '../countable.ts'
import type { Ground } from '../ground.ts'
import { literal } from '../literal.ts'
import { rowExpression } from '../row-expression.ts'
import { namesIn } from '../support/names-in.ts'
import { roomFor } from '../support/room.ts'
import { inside, one, start } from '../wording.ts'
import type { SubjectWriter } from '../written.ts'

type Kind<K extends Computed['kind']> = Extract<Computed, { readonly kind: K }>

/** A worked-out value is right from the start, with several rows, and after each change. */
export const computed: SubjectWriter<'computed'> = (subject, ground) => {
  const entity = ground.makable(subject.entity)
  const found = entity.computed.find((each) => each.id === subject.computed)
  if (found === undefined) throw new CannotTest(`${entity.title} has no value ${subject.computed}.`)
  const says = `${start(one(entity.title))}'s ${inside(found.title)} is worked out`
  switch (found.kind) {
    case 'aggregate':
      return [{ says, body: aggregated(entity, found, ground) }]
    case 'expression':
      return [{ says, body: expressed(entity, found) }]
    case 'flag':
      return [
        {
          says: `${entity.plural} are marked ${inside(found.title)} when they are, and only then`,
          body: flagged(entity, found, ground),
        },
      ]
  }
}

function aggregated(entity: Entity, found: Kind<'aggregate'>, ground: Ground): readonly string[] {
  const of = ground.makable(found.of)
  const via = ground.field(of, found.via)
  if (via.target !== entity.id || !via.editable)
    throw new CannotTest(`${via.title} of ${of.title} is not set to a ${entity.title}.`)
  countable(ground, of, found.where)
  const value = found.value === null ? '1' : rowExpression(found.value)
  const changed = of.fields.find(
    (field) =>
      field.editable && found.value !== null && namesIn(found.value).includes(field.id) && field.type !== 'reference',
  )
  const tolerance = found.type === 'integer' && found.fn === 'avg' ? ', 0.51' : ''
  const breaks = breakable(of, found.where, ground)
  const rows = Math.max(1, Math.min(3, roomFor(of, [found.via]) - breaks.length))
  const worked = workedOut(of, found.value)
  const fill = worked.length === 0 ? '' : `await filled(s, row, ${literal(worked)}, rows.length)`
  const adding = ['const add = async (row) => {', '  rows.push(row)', ...(fill === '' ? [] : [`  ${fill}`]), '}']
  return [
    `const where = ${literal(found.where)}`,
    `const one = await counted(s, '${of.id}', where, {}, { fill: ['${via.id}'] })`,
    `const parent = s.added('${entity.id}', one.data.${via.id})`,
    'const rows = []',
    ...adding,
    'await add(one)',
    `const value = (row) => ${value}`,
    'const check = async (what) => {',
    '  const values = []',
    '  for (const row of rows) values.push(value(await s.full(row)))',
    `  sameValue((await s.read(parent)).${found.id}, aggregate('${found.fn}', values), what${tolerance})`,
    '}',
    "await check('with one row')",
    `for (let count = 2; count <= ${rows}; count += 1) await add(await counted(s, '${of.id}', where, { ${via.id}: parent.id }, { like: one.by }))`,
    "await check('with several rows')",
    '// What belongs to another one, or does not meet the condition, is left out.',
    `await counted(s, '${of.id}', where, {}, { like: one.by, fill: ['${via.id}'] })`,
    ...(rows + breaks.length > roomFor(of, [found.via]) ? [] : breaks).map(
      (but) =>
        `await uncounted(s, '${of.id}', where, where[${found.where.indexOf(but)}], { ${via.id}: parent.id }, { like: one.by })`,
    ),
    "await check('with rows that are left out')",
    ...(changed !== undefined && of.grants.edit.length > 0 && !of.rules.some((rule) => rule.kind === 'frozen')
      ? [`await changes(s, one, { ${changed.id}: s.others(one, '${changed.id}')[0] })`, "await check('after a change')"]
      : []),
    ...(of.grants.delete.length > 0 && !of.rules.some((rule) => rule.kind === 'frozen')
      ? ['await deletes(s, rows.pop())', "await check('after one was deleted')"]
      : []),
    ...(['count', 'sum'].includes(found.fn)
      ? [
          '// Of nothing it is 0.',
          `const empty = await s.make('${entity.id}', {}, { owned: [] })`,
          `assert.equal(empty.data.${found.id}, 0)`,
        ]
      : []),
  ]
}

/** The worked-out values of the row that an expression reads. */
export const workedOut = (entity: Entity, expression: string | null): readonly string[] =>
  entity.computed
    .filter((each) => each.kind !== 'flag' && namesIn(expression ?? '').includes(each.id))
    .map((each) => each.id)

function expressed(entity: Entity, found: Kind<'expression'>): readonly string[] {
  const names = namesIn(found.expression)
  const changed = entity.fields.find(
    (field) => field.editable && names.includes(field.id) && field.type !== 'reference',
  )
  const optional = entity.fields
    .filter((field) => field.type === 'reference' && names.includes(field.id))
    .map((field) => field.id)
  const tolerance = found.type === 'integer' ? ', 0.51' : ''
  const worked = workedOut(entity, found.expression)
  return [
    `const value = (row) => ${rowExpression(found.expression)}`,
    'const check = async (row, what) => {',
    '  const full = await s.full(row)',
    `  sameValue(full.${found.id}, value(full), what${tolerance})`,
    '}',
    `const row = await s.make('${entity.id}', {}, { fill: ${literal(optional)} })`,
    "await check(row, 'for a new row')",
    ...(worked.length === 0
      ? []
      : [`await filled(s, row, ${literal(worked)}, 2)`, "await check(row, 'once it has parts')"]),
    ...(changed === undefined
      ? []
      : [
          `for (const value of s.spread('${entity.id}', '${changed.id}')) await check(await s.make('${entity.id}', { ${changed.id}: value }, { fill: ${literal(optional)} }), 'for other values')`,
          ...(entity.grants.edit.length > 0
            ? [
                `await changes(s, row, { ${changed.id}: s.others(row, '${changed.id}')[0] })`,
                "await check(row, 'after a change')",
              ]
            : []),
        ]),
  ]
}

function flagged(entity: Entity, found: Kind<'flag'>, ground: Ground): readonly string[] {
  countable(ground, entity, found.when)
  const breaks = breakable(entity, found.when, ground)
  if (breaks.length === 0) throw new CannotTest(`Every row of ${entity.title} is marked ${found.title}.`)
  const lines = [
    `const when = ${literal(found.when)}`,
    `assert.equal((await counted(s, '${entity.id}', when)).data.${found.id}, true)`,
    ...breaks.map(
      (but) =>
        `assert.equal((await uncounted(s, '${entity.id}', when, when[${found.when.indexOf(but)}])).data.${found.id}, false)`,
    ),
  ]
  return ['await onOneDay(async () => {', ...lines.map((line) => `  ${line}`), '})']
}
