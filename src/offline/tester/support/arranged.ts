import assert from 'node:assert/strict'
import type { Account } from './application.ts'
import { order, type Row, type Value } from './meets.ts'
import type { Kept, Scene } from './scene.ts'
import { itemsOf } from './session.ts'

/** The rows of this test, in the order in which a list shows them. */
export async function inOrder(
  scene: Scene,
  by: Account,
  rows: readonly Kept[],
  query: string,
): Promise<readonly Row[]> {
  const [first] = rows
  assert.ok(first)
  const all = await scene.list(by, first.entity, query)
  const mine = all.filter((each) => rows.some((row) => row.id === each['id']))
  assert.equal(mine.length, rows.length, 'the list shows every row once')
  return mine
}

/** Checks that the values go up (`asc`) or down, and that they are not all the same. `ranks`: the order of a choice. */
export function runs(
  rows: readonly Row[],
  field: string,
  direction: 'asc' | 'desc',
  ranks: readonly string[] | null = null,
): void {
  const values = rows.map((row) => rank(row[field] ?? null, ranks))
  assert.ok(new Set(values).size > 1, `the rows differ in ${field}`)
  const sorted = values.toSorted((a, b) => (direction === 'asc' ? order(a, b) : order(b, a)))
  assert.deepEqual(values, sorted, `the list is in ${direction === 'asc' ? 'rising' : 'falling'} order of ${field}`)
}

/** The pages of a list, each with its rows, until an empty one. */
export async function pagesOf(
  scene: Scene,
  by: Account,
  entity: string,
  query: string,
): Promise<readonly (readonly Row[])[]> {
  const pages: (readonly Row[])[] = []
  for (;;) {
    const answer = await by.session.send(
      'GET',
      `/api/${scene.app.entity(entity).path}?${query}&page=${pages.length + 1}`,
    )
    if (answer.status !== 200 && pages.length > 0) return pages
    assert.equal(answer.status, 200, answer.text)
    if (itemsOf(answer).length === 0) return pages
    const [first] = itemsOf(answer)
    assert.ok(!pages.some((page) => page[0]?.['id'] === first?.['id']), 'each page has rows of its own')
    pages.push(itemsOf(answer))
  }
}

function rank(value: Value, ranks: readonly string[] | null): Value {
  return ranks === null ? value : ranks.indexOf(String(value))
}
