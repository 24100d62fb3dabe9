import { beforeAll, expect, test } from 'vitest'
import { type Specimen, specimens } from '../../../src/assembly/doctor/specimens.ts'
import { type Trials, tryContracts } from '../../../src/assembly/doctor/try-contracts.ts'
import { openBrain } from '../../../src/brain/open-brain.ts'
import type { Trial } from '../../../src/cli/world.ts'
import { type ModelProvider, ProviderFailed } from '../../../src/core/provider.ts'
import { offlineProvider } from '../../../src/offline/provider.ts'
import { renderMessages } from '../../../src/llm/render/render-messages.ts'

const brain = await openBrain('brain')
let all: readonly Specimen[] = []
beforeAll(async () => {
  all = await specimens(brain)
})

const rules = offlineProvider()
const usage = { inputTokens: 1, outputTokens: 1, costUsd: 0.03 }

/** Answers by rules as a model would: with live text, for money. */
const dear = (mostUsd: number, more: Partial<ModelProvider> = {}): ModelProvider => ({
  ...rules,
  id: 'dear',
  mostUsd: () => mostUsd,
  answer: async (request, asking) => {
    asking.live.write('{')
    return { ...(await rules.answer(request, asking)), model: 'dear/one', usage }
  },
  ...more,
})

async function trialsOf(more: Partial<Trials>): Promise<readonly Trial[]> {
  const clock = { now: () => 0, monotonic: () => (time += 10) }
  let time = 0
  const { signal } = new AbortController()
  const trials: Trial[] = []
  for await (const trial of tryContracts({
    providers: [dear(0.04)],
    specimens: all,
    budgetUsd: 1,
    clock,
    signal,
    ...more,
  }))
    trials.push(trial)
  return trials
}

test('there is a specimen for every contract that a persona of the brain owes, and it is small', () => {
  const owed = new Set([...brain.personas.values()].map(({ contract }) => contract))
  expect(new Set(all.map(({ contract }) => contract.id))).toEqual(owed)
  for (const { request } of all) {
    const size = renderMessages(request).reduce((sum, { text }) => sum + text.length, 0)
    expect(size, request.contract.id).toBeLessThan(60_000)
  }
})

test('an answer that keeps its contract and stands against the text passes, with its figures', async () => {
  const trials = await trialsOf({})
  expect(trials.map(({ outcome }) => outcome)).toEqual(all.map(() => 'passed'))
  expect(trials[0]).toEqual({
    contract: all[0]?.contract.id,
    provider: 'dear',
    outcome: 'passed',
    says: 'dear/one',
    tookMs: 20,
    firstTextMs: 10,
    costUsd: 0.03,
  })
})

test('what comes off contract, contradicts the text or fails is told with its reason and its cost', async () => {
  const say = (content: string) => () => Promise.resolve({ content, model: 'dear/one', usage })
  const of = all.filter(({ contract }) => contract.id === 'clause_review')
  const [offContract] = await trialsOf({ specimens: of, providers: [dear(0.04, { answer: say('Of course!') })] })
  expect(offContract).toMatchObject({ outcome: 'failed', says: expect.stringContaining('no') as string, costUsd: 0.03 })
  const loss = { lostRequests: 1, usage: null }
  const failing = dear(0.04, { answer: () => Promise.reject(new ProviderFailed('It is down.', { loss })) })
  const [failed] = await trialsOf({ specimens: of, providers: [failing] })
  expect(failed).toMatchObject({ outcome: 'failed', says: 'It is down.', costUsd: 0.04 })
  const free = { lostRequests: 0, usage: null }
  const refusing = dear(0.04, { answer: () => Promise.reject(new ProviderFailed('No.', { loss: free })) })
  expect((await trialsOf({ specimens: of, providers: [refusing] }))[0]).toMatchObject({ costUsd: 0 })
})

test('nothing is asked that might exceed the budget', async () => {
  const trials = await trialsOf({ budgetUsd: 0.1 })
  const asked = trials.filter(({ outcome }) => outcome !== 'not_asked')
  expect(asked).toHaveLength(3)
  expect(trials.at(-1)).toMatchObject({
    outcome: 'not_asked',
    says: 'it may cost up to $0.04, and $0.01 is left; raise --budget',
    costUsd: 0,
  })
})

test('the cheapest questions come first', async () => {
  const bySize = dear(0, { mostUsd: ({ contract }) => (contract.id === 'verdict' ? 0.01 : 0.09) })
  const trials = await trialsOf({ providers: [bySize], budgetUsd: 0.1 })
  expect(trials[0]).toMatchObject({ contract: 'verdict', outcome: 'passed' })
  expect(trials.filter(({ outcome }) => outcome === 'passed')).toHaveLength(1)
})

test('Ctrl-C ends it before the next question', async () => {
  expect(await trialsOf({ signal: AbortSignal.abort() })).toEqual([])
})
