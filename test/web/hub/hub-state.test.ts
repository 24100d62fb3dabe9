import { expect, test } from 'vitest'
import type { RunEvent } from '../../../src/client/client.ts'
import { hubGrowth, type HubState } from '../../../web/src/hub/hub-state.ts'
import { relationsOf } from '../../../web/src/pages/hub/clause-relations.ts'
import { readContent } from '../../../web/src/pages/hub/content/read-content.ts'
import { everyEntry, filterEntries, kindsOf } from '../../../web/src/pages/hub/entry-filter.ts'
import { historyOf } from '../../../web/src/pages/hub/entry-history.ts'
import { logOf, recordedLogs } from '../stage/log.ts'

const stateOf = (events: readonly RunEvent[]): HubState => hubGrowth.grow(hubGrowth.empty, events)

const entry = (id: string, more: object = {}) =>
  [
    'EntryPublished',
    {
      entry: {
        id,
        kind: 'specification',
        title: `Title of ${id}`,
        author: 'tester',
        step: 'write',
        attempt: 1,
        clauses: ['C1'],
        content: {},
        sha256: 'a',
        tokens: 1,
        supersedes: null,
        ...more,
      },
    },
  ] as const

const ran = (status: string) =>
  [
    'TestsRun',
    {
      step: 'qa',
      attempt: 1,
      passed: 1,
      failed: 0,
      skipped: 0,
      tests: [
        {
          suite: 'acceptance',
          name: 'C1.1 It works',
          file: 'a.mjs',
          clauses: ['C1'],
          status,
          message: null,
          durationMs: 3,
        },
      ],
    },
  ] as const

test.each(recordedLogs())('$name: the same hub comes of the whole log and of any two parts of it', ({ events }) => {
  const whole = stateOf(events)
  expect(whole.entries.length).toBe(events.filter(({ type }) => type === 'EntryPublished').length)
  for (const at of [0, 1, Math.floor(events.length / 2), events.length])
    expect(hubGrowth.grow(stateOf(events.slice(0, at)), events.slice(at))).toEqual(whole)
})

test.each(recordedLogs())('$name: tables of entries have a cell for each column', ({ events }) => {
  const blocks = stateOf(events).entries.flatMap(({ kind, content }) => readContent(kind, content))
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  expect(tables.filter(({ columns, rows }) => rows.some(({ cells }) => cells.length !== columns.length))).toEqual([])
})

test('events that say nothing of the hub leave it the same object', () => {
  const before = stateOf(logOf(entry('E1')))
  expect(hubGrowth.grow(before, logOf(['StepStarted', {}]))).toBe(before)
})

test('an entry has the history of all that replaced one another', () => {
  const hub = stateOf(
    logOf(entry('E1'), entry('E2', { supersedes: 'E1' }), entry('E3'), entry('E4', { supersedes: 'E2' })),
  )
  for (const name of ['E1', 'E2', 'E4']) expect(historyOf(hub, name).map((one) => one.name)).toEqual(['E1', 'E2', 'E4'])
  expect(historyOf(hub, 'E3').map((one) => one.name)).toEqual(['E3'])
})

test('entries that replace each other in a circle have an end all the same', () => {
  const hub = stateOf(logOf(entry('E1', { supersedes: 'E2' }), entry('E2', { supersedes: 'E1' })))
  expect(historyOf(hub, 'E1').length).toBe(2)
})

test('a clause has its entries, its files and its tests with their last result', () => {
  const delivered = entry('E2', {
    kind: 'delivery',
    author: 'platform',
    clauses: [],
    content: { traceability: [{ clause: 'C1', files: ['src/a.js'], tests: ['C1.1 It works'] }] },
  })
  const locked = [
    'TestsLocked',
    { entry: 'E1', sha256: 'b', tests: [{ title: 'C1.2 It waits', clauses: ['C1'], file: 'a.mjs' }] },
  ] as const
  const hub = stateOf(logOf(entry('E1'), locked, ran('failed'), ran('passed'), delivered))
  const { entries, files, tests } = relationsOf(hub, { id: 'C1', tests: ['C1.1 It works'] })
  expect(entries.map(({ name }) => name)).toEqual(['E1'])
  expect(files).toEqual(['src/a.js'])
  expect(tests.map(({ name, status }) => [name, status])).toEqual([
    ['C1.1 It works', 'passed'],
    ['C1.2 It waits', null],
  ])
  expect(relationsOf(hub, { id: 'C9', tests: [] })).toEqual({ entries: [], files: [], tests: [] })
})

test('what is asked waits until it is answered, and then is a decision', () => {
  const asked = ['QuestionAsked', { id: 'Q1', text: 'Who may?', clauses: ['C1'], default: 'All' }] as const
  const open = stateOf(logOf(asked))
  expect([...open.waiting]).toEqual(['Q1'])
  const settled = hubGrowth.grow(open, logOf(['QuestionAnswered', { id: 'Q1', answer: 'Members', by: 'ann' }]))
  expect([...settled.waiting]).toEqual([])
  expect(settled.decisions).toMatchObject([
    { about: 'question', subject: 'Who may?', outcome: 'Members', by: 'ann', clauses: ['C1'] },
  ])
})

test('entries are found by kind, words, clause, and without what was replaced', () => {
  const hub = stateOf(
    logOf(
      entry('E1'),
      entry('E2', { kind: 'design', title: 'Pages', clauses: ['C2'] }),
      entry('E3', { supersedes: 'E1' }),
    ),
  )
  const found = (filter: object) =>
    filterEntries(hub.entries, { ...everyEntry, ...filter }, hub.replacedBy).map(({ name }) => name)
  expect(found({})).toEqual(['E1', 'E2', 'E3'])
  expect(found({ kind: 'design' })).toEqual(['E2'])
  expect(found({ words: ' PAGE ' })).toEqual(['E2'])
  expect(found({ clause: 'C1' })).toEqual(['E1', 'E3'])
  expect(found({ replaced: false })).toEqual(['E2', 'E3'])
  expect(kindsOf(hub.entries)).toEqual([
    { kind: 'specification', n: 2 },
    { kind: 'design', n: 1 },
  ])
})

test.each([null, 3, 'text', [], { entry: null }, { entry: { id: 'E1', clauses: 'C1', content: [] } }])(
  'data of another form (%j) is read as far as it goes',
  (data) => {
    for (const type of [
      'EntryPublished',
      'HandedOff',
      'TestsRun',
      'TestsLocked',
      'TestAmended',
      'PlanAdopted',
      'ApprovalGiven',
    ])
      expect(() => stateOf(logOf([type, data]))).not.toThrow()
    for (const kind of ['specification', 'design', 'verdict', 'delivery', 'unheard_of'])
      expect(() => readContent(kind, data)).not.toThrow()
  },
)
