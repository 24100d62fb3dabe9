import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtInBrain } from '../../brain/support/brains.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { nanoUsd } from '../../support/price-by-hand.ts'
import { eventsOf, watchUntil } from '../../support/run-log.ts'
import type { Misbehaviour } from '../../support/wire/misbehaviour.ts'
import { scriptedTeam } from '../../support/wire/scripted-team.ts'
import { startWire, type Wire } from '../../support/wire/start-wire.ts'

const key = 'sk-budget-canary-77ab1f'
const model = 'gpt-6.1-terra'
const requirements = 'Members can add books. A book has a title and a number of pages. The title is required.'

let wire: Wire
let node: NodeUnderTest
beforeAll(async () => {
  // One answer breaks off, so that nobody but the server knows what it cost.
  const badMoments = new Map<string, Misbehaviour>([['workflow_draft', 'cut']])
  wire = await startWire({
    format: 'openai',
    models: [model],
    answer: scriptedTeam({ brain: await builtInBrain() }),
    keys: [key],
    misbehave: ({ contract }) => {
      const bad = badMoments.get(contract ?? '') ?? null
      badMoments.delete(contract ?? '')
      return bad
    },
  })
  const models = { OPENAI_API_KEY: key, OPENAI_BASE_URL: `${wire.url}/v1`, G1_MODELS: `*=openai/${model}` }
  node = await startNode(models)
}, 150_000)
afterAll(async () => {
  await node.close()
  await wire.stop()
})

/** What the server has charged, in billionths of a US dollar. */
const charged = (): number =>
  wire.requests.reduce((sum, one) => sum + (one.charged === null ? 0 : nanoUsd(`openai/${model}`, one.charged)), 0)
const nano = (usd: number): number => Math.round(usd * 1e9)

test('a budget of a cent waits before the first call; what the provider charges never exceeds what it was raised to', async () => {
  const { client } = node
  const { id } = await client.startRun({ requirements, provider: 'models', budgetUsd: 0.01 })
  /** The run as it waits for the nth time. */
  const waiting = async (nth: number) => {
    let seen = 0
    const events = await watchUntil(client, id, ({ type }) => type === 'BudgetExceeded' && (seen += 1) === nth)
    return eventsOf(events, 'BudgetExceeded')[nth - 1]?.data
  }
  let stands = await waiting(1)
  expect(wire.requests).toEqual([])
  expect(await client.runDetail(id)).toMatchObject({ status: 'WAITING', budget: { limitUsd: 0.01, exceeded: true } })
  for (let nth = 2; nth <= 4; nth += 1) {
    const { limitUsd = 0, spentUsd = 0, possiblySpentUsd = 0, neededUsd = 0 } = stands ?? {}
    expect(charged()).toBeLessThanOrEqual(nano(limitUsd))
    expect(charged()).toBeGreaterThanOrEqual(nano(spentUsd))
    expect(charged()).toBeLessThanOrEqual(nano(spentUsd) + nano(possiblySpentUsd))
    // Just enough for a short answer to the next call, and now and then for twice that.
    const budgetUsd = (nano(spentUsd) + nano(possiblySpentUsd) + nano(neededUsd) * (nth % 2 === 0 ? 1 : 2)) / 1e9
    await client.raiseBudget({ runId: id, budgetUsd })
    stands = await waiting(nth)
    expect(stands?.limitUsd).toBe(budgetUsd)
  }
  // Each time it was raised it paid for a call at least.
  expect(wire.requests.length).toBeGreaterThanOrEqual(3)
  const detail = await client.runDetail(id)
  expect(detail?.usage.possiblyPaidTwice).toBe(wire.requests.filter(({ outcome }) => outcome === 'cut').length)
  expect(detail?.budget?.possiblySpentUsd).toBeGreaterThan(0)
  await client.cancelRun({ runId: id })
}, 120_000)
