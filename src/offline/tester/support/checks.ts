import assert from 'node:assert/strict'
import type { Account } from './application.ts'
import type { Row } from './meets.ts'
import type { Draft, Kept, Order, Scene } from './scene.ts'
import type { Answer } from './session.ts'

/** What a refusal must look like: its status, and the field it names. */
export type Refusal = { readonly status?: number | readonly number[]; readonly field?: string }

/** Checks that an answer is the refusal that was expected. */
export function refused(answer: Answer, what: string, expected: Refusal = {}): void {
  const statuses = [expected.status ?? 422].flat()
  assert.ok(
    statuses.includes(answer.status),
    `${what} is refused with ${statuses.join(' or ')}: got ${answer.status} ${answer.text}`,
  )
  if (expected.field !== undefined)
    assert.match(answer.text, new RegExp(`"field":\\s*"${expected.field}"`), `the refusal of ${what} names the field`)
}

/** Tries to add a row that must be refused, and checks that nothing was stored. */
export async function notAdded(scene: Scene, draft: Draft, expected: Refusal = {}): Promise<void> {
  const before = await scene.count(draft.entity, draft.by)
  const answer = await draft.by.session.send('POST', `/api/${scene.app.entity(draft.entity).path}`, draft.body)
  refused(answer, `adding ${JSON.stringify(draft.body)}`, expected)
  assert.equal(await scene.count(draft.entity, draft.by), before, `what was refused is not stored`)
}

/** Tries to change a row in a way that must be refused, and checks that the row stays as it was. */
export async function notChanged(
  scene: Scene,
  row: Kept,
  change: { readonly by: Account; readonly body: Row },
  expected: Refusal = {},
): Promise<void> {
  const before = await scene.read(row)
  const answer = await change.by.session.send(
    'PATCH',
    `/api/${scene.app.entity(row.entity).path}/${row.id}`,
    change.body,
  )
  refused(answer, `changing the ${row.entity} to ${JSON.stringify(change.body)}`, expected)
  assert.deepEqual(await scene.read(row), before, 'a row stays as it was when its change is refused')
}

/** Changes a row, which must be taken, and checks that the new values are stored. */
export async function changes(scene: Scene, row: Kept, body: Row, by?: Account): Promise<void> {
  const account = by ?? (await scene.who('edit', row))
  const answer = await account.session.send('PATCH', `/api/${scene.app.entity(row.entity).path}/${row.id}`, body)
  assert.equal(answer.status, 200, `the ${row.entity} can be changed to ${JSON.stringify(body)}: ${answer.text}`)
  const stored = await scene.read(row)
  for (const [field, value] of Object.entries(body)) scene.same(row.entity, field, stored[field], value)
}

/** Deletes a row, which must work, and checks that it is gone. */
export async function deletes(scene: Scene, row: Kept, by?: Account): Promise<void> {
  const path = `/api/${scene.app.entity(row.entity).path}/${row.id}`
  const account = by ?? (await scene.who('delete', row))
  const viewer = (await scene.whoMay(scene.app.entity(row.entity).grants.view, row)) ?? account
  const answer = await account.session.send('DELETE', path)
  assert.equal(answer.status, 204, `the ${row.entity} can be deleted: ${answer.text}`)
  assert.equal((await viewer.session.send('GET', path)).status, 404, `the deleted ${row.entity} is gone`)
}

/** These values are taken, both in a new row and when a row is changed. */
export async function takes(scene: Scene, entity: string, values: Row, order: Order = {}): Promise<Kept> {
  const row = await scene.make(entity, values, order)
  if ((await scene.whoMay(scene.app.entity(entity).grants.edit, row)) !== null) await changes(scene, row, values)
  return row
}

/**
 * These values are refused, both in a new row and when a row is changed, and nothing is stored. The same request with
 * good values works, so that it is the values that were refused.
 */
export async function refuses(scene: Scene, entity: string, values: Row, order: Order & Refusal = {}): Promise<void> {
  const good = await scene.draft(entity, {}, order)
  await notAdded(scene, { ...good, body: { ...good.body, ...values } }, order)
  const row = await scene.keep(good)
  const editor = await scene.whoMay(scene.app.entity(entity).grants.edit, row)
  if (editor !== null) await notChanged(scene, row, { by: editor, body: values }, order)
}

/**
 * A change to one field of the row that every rule of the entity allows: another value where the field has a part in
 * nothing else, or one that keeps its order with the others; failing that, the value that it has.
 */
export function harmlessChange(scene: Scene, row: Kept): Row {
  const entity = scene.app.entity(row.entity)
  const orders = entity.rules.filter((rule) => rule.kind === 'compare')
  const settled = JSON.stringify(entity.rules.filter((rule) => rule.kind !== 'compare'))
  const looked = JSON.stringify([entity.computed, orders])
  const free = entity.fields.filter(
    (field) => field.editable && field.type !== 'reference' && !settled.includes(`"${field.id}"`),
  )
  for (const field of free.toSorted(
    (a, b) => Number(looked.includes(`"${a.id}"`)) - Number(looked.includes(`"${b.id}"`)),
  )) {
    const [value] = scene.others(row, field.id)
    if (value !== undefined) return { [field.id]: value }
  }
  const any = entity.fields.find((field) => field.editable)
  return any === undefined ? {} : { [any.id]: row.data[any.id] ?? null }
}
