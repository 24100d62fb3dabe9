import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changed,
  extended,
  matches,
  noPages,
  type RunFilter,
  type RunPages,
  strayed,
  taken,
} from '../../../web/src/live/run-pages.ts'
import { runId, runRow } from '../support/run-row.ts'

const every: RunFilter = { search: '', status: [] }
const running: RunFilter = { search: '', status: ['RUNNING'] }
const ids = (rows: RunPages['rows']): readonly string[] => rows.map(({ id }) => id)
const numbered = (...numbers: readonly number[]) => numbers.map((n) => runRow({ n }))
const loaded = (...numbers: readonly number[]): RunPages =>
  extended(noPages, { nodes: numbered(...numbers), after: null })

describe('what belongs into a list', () => {
  test.each([
    ['', [], true],
    ['LIBR', [], true],
    ['ä', [], false],
    ['library', ['PAUSED', 'RUNNING'], true],
    ['library', ['PAUSED'], false],
  ] as const)('searching for "%s" among %j: %s', (search, status, expected) => {
    expect(matches(runRow({ n: 1, title: 'Village library' }), { search, status })).toBe(expected)
  })
})

describe('pages', () => {
  test('follow each other, a run that both have is there once', () => {
    const first = extended(noPages, { nodes: numbered(9, 8, 7), after: 'c7' })
    const all = extended(first, { nodes: numbered(7, 6), after: null })
    expect(ids(all.rows)).toStrictEqual([9, 8, 7, 6].map(runId))
    expect(all.after).toBeNull()
  })

  test('do not undo a change that came before them', () => {
    const pages = changed(loaded(3, 2), [runRow({ n: 2, status: 'COMPLETED', lastSeq: 40 })], every)
    const again = extended(pages, { nodes: [runRow({ n: 2, lastSeq: 12 }), runRow({ n: 1 })], after: null })
    expect(again.rows.map(({ status }) => status)).toStrictEqual(['RUNNING', 'COMPLETED', 'RUNNING'])
  })

  test('take in a run that waited to be shown', () => {
    const pages = changed(extended(noPages, { nodes: numbered(9), after: 'c9' }), numbered(10), every)
    expect(extended(pages, { nodes: numbered(10, 8), after: null }).waiting).toStrictEqual([])
  })
})

describe('changes', () => {
  test('a row changes where it stands, and an older state of it changes nothing', () => {
    const pages = loaded(3, 2, 1)
    const after = changed(pages, [runRow({ n: 2, status: 'WAITING', lastSeq: 7 })], every)
    expect(after.rows.map(({ status }) => status)).toStrictEqual(['RUNNING', 'WAITING', 'RUNNING'])
    expect(changed(after, [runRow({ n: 2, lastSeq: 6 })], every).rows).toStrictEqual(after.rows)
  })

  test('rows that did not change stay the same objects', () => {
    const pages = loaded(3, 2, 1)
    const after = changed(pages, [runRow({ n: 2, lastSeq: 7 })], every)
    expect(after.rows[0]).toBe(pages.rows[0])
    expect(after.rows[2]).toBe(pages.rows[2])
  })

  test('a new run waits until it is let in', () => {
    const pages = changed(loaded(2, 1), numbered(3), every)
    expect(ids(pages.rows)).toStrictEqual([2, 1].map(runId))
    expect(ids(pages.waiting)).toStrictEqual([runId(3)])
    const after = taken(pages, every)
    expect(ids(after.rows)).toStrictEqual([3, 2, 1].map(runId))
    expect(after.waiting).toStrictEqual([])
  })

  test('a new run that does not match is none of the list, and one that matches no longer waits no longer', () => {
    const pages = changed(loaded(1), [runRow({ n: 2, status: 'QUEUED' }), runRow({ n: 3 })], running)
    expect(ids(pages.waiting)).toStrictEqual([runId(3)])
    expect(changed(pages, [runRow({ n: 3, status: 'FAILED', lastSeq: 9 })], running).waiting).toStrictEqual([])
  })

  test('a row that matches no longer stays until it is let go, and is counted', () => {
    const pages = changed(loaded(2, 1), [runRow({ n: 1, status: 'COMPLETED', lastSeq: 9 })], running)
    expect(ids(pages.rows)).toStrictEqual([2, 1].map(runId))
    expect(strayed(pages, running)).toBe(1)
    expect(ids(taken(pages, running).rows)).toStrictEqual([runId(2)])
  })

  test('a run beyond what is loaded comes with its page, unless everything is loaded', () => {
    const partly = extended(noPages, { nodes: numbered(9, 8), after: 'c8' })
    expect(changed(partly, numbered(3), every).waiting).toStrictEqual([])
    expect(ids(changed(loaded(9, 8), numbered(3), every).waiting)).toStrictEqual([runId(3)])
  })

  test('in whatever order changes and pages come, each run is there once, at its latest, newest first', () => {
    const seen = fc.record({ n: fc.integer({ min: 1, max: 12 }), lastSeq: fc.integer({ min: 1, max: 9 }) })
    const batch = fc.record({ rows: fc.array(seen, { maxLength: 6 }), how: fc.constantFrom('page', 'change', 'take') })
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 12 }), (batches) => {
        let pages = noPages
        const latest = new Map<string, number>()
        for (const { rows, how } of batches) {
          const nodes = rows.map((row) => runRow(row))
          if (how === 'page') pages = extended(pages, { nodes, after: null })
          if (how === 'change')
            pages = changed(
              pages,
              nodes.toSorted((a, b) => a.lastSeq - b.lastSeq),
              every,
            )
          if (how === 'take') pages = taken(pages, every)
          if (how !== 'take')
            for (const { id, lastSeq } of nodes) latest.set(id, Math.max(lastSeq, latest.get(id) ?? 0))
        }
        const { rows } = taken(pages, every)
        expect(ids(rows)).toStrictEqual([...latest.keys()].toSorted().toReversed())
        expect(rows.map(({ lastSeq }) => lastSeq)).toStrictEqual(rows.map(({ id }) => latest.get(id)))
      }),
    )
  })
})
