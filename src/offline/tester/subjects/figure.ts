import { CannotTest } from '../cannot-test.ts'
import { breakable, countable } from '../countable.ts'
import { literal } from '../literal.ts'
import { rowExpression } from '../row-expression.ts'
import { namesIn } from '../support/names-in.ts'
import { roomFor } from '../support/room.ts'
import { rolesOf, standing } from '../support/standing.ts'
import type { SubjectWriter } from '../written.ts'
import { workedOut } from './computed.ts'

/** The figure on the home page is what the rows of its reader amount to, and follows them. */
export const figure: SubjectWriter<'figure'> = (subject, ground) => {
  const found = ground.spec.figures.find((each) => each.id === subject.figure)
  if (found === undefined) throw new CannotTest(`There is no figure ${subject.figure}.`)
  const of = ground.makable(found.of)
  countable(ground, of, found.where)
  const readers = [...rolesOf(ground.spec).map((role) => role.id), null].filter(
    (role) => standing(of.grants.list, role) !== 'never',
  )
  const maker = readers.find((role) => standing(of.grants.create, role) !== 'never')
  if (maker === undefined) throw new CannotTest(`Nobody both adds and lists rows of ${of.title}.`)
  const account = maker === null ? 'null' : `'${maker}'`
  const value = found.value === null ? '1' : rowExpression(found.value)
  const fill =
    found.value === null
      ? []
      : of.fields
          .filter((field) => field.type === 'reference' && namesIn(found.value ?? '').includes(field.id))
          .map((field) => field.id)
  const additive = found.fn === 'count' || found.fn === 'sum'
  const ownOnly = maker !== null && (found.mine || standing(of.grants.list, maker) === 'own')
  if (!additive && !ownOnly) throw new CannotTest(`Rows of other tests would take part in ${found.title}.`)
  const reader = ownOnly ? 'by' : 'like'
  const order = `{ ${reader}: reader, fill: ${literal(fill)} }`
  const mine = of.fields.filter((field) => field.default === 'me').map((field) => field.id)
  const room = ownOnly ? roomFor(of, mine) : Number.POSITIVE_INFINITY
  const breaks = breakable(of, found.where, ground)
  const rows = Math.max(1, Math.min(3, room - breaks.length))
  const worked = workedOut(of, found.value)
  const expected = additive ? `Number(before) + aggregate('${found.fn}', values)` : `aggregate('${found.fn}', values)`
  return [
    {
      says: `The home page shows "${found.title}"`,
      body: [
        `const reader = await s.newcomer(${account})`,
        'const read = async () => {',
        "  const answer = await reader.session.send('GET', '/api/figures')",
        '  assert.equal(answer.status, 200, answer.text)',
        `  return answer.json.${found.id}`,
        '}',
        `const where = ${literal(found.where)}`,
        'const before = await read()',
        ...(additive && ownOnly ? ["assert.equal(before, 0, 'of nothing it is 0')"] : []),
        'const rows = []',
        `const value = (row) => ${value}`,
        'const check = async (what) => {',
        '  const values = []',
        '  for (const row of rows) values.push(value(await s.full(row)))',
        `  sameValue(await read(), ${expected}, what)`,
        '}',
        `for (let count = 1; count <= ${rows}; count += 1) {`,
        `  const row = await counted(s, '${of.id}', where, {}, ${order})`,
        ...(worked.length === 0 ? [] : [`  await filled(s, row, ${literal(worked)}, count)`]),
        '  rows.push(row)',
        '}',
        `await check('with ${rows} of them')`,
        ...(rows + breaks.length > room ? [] : breaks).flatMap((but) => {
          const left = `await uncounted(s, '${of.id}', where, where[${found.where.indexOf(but)}], {}, ${order})`
          return [worked.length === 0 ? left : `await filled(s, ${left}, ${literal(worked)}, 1)`]
        }),
        ...(ownOnly
          ? [
              '// What is not their own is left out.',
              `await counted(s, '${of.id}', where, {}, { by: await s.newcomer(${account}) })`,
            ]
          : []),
        "await check('with rows that are left out')",
        ...(of.grants.delete.length > 0 && !of.rules.some((rule) => rule.kind === 'frozen')
          ? ['await deletes(s, rows.pop())', "await check('after one was deleted')"]
          : []),
        `await shows(reader, '/', ${JSON.stringify(found.title)})`,
      ],
    },
  ]
}
