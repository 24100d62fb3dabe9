import assert from 'node:assert/strict'
import type { Condition } from '../../../core/app-spec/condition.ts'
import { notAdded, refused } from './checks.ts'
import type { Row } from './meets.ts'
import type { Kept, Order, Scene } from './scene.ts'
import { ofFields, ofState, stateFor, wayOut, wayTo } from './way.ts'

/** A row that a rule or a sum counts: it meets all of `where`, brought to the right state if need be. */
export async function counted(
  scene: Scene,
  entityId: string,
  where: readonly Condition[],
  values: Row = {},
  order: Order = {},
): Promise<Kept> {
  const entity = scene.app.entity(entityId)
  const row = await scene.make(entityId, values, {
    ...order,
    where: [...(order.where ?? []), ...ofFields(entity, where)],
  })
  const state = stateFor(entity, where)
  return state === undefined || state === null ? row : scene.bring(row, state)
}

/** A row like those that count, but for the one condition. */
export async function uncounted(
  scene: Scene,
  entityId: string,
  where: readonly Condition[],
  but: Condition,
  values: Row = {},
  order: Order = {},
): Promise<Kept> {
  const entity = scene.app.entity(entityId)
  const others = where.filter((condition) => condition !== but)
  if (but.field !== entity.states?.field) return counted(scene, entityId, others, values, { ...order, not: but })
  const row = await scene.make(entityId, values, { ...order, where: ofFields(entity, where) })
  return scene.bring(row, stateFor(entity, [but], false) ?? '')
}

/** One more row that would count is refused: when it is added, or when it would come to the state that counts. */
export async function notCounted(
  scene: Scene,
  entityId: string,
  where: readonly Condition[],
  values: Row = {},
  order: Order = {},
): Promise<void> {
  const entity = scene.app.entity(entityId)
  const wished = { ...order, where: [...(order.where ?? []), ...ofFields(entity, where)] }
  const way = wayTo(entity, stateFor(entity, where) ?? '') ?? []
  const last = way.at(-1)
  if (last === undefined || entity.states === null) {
    await notAdded(scene, await scene.draft(entityId, values, wished))
    return
  }
  const row = await scene.make(entityId, values, wished)
  for (const step of way.slice(0, -1)) await scene.move(row, step)
  const before = await scene.read(row)
  const by = await scene.whoMay(entity.states.transitions.find((each) => each.id === last)?.by ?? [], row)
  const answer = await by?.session.send('POST', `/api/${entity.path}/${row.id}/${last}`)
  assert.ok(answer, `somebody may ${last}`)
  refused(answer, last, { status: [409, 422] })
  assert.deepEqual(await scene.read(row), before, 'the row stays in its state')
}

/** Takes a row out of those that count, by a transition; false where none leads out. */
export async function leaves(scene: Scene, row: Kept, where: readonly Condition[]): Promise<boolean> {
  const entity = scene.app.entity(row.entity)
  if (entity.states === null || ofState(entity, where).length === 0) return false
  const out = wayOut(entity, String((await scene.read(row))[entity.states.field]), where)
  if (out !== null) await scene.move(row, out)
  return out !== null
}
