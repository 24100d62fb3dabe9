import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunEvent } from '../../../src/client/client.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { eventsOf } from '../../support/run-log.ts'
import type { Misbehaviour } from '../../support/wire/misbehaviour.ts'
import { type Wire, startWire } from '../../support/wire/start-wire.ts'
import { wireKey } from '../../support/wire/wire-options.ts'
import { documentOf, inARow, workerBrain } from '../../support/in-a-row.ts'
import { figure, readScrape } from '../../telemetry/scrape.ts'

const [first, second] = ['gpt-4.1', 'claude-haiku-5-5']
const callMs = 6_000
/** The first provider is silent to its first request, then fails until it is well again. */
let day: Misbehaviour | null = 'server_error'
let wires: { readonly openai: Wire; readonly anthropic: Wire }
let node: NodeUnderTest
beforeAll(async () => {
  const answer = (): string => documentOf(100)
  wires = {
    openai: await startWire({
      format: 'openai',
      models: [first],
      answer,
      misbehave: ({ number }) => (number === 1 ? 'timeout' : day),
    }),
    anthropic: await startWire({ format: 'anthropic', models: [second], answer }),
  }
  node = await startNode({
    G1_LOG: 'silent',
    G1_BRAIN: workerBrain,
    G1_MODELS: `*=openai/${first},anthropic/${second}`,
    G1_MODEL_TIMEOUT_MS: String(callMs),
    OPENAI_API_KEY: wireKey,
    OPENAI_BASE_URL: `${wires.openai.url}/v1`,
    ANTHROPIC_API_KEY: wireKey,
    ANTHROPIC_BASE_URL: wires.anthropic.url,
  })
})
afterAll(async () => {
  await node.close()
  await wires.openai.stop()
  await wires.anthropic.stop()
})

/** What the node tells of the breaker before the first model: 0 closed, 1 half-open, 2 open; and how often it opened. */
async function breaker() {
  const scraped = readScrape(await (await fetch(`${node.url}/metrics`)).text())
  const of = (name: string): number | null => figure(scraped, name, { provider: 'openai', model: first })
  return { state: of('g1_model_breaker'), opened: of('g1_model_breaker_opened_total') }
}

const models = (events: readonly RunEvent[]): readonly string[] =>
  eventsOf(events, 'ModelAnswered').map(({ data }) => data.model.split('/')[0] ?? '')

test('a run goes on with the second provider while the first fails, and comes back to it when it is well', async () => {
  const { client } = node
  const look = 'person'
  const who = ['worker', look, 'worker', 'worker', 'worker', look, 'worker', look, 'worker', 'worker'] as const
  const { id } = await client.startRun({ workflow: inARow(who), provider: 'models', cache: false })
  const events: RunEvent[] = []
  let after: string | null = null
  /** Up to where a person is asked. */
  const goOn = async (): Promise<void> => {
    const open = (await client.asks(id))?.approvals.find(({ answer }) => answer === null)
    if (open !== undefined) await client.answerApproval({ approvalId: open.id, decision: 'done', outputs: {} })
    for await (const part of client.runEvents(id, { after })) {
      after = part.cursor
      events.push(...part.events)
      if (part.events.some(({ type }) => type === 'ApprovalRequested')) break
    }
  }

  // Silence is left in time for the second provider to answer within the same call.
  await goOn()
  expect(await breaker()).toEqual({ state: 0, opened: 0 })
  expect(models(events)).toEqual(['anthropic'])

  // Two requests of each call fail, until the breaker opens.
  await goOn()
  expect(await breaker()).toEqual({ state: 2, opened: 1 })
  const { length: asked } = wires.openai.requests
  expect(asked).toBe(5)

  // While it is open, nothing is sent there.
  await goOn()
  expect(models(events)).toEqual(Array.from({ length: 5 }, () => 'anthropic'))
  expect(wires.openai.requests).toHaveLength(asked)

  day = null
  await expect.poll(breaker, { timeout: 30_000, interval: 500 }).toEqual({ state: 1, opened: 1 })
  await goOn()
  expect(await breaker()).toEqual({ state: 0, opened: 1 })
  expect(events.at(-1)?.type).toBe('RunCompleted')
  expect(models(events).slice(5)).toEqual(['openai', 'openai'])
  expect(wires.openai.requests.slice(asked).map(({ outcome }) => outcome)).toEqual(['answered', 'answered'])

  // No call ran out of its time, and none was begun again.
  expect(eventsOf(events, 'ActivityFailed')).toEqual([])
  expect(wires.anthropic.requests.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'answered'))
  expect(eventsOf(events, 'ModelAnswered').map(({ data }) => data.lostRequests)).toEqual([1, 0, 0, 0, 0, 0, 0])
}, 120_000)
