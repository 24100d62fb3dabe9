import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../src/client/client.ts'
import type { WorkingCopy } from '../../../src/activities/working-copy.ts'
import type { AcceptanceTests } from '../../../src/brain/contracts/acceptance-tests.ts'
import type { JsonObject } from '../../../src/core/json.ts'
import type { ModelRequest } from '../../../src/core/provider.ts'
import { startNodeWithProviders } from '../../support/node-with-providers.ts'
import { graphqlRequest } from '../../support/graphql-request.ts'
import { eventsOf, watchUntil } from '../../support/run-log.ts'
import { type Script, scriptedProvider } from '../../support/scripted-provider.ts'
import { bakery } from './texts.ts'

const item = (id: string, path: string): JsonObject => ({
  id,
  paths: [path],
  what: `Change ${path}.`,
  why: 'As asked.',
  clauses: [],
})
const whole = (path: string, content: string): JsonObject => ({
  edits: [{ path, patch: null, content }],
  why: 'As asked.',
  clauses: [],
})
const patch = (path: string, find: string, replace: string): JsonObject => ({
  edits: [{ path, patch: [{ find, replace }], content: null }],
  why: 'As asked.',
  clauses: [],
})
const shown = ({ pack }: ModelRequest, path: string): string =>
  pack.files?.find((file) => file.path === path)?.content ?? ''
const isAbout = ({ pack }: ModelRequest, id: string): boolean => pack.goal.includes(`"${id}"`)

const layout = 'src/pages/layout.js'
const mark = '// Made by hand.'

/** Lists four items, of which two can be kept. */
const edits: Readonly<Record<'work_list' | 'file_edit', Script>> = {
  work_list: (_, byRules) => ({
    ...byRules,
    items: [
      item('layout', layout),
      item('ruin', 'src/app.js'),
      item('cheat', 'acceptance/support.mjs'),
      item('notes', 'docs/notes.md'),
    ],
  }),
  file_edit: (request) => {
    if (isAbout(request, 'ruin')) {
      const ruin = whole('src/app.js', 'process.exit(1)\n')
      return request.pack.findings.length === 0 ? ruin : { ...ruin, edits: [] }
    }
    if (isAbout(request, 'cheat')) return whole('acceptance/support.mjs', 'export const ok = true\n')
    if (isAbout(request, 'notes')) return whole('docs/notes.md', 'For who maintains it.\n')
    if (request.pack.findings.length === 0) return patch(layout, 'nowhere in this file', mark)
    const [first = ''] = shown(request, layout).split('\n')
    return patch(layout, first, `${mark}\n${first}`)
  },
}

/** A reason that rests on a clause has words of it. */
const says = (clause: string): string =>
  `It says: ${clause === 'C1' ? 'There are no accounts.' : 'An order has a title of at most 80 characters.'}`
const falsehood = "  throw new Error('asks for what no clause says')\n"
const disputed = (test: string, clause: string): JsonObject => ({
  test,
  clauses: [clause],
  why: says(clause),
})
const amendment = (test: string, clause: string, find: string, replace: string): JsonObject => ({
  amended: true,
  amendments: [{ test, clauses: [clause], text: says(clause), patch: [{ find, replace }] }],
  refused: [],
})

/** The first test of all asks for something false. */
const falseTest: Script = (_, byRules) => {
  const { tests, files } = byRules as unknown as AcceptanceTests
  const title = tests[0]?.title ?? ''
  const file = tests[0]?.file ?? ''
  const lied = files.map((one) => {
    const at = one.content.indexOf('\n', one.content.indexOf(title)) + 1
    return one.path === file ? { ...one, content: one.content.slice(0, at) + falsehood + one.content.slice(at) } : one
  })
  return { ...byRules, files: lied } as JsonObject
}

/** Disputes the false test and a sound one; the Tester first makes the false one empty, then mends it. */
const disputes: Readonly<Record<string, Script>> = {
  acceptance_tests: falseTest,
  work_list: (_, byRules) => ({ ...byRules, disputed: true, disputes: [disputed('T1', 'C1'), disputed('T2', 'C2')] }),
  test_amendment: ({ pack }) => ({
    ...amendment('T1', 'C1', falsehood, pack.findings.length === 0 ? '  return\n' : ''),
    refused: [{ test: 'T2', text: says('C2'), clauses: ['C2'] }],
  }),
  amendment_check: () => ({ verdict: 'ok', findings: [], checked: ['C1', 'C2'] }),
}

/** Edits, and wants a sound test out of the way, and even the Tester agrees. */
const falseDispute: Readonly<Record<string, Script>> = {
  ...edits,
  work_list: (request, byRules) => ({
    ...edits.work_list(request, byRules),
    disputed: true,
    disputes: [disputed('T2', 'C2')],
  }),
  test_amendment: () => amendment('T2', 'C2', "'order'", '"order"'),
  amendment_check: () => ({
    verdict: 'rework',
    findings: [{ code: 'judgement', message: 'C2 says just that.', clauses: ['C2'] }],
    checked: ['C2'],
  }),
}

interface Ended {
  readonly events: readonly RunEvent[]
  readonly files: ReadonlyMap<string, string>
  readonly amendments: readonly unknown[]
}

let node: Awaited<ReturnType<typeof startNodeWithProviders>>
const runs = new Map<string, Ended>()
beforeAll(async () => {
  const providers = Object.entries({ edits: falseDispute, disputes }).map(([id, scripts]) =>
    scriptedProvider(id, scripts),
  )
  // The model's code is this test's own: it may run where the machine confines nothing.
  node = await startNodeWithProviders(providers, { G1_ALLOW_UNSANDBOXED: '1' })
  await Promise.all(
    providers.map(async ({ id: provider }) => {
      const { id } = await node.client.startRun({ requirements: bakery, provider })
      const events = await watchUntil(node.client, id, ({ type }) => type === 'ApprovalRequested')
      runs.set(provider, { events, ...(await deliveredBy(id)) })
    }),
  )
}, 240_000)
afterAll(() => node.close())

interface Delivered {
  readonly files: readonly { readonly path: string; readonly content: string }[]
  readonly testReport: { readonly amendments: readonly unknown[] }
}

async function deliveredBy(id: string): Promise<Pick<Ended, 'files' | 'amendments'>> {
  const amendments = 'amendments { test clauses amendedBy { name } checkedBy { name } }'
  const query = `query ($id: ID!) { run(id: $id) { deliverable { files { path content } testReport { ${amendments} } } } }`
  const { run } = await graphqlRequest<{ run: { deliverable: Delivered | null } }>(node.url, query, { id })
  return {
    files: new Map(run.deliverable?.files.map(({ path, content }) => [path, content])),
    amendments: run.deliverable?.testReport.amendments ?? [],
  }
}

const ended = (name: string): Ended => runs.get(name) ?? { events: [], files: new Map(), amendments: [] }
/** Codes of what was found in the edits that were not kept, one list for each. */
const refusedEdits = ({ events }: Ended): readonly string[][] =>
  eventsOf(events, 'TaskFinished')
    .filter(({ data }) => data.step === 'develop' && data.findings.length > 0)
    .map(({ data }) => data.findings.map(({ code }) => code))
const entriesOf = ({ events }: Ended, kind: string) =>
  eventsOf(events, 'EntryPublished').flatMap(({ data }) => (data.entry.kind === kind ? [data.entry] : []))

test.each(['edits', 'disputes'])('%s: the run is served, and passes every locked test', (name) => {
  const { events } = ended(name)
  expect(events.at(-1)).toMatchObject({ type: 'RunCompleted', data: { outcome: 'served' } })
  expect(eventsOf(events, 'TestsRun').at(-1)?.data).toMatchObject({ failed: 0, skipped: 0 })
})

describe('a Developer that edits the rendered application', () => {
  test('delivers it with its edits, each of them an answer and an activity of its own', () => {
    const run = ended('edits')
    expect(run.files.get(layout)?.startsWith(`${mark}\n`)).toBe(true)
    expect(run.files.get('docs/notes.md')).toBe('For who maintains it.\n')
    expect(entriesOf(run, 'application').at(-1)?.content).toMatchObject({ edited: [layout, 'docs/notes.md'] })
    const rounds = eventsOf(run.events, 'ModelAnswered').flatMap(({ data }) =>
      data.step === 'develop' ? [data.round] : [],
    )
    expect(rounds).toEqual(Array.from({ length: rounds.length }, (_, index) => index + 1))
    expect(eventsOf(run.events, 'StepStarted').filter(({ data }) => data.step === 'develop')).toHaveLength(1)
  })

  test('is told at once what does not apply, breaks tests or is not its own, and mends it or has it left out', () => {
    const codes = refusedEdits(ended('edits'))
    expect(codes[0]).toEqual(['patch_refused'])
    expect(codes.filter(([code]) => code === 'test_failed')).toHaveLength(1)
    expect(codes.filter(([code]) => code === 'test_locked').length).toBeGreaterThanOrEqual(2)
    const application = entriesOf(ended('edits'), 'application').at(-1)?.content as unknown as WorkingCopy | undefined
    expect(application?.items.map(({ id, state, refused }) => [id, state, refused.length])).toEqual([
      ['layout', 'kept', 1],
      ['ruin', 'unchanged', 1],
      ['cheat', 'left_out', 3],
      ['notes', 'kept', 0],
    ])
  })

  test('leaves no ruin behind, and what was left out stands in the delivery', () => {
    const { files } = ended('edits')
    expect(files.get('src/app.js')).not.toContain('process.exit')
    expect(files.get('acceptance/support.mjs')).not.toContain('export const ok')
    for (const path of ['README.md', 'docs/traceability.md'])
      expect(files.get(path)).toMatch(/Left out:.*acceptance\/support/)
  })
})

describe('a locked test that contradicts its clause', () => {
  test('is amended by the Tester, checked by the Verifier, and locked anew in the open', () => {
    const { events, files, amendments } = ended('disputes')
    const [amended, ...more] = eventsOf(events, 'TestAmended')
    const locked = eventsOf(events, 'TestsLocked').at(-1)?.data
    expect(more).toEqual([])
    expect(amended?.data).toMatchObject({ amendedBy: 'tester', checkedBy: 'verifier', oldSha256: locked?.sha256 })
    expect(amended?.data.amended).toEqual([{ test: 'T1', clauses: ['C1'], why: says('C1') }])
    expect(eventsOf(events, 'TestsRun').at(-1)?.data.testsSha256).toBe(amended?.data.sha256)
    expect([...files.values()].join('')).not.toContain(falsehood)
    const by = { amendedBy: { name: 'tester' }, checkedBy: { name: 'verifier' } }
    expect(amendments).toEqual([{ test: locked?.tests[0]?.title, clauses: ['C1'], ...by }])
    for (const path of ['README.md', 'docs/traceability.md']) {
      expect(files.get(path)).toMatch(/\*\*Amended\*\* by tester, checked by verifier/)
      expect(files.get(path)).toMatch(/\*\*Refused\*\* by tester: It says: /)
    }
  })

  test('is not made one that shows nothing', () => {
    const { events } = ended('disputes')
    const failed = eventsOf(events, 'VerificationFailed').filter(({ data }) => data.step === 'amend_tests')
    expect(failed.map(({ data }) => data.findings.map(({ code }) => code))).toEqual([['empty_test']])
  })
})

test('a dispute that the Verifier does not share changes no test, and stands in the delivery', () => {
  const { events, files } = ended('edits')
  expect(eventsOf(events, 'TestAmended')).toEqual([])
  expect(eventsOf(events, 'TestsRun').at(-1)?.data.testsSha256).toBe(
    eventsOf(events, 'TestsLocked').at(-1)?.data.sha256,
  )
  expect(files.get('README.md')).toMatch(/\*\*Refused\*\* by verifier: C2 says just that/)
})
