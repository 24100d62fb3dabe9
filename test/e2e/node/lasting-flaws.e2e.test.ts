import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, RunEvent } from '../../../src/client/client.ts'
import type { Flaw } from '../../../src/offline/drill/drill.ts'
import { withDrill } from '../../../src/offline/drill/with-drill.ts'
import { offlineProvider } from '../../../src/offline/provider.ts'
import { startNodeWithProviders } from '../../support/node-with-providers.ts'
import { eventsOf, watchUntil } from '../../support/run-log.ts'
import { toolLending } from './texts.ts'

/** Flaws that come back in every answer under a contract, the step that stumbles, and what a person is told about it. */
const cases: readonly (readonly [Flaw, string, string, RegExp])[] = [
  ['off_contract', 'specification', 'analyst', /off the contract specification/],
  ['dropped_clause', 'specification', 'analyst', /Nothing speaks of C\d+/],
  ['false_citation', 'specification', 'analyst', /found the words .* ascribed to C\d+/],
  ['changed_number', 'specification', 'analyst', /the text says 50/],
  ['negation_lost', 'specification', 'analyst', /"required" without its element/],
  ['exception', 'specification', 'analyst', /broke down at the step analyst/],
]
const designFlaw = ['off_contract', 'workflow_draft'] as const
const editFlaw = ['lost_rule', 'work_list'] as const

let node: Awaited<ReturnType<typeof startNodeWithProviders>>
let client: Client
const runs = new Map<string, { readonly id: string; readonly events: readonly RunEvent[] }>()
beforeAll(async () => {
  const offline = offlineProvider()
  const drills = [...cases, designFlaw, editFlaw].map(([flaw, contract]) => ({
    ...withDrill(offline, { flaw, contract, when: 'always', seed: 1 }),
    id: `${flaw} ${contract}`,
  }))
  node = await startNodeWithProviders(drills)
  client = node.client
  await Promise.all(
    drills.map(async ({ id: provider }) => {
      const { id } = await client.startRun({ requirements: toolLending, provider })
      runs.set(provider, { id, events: await watchUntil(client, id, ({ type }) => type === 'ApprovalRequested') })
    }),
  )
}, 150_000)
afterAll(() => node.close())

const of = (flaw: Flaw, contract: string) => {
  const found = runs.get(`${flaw} ${contract}`)
  if (found === undefined) throw new Error(`Found no run with ${flaw} in ${contract}.`)
  return found
}

test.each(cases)('%s in every %s: a person is asked, and told why %s came to nothing', async (...given) => {
  const [flaw, contract, step, why] = given
  const { id, events } = of(flaw, contract)
  const detail = await client.runDetail(id)
  expect(detail).toMatchObject({ status: 'WAITING', outcome: null, deliverable: null })
  expect(detail?.approvals).toHaveLength(1)
  expect(detail?.approvals[0]?.reason).toMatch(why)
  expect(detail?.approvals[0]?.options).not.toEqual([])
  const ends = [
    ...eventsOf(events, 'StepFailed').map(({ data }) => data.step),
    ...eventsOf(events, 'ReworkRequested').map(({ data }) => data.step),
  ]
  expect(new Set(ends)).toEqual(new Set([step]))
  expect(eventsOf(events, 'StepExhausted')).toHaveLength(1)
})

test('a design of the work that never can be used leads to the plan that is built in, and the run says why', async () => {
  const { id } = of(...designFlaw)
  const detail = await client.runDetail(id)
  expect(detail).toMatchObject({ status: 'COMPLETED', outcome: { served: true }, plan: { builtIn: true } })
  expect(detail?.plan?.reason).toMatch(/draft_workflow.*off the contract workflow_draft/s)
})

test('an edit that never can be kept is left out, and what is delivered is served and says so', async () => {
  const { id, events } = of(...editFlaw)
  const detail = await client.runDetail(id)
  expect(detail).toMatchObject({ status: 'COMPLETED', outcome: { served: true } })
  const refused = eventsOf(events, 'TaskFinished').filter(({ data }) => data.step === 'develop' && data.more === true)
  expect(refused.map(({ data }) => data.findings.length > 0)).toEqual([false, true, true])
  const application = eventsOf(events, 'EntryPublished').findLast(({ data }) => data.entry.kind === 'application')
  expect(application?.data.entry.content).toMatchObject({ edited: [], items: [{ id: 'drill', state: 'left_out' }] })
})

test('a run that waits because of a flaw can be cancelled', async () => {
  const { id } = of('changed_number', 'specification')
  await client.cancelRun({ runId: id })
  await watchUntil(client, id, ({ type }) => type === 'RunCancelled')
  expect(await client.run(id)).toMatchObject({ status: 'CANCELLED' })
})
