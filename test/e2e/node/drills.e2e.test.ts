import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunDetail, RunEvent } from '../../../src/client/client.ts'
import { type Flaw, flaws } from '../../../src/offline/drill/drill.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { eventsOf, watchToEnd } from '../../support/run-log.ts'
import { toolLending } from './texts.ts'

interface Ended {
  readonly events: readonly RunEvent[]
  readonly detail: RunDetail
}

/** One sound run, and one with each flaw in the first answers that can bear it; all of the same text, all at once. */
let node: NodeUnderTest
const runs = new Map<string, Ended>()
beforeAll(async () => {
  node = await startNode()
  const { client } = node
  const providers = ['offline', ...flaws.map((flaw) => `offline+${flaw}`)]
  const ended = providers.map(async (provider) => {
    const { id } = await client.startRun({ requirements: toolLending, provider })
    const events = await watchToEnd(client, id)
    const detail = await client.runDetail(id)
    if (detail !== null) runs.set(provider, { events, detail })
  })
  await Promise.all(ended)
}, 180_000)
afterAll(() => node.close())

const endedWith = (provider: string): Ended => {
  const found = runs.get(provider)
  if (found === undefined) throw new Error(`Found no run with ${provider}.`)
  return found
}
const drilled = (flaw: Flaw): Ended => endedWith(`offline+${flaw}`)

/** Codes of what verification found in the first round of a step. */
const foundAt = ({ events }: Ended, step: string): readonly string[] =>
  eventsOf(events, 'VerificationFailed')
    .filter(({ data }) => data.step === step && data.attempt === 1 && data.round === 1)
    .flatMap(({ data }) => data.findings.map(({ code }) => code))

/** Hashes of the first answer of each step, by which it shows whether a provider's answer was another one. */
const firstAnswers = ({ events }: Ended): ReadonlyMap<string, string> =>
  new Map(
    eventsOf(events, 'ModelAnswered')
      .toReversed()
      .map(({ data }) => [data.step, data.answerSha256]),
  )

const differing = (flaw: Flaw): readonly string[] => {
  const sound = firstAnswers(endedWith('offline'))
  return [...firstAnswers(drilled(flaw))].filter(([step, hash]) => sound.get(step) !== hash).map(([step]) => step)
}

test('without a flaw nothing is found, and nothing is done over', () => {
  const { events, detail } = endedWith('offline')
  const types = new Set(events.map(({ type }) => type))
  const trouble = ['VerificationFailed', 'ReworkRequested', 'StepFailed', 'ActivityFailed', 'PlanRejected']
  expect(trouble.filter((type) => types.has(type))).toEqual([])
  expect(detail.outcome).toMatchObject({ served: true })
})

describe.each(flaws)('the flaw %s', (flaw) => {
  test('is overcome: the run completes, and what is delivered passes every test', () => {
    const { detail } = drilled(flaw)
    expect(detail).toMatchObject({ status: 'COMPLETED', error: null, outcome: { served: true } })
    expect(detail.deliverable?.testReport).toMatchObject({ failed: 0, skipped: 0 })
    expect(detail.outcome).toEqual(endedWith('offline').detail.outcome)
  })
})

describe.each([
  ['dropped_clause', 'analyst', 'dropped_clause'],
  ['dropped_clause', 'write_tests', 'dropped_clause'],
  ['false_citation', 'analyst', 'false_citation'],
  ['false_citation', 'solution', 'false_citation'],
  ['changed_number', 'analyst', 'changed_number'],
  ['negation_lost', 'analyst', 'inconsistent'],
] as const)('verification catches %s', (flaw, step, code) => {
  test(`in the answer of ${step}, which goes back with what was found and comes again`, () => {
    const { events } = drilled(flaw)
    expect(differing(flaw)).toContain(step)
    expect(foundAt(drilled(flaw), step)).toContain(code)
    const back = eventsOf(events, 'ReworkRequested').find(({ data }) => data.step === step)
    expect(back?.data.findings.map((finding) => finding.code)).toContain(code)
    const passed = eventsOf(events, 'VerificationPassed').find(({ data }) => data.step === step)
    expect(passed?.data.round).toBe(2)
    expect(passed?.seq).toBeGreaterThan(back?.seq ?? Number.POSITIVE_INFINITY)
  })
})

describe.each(['broken_route', 'lost_rule'] as const)('the locked tests catch %s', (flaw) => {
  test('which verification let pass: the edit is not kept, and the next one breaks nothing', () => {
    const { events } = drilled(flaw)
    expect(differing(flaw)).toContain('develop')
    expect(foundAt(drilled(flaw), 'develop')).toEqual([])
    const tried = eventsOf(events, 'TaskFinished').filter(({ data }) => data.task === 'build_application')
    expect(tried.map(({ data }) => [data.more ?? false, data.findings.length > 0])).toEqual([
      [true, false],
      [true, true],
      [false, false],
    ])
    const findings = tried.flatMap(({ data }) => data.findings)
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['test_failed']))
    expect(findings.flatMap((finding) => finding.clauses)).not.toEqual([])
    expect(eventsOf(events, 'TestsRun').map(({ data }) => data.failed)).toEqual([0])
  })
})

test('an answer off its contract is sent back to the model before anything is published', () => {
  const { events } = drilled('off_contract')
  const first = eventsOf(events, 'ModelAnswered').filter(({ data }) => data.attempt === 1 && data.round === 1)
  expect(first.length).toBeGreaterThanOrEqual(15)
  expect(first.filter(({ data }) => data.repairs === 0)).toEqual([])
})

test('a provider that throws is asked again, then the step fails with its words and is started once more', () => {
  const { events } = drilled('exception')
  const failed = eventsOf(events, 'StepFailed')
  expect(failed.length).toBeGreaterThanOrEqual(15)
  for (const { data } of failed) {
    const { step, attempt } = data
    expect(data.reason).toContain(`the provider broke down at the step ${step}`)
    const tries = eventsOf(events, 'ActivityFailed').filter((one) => one.data.step === step)
    expect([step, tries.map((one) => one.data.retryAt === null)]).toEqual([step, [false, false, true]])
    const again = eventsOf(events, 'StepCompleted').find((one) => one.data.step === step)
    expect([step, again?.data.attempt]).toEqual([step, attempt + 1])
  }
})

test('NUL and half surrogates in answers are nowhere in the log', () => {
  expect(differing('nul_and_surrogates').length).toBeGreaterThan(0)
  const log = JSON.stringify(drilled('nul_and_surrogates').events)
  expect(log).not.toMatch(/\\u0000|\\ud[89a-f]/i)
})
