import assert from 'node:assert/strict'
import type { Account } from './application.ts'
import { refused, type Refusal } from './checks.ts'
import { parseCsv } from './csv.ts'
import type { Kept, Scene } from './scene.ts'

const pathOf = (scene: Scene, row: Kept) => `/api/${scene.app.entity(row.entity).path}`

/** The account may see the row. */
export async function sees(scene: Scene, row: Kept, by: Account): Promise<void> {
  const answer = await by.session.send('GET', `${pathOf(scene, row)}/${row.id}`)
  assert.equal(answer.status, 200, `${by.role ?? 'a visitor'} may view this ${row.entity}: ${answer.text}`)
  assert.equal(answer.json['id'], row.id)
}

/** The account may not see the row. */
export async function doesNotSee(scene: Scene, row: Kept, by: Account, refusal: Refusal): Promise<void> {
  refused(
    await by.session.send('GET', `${pathOf(scene, row)}/${row.id}`),
    `viewing this ${row.entity} as ${by.role ?? 'a visitor'}`,
    refusal,
  )
}

/** The account finds the row in the list. */
export async function lists(scene: Scene, row: Kept, by: Account): Promise<void> {
  assert.ok(
    (await scene.list(by, row.entity)).some((each) => each['id'] === row.id),
    `${by.role ?? 'a visitor'} has this ${row.entity} in the list`,
  )
}

/** The account has a list, and the row is not in it. */
export async function listsWithout(scene: Scene, row: Kept, by: Account): Promise<void> {
  const rows = await scene.list(by, row.entity)
  assert.ok(!rows.some((each) => each['id'] === row.id), `this ${row.entity} is not in the list of another ${by.role}`)
}

/** The account is refused the list. */
export async function hasNoList(scene: Scene, row: Kept, by: Account, refusal: Refusal): Promise<void> {
  refused(await by.session.send('GET', pathOf(scene, row)), `listing as ${by.role ?? 'a visitor'}`, refusal)
}

/** The lines of the CSV export without its header, after checking that it is one. */
export async function exported(
  scene: Scene,
  entity: string,
  by: Account,
  query = '',
): Promise<{ readonly header: readonly string[]; readonly lines: readonly (readonly string[])[] }> {
  const answer = await by.session.send('GET', `/api/${scene.app.entity(entity).path}.csv${query}`)
  assert.equal(answer.status, 200, `${by.role ?? 'a visitor'} may export: ${answer.text.slice(0, 200)}`)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/)
  const [header = [], ...lines] = parseCsv(answer.text)
  return { header, lines }
}

/** The account has the row in its export. */
export async function exports(scene: Scene, row: Kept, by: Account): Promise<void> {
  const { lines } = await exported(scene, row.entity, by)
  assert.ok(
    lines.some((line) => line[0] === String(row.id)),
    `this ${row.entity} is in the export of ${by.role ?? 'a visitor'}`,
  )
}

/** The account has an export, and the row is not in it. */
export async function exportsWithout(scene: Scene, row: Kept, by: Account): Promise<void> {
  const { lines } = await exported(scene, row.entity, by)
  assert.ok(
    !lines.some((line) => line[0] === String(row.id)),
    `this ${row.entity} is not in the export of another ${by.role}`,
  )
}

/** The account is refused the export. */
export async function hasNoExport(scene: Scene, row: Kept, by: Account, refusal: Refusal): Promise<void> {
  refused(await by.session.send('GET', `${pathOf(scene, row)}.csv`), `exporting as ${by.role ?? 'a visitor'}`, refusal)
}

/** The account may not delete the row, and it is still there. */
export async function notDeleted(scene: Scene, row: Kept, by: Account, refusal: Refusal): Promise<void> {
  const before = await scene.read(row)
  refused(
    await by.session.send('DELETE', `${pathOf(scene, row)}/${row.id}`),
    `deleting this ${row.entity} as ${by.role ?? 'a visitor'}`,
    refusal,
  )
  assert.deepEqual(await scene.read(row), before, 'what may not be deleted is still there')
}

/** The account may make the transition, and the new state is stored. */
export async function moves(scene: Scene, row: Kept, transition: string, by: Account): Promise<void> {
  const { states } = scene.app.entity(row.entity)
  const answer = await by.session.send('POST', `${pathOf(scene, row)}/${row.id}/${transition}`)
  assert.equal(answer.status, 200, `${by.role ?? 'a visitor'} may ${transition} this ${row.entity}: ${answer.text}`)
  const to = states?.transitions.find((each) => each.id === transition)?.to
  assert.equal((await scene.read(row))[states?.field ?? ''], to, `after ${transition} the new state is stored`)
}

/** The transition is refused, and the row stays in its state. */
export async function notMoved(
  scene: Scene,
  row: Kept,
  transition: string,
  by: Account,
  refusal: Refusal,
): Promise<void> {
  const before = await scene.read(row)
  refused(
    await by.session.send('POST', `${pathOf(scene, row)}/${row.id}/${transition}`),
    `${transition} as ${by.role ?? 'a visitor'}`,
    refusal,
  )
  assert.deepEqual(await scene.read(row), before, 'the row stays in its state')
}
