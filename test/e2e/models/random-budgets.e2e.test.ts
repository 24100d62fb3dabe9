import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import { randomFrom } from '../../fault/random.ts'
import { documentOf, workerBrain } from '../../support/in-a-row.ts'
import { type NodeUnderTest, startNode, temporaryFolder } from '../../support/node-under-test.ts'
import { eventsOf, watchUntil } from '../../support/run-log.ts'
import { bySeed } from '../../support/wire/misbehaviour.ts'
import { startWire, type Wire } from '../../support/wire/start-wire.ts'
import { wireKey } from '../../support/wire/wire-options.ts'
import type { WireUsage } from '../../support/wire/wire-request.ts'
import { net, step, workflow } from '../node/workflows.ts'

const seed = Number(process.env['G1_SEED'] ?? Date.now() % 1_000_000)
const runs = process.env['G1_LONG'] === '1' ? 200 : 40
const atOnce = 20
const model = 'dear'
/** US dollars per million tokens: a call costs some seven cents, and may cost over thirty. */
const price = { input: 2, cachedInput: 1, cacheWrite: 2, output: 600 }
const budgetUsd = 1

/** Layers of steps side by side, each layer after the one before. */
function layers(random: () => number): JsonObject {
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1))
  const widths = Array.from({ length: between(2, 5) }, () => between(1, 6))
  const fork = (layer: number): string => (layer === widths.length ? 'END' : `fork${layer}`)
  const route = { by: 'route', who: null, goal: null, clauses: [] } as const
  return workflow(
    net(
      widths.flatMap((width, layer) => {
        const sides = Array.from({ length: width }, (_, side) => `s${layer}_${side}`)
        const to = (ids: readonly string[]) => ids.map((id) => ({ to: id, when: null }))
        return [
          step(`fork${layer}`, { ...route, next: to(sides) }),
          ...sides.map((id) =>
            step(id, { who: 'witnessed_worker', next: to([`join${layer}`]), clauses: [], attempts: 2 }),
          ),
          step(`join${layer}`, { ...route, join: 'and', next: to([fork(layer + 1)]) }),
        ]
      }),
    ),
  ) as JsonObject
}

let folder: string
let wire: Wire
let node: NodeUnderTest
beforeAll(async () => {
  folder = await temporaryFolder()
  const prices = { date: '2026-11-20', source: 'a test', models: { [`openai/${model}`]: { ...limits, ...price } } }
  await writeFile(join(folder, 'prices.json'), JSON.stringify(prices))
  const random = randomFrom(seed)
  wire = await startWire({
    format: 'openai',
    models: [model],
    answer: () => documentOf(Math.floor(random() * 950)),
    misbehave: bySeed({ seed, share: 0.12, kinds: ['server_error', 'cut', 'truncated', 'off_contract', 'empty'] }),
  })
  node = await startNode({
    G1_BRAIN: workerBrain,
    G1_PRICES: join(folder, 'prices.json'),
    G1_MODELS: `*=openai/${model}`,
    G1_MODEL_CONCURRENCY: '32',
    G1_MODEL_OUTPUT_TOKENS: '1024',
    G1_LOG: 'silent',
    OPENAI_API_KEY: wireKey,
    OPENAI_BASE_URL: `${wire.url}/v1`,
  })
}, 60_000)
afterAll(async () => {
  await node.close()
  await wire.stop()
  await rm(folder, { recursive: true, force: true })
})
const limits = { contextWindow: 100_000, mostOutputTokens: 1_024, reasoning: false }

/** What a request cost, in billionths of a US dollar. */
const nano = ({ inputTokens, cachedInputTokens, outputTokens }: WireUsage): number =>
  (inputTokens - cachedInputTokens) * price.input * 1e3 +
  cachedInputTokens * price.cachedInput * 1e3 +
  outputTokens * price.output * 1e3

test(`no budget of $1 is exceeded by a cent, whatever ${runs} runs ask side by side and whatever fails (seed ${seed})`, {
  timeout: 300_000,
}, async () => {
  const random = randomFrom(seed + 1)
  const inTurn = pLimit(atOnce)
  const ended = await Promise.all(
    Array.from({ length: runs }, () => layers(random)).map((source, at) =>
      inTurn(async () => {
        const { client } = node
        const { id } = await client.startRun({
          title: `Run ${at}`,
          workflow: source,
          provider: 'models',
          budgetUsd,
          cache: false,
        })
        const ends = ['RunCompleted', 'RunFailed', 'BudgetExceeded', 'ApprovalRequested']
        const events = await watchUntil(client, id, ({ type }) => ends.includes(type))
        const detail = await client.runDetail(id)
        return { id, events, detail }
      }),
    ),
  )
  // A run that waits for a person may still have calls under way.
  await expect.poll(() => wire.requests.every(({ endedAt }) => endedAt !== null), { timeout: 30_000 }).toBe(true)
  const charged = ended.map(({ id }) =>
    wire.requests
      .filter(({ idempotencyKey }) => idempotencyKey?.startsWith(`${id.replace('run_', '')}/`) === true)
      .reduce((sum, one) => sum + (one.charged === null ? 0 : nano(one.charged)), 0),
  )
  const exceeded = ended.filter(({ events }) => eventsOf(events, 'BudgetExceeded').length > 0).length
  const completed = ended.filter(({ events }) => eventsOf(events, 'RunCompleted').length > 0).length
  const dearest = Math.max(...charged) / 1e9
  console.log(
    `${runs} runs, ${wire.requests.length} requests: ${completed} completed, ${exceeded} waited for a higher budget; the dearest cost $${dearest.toFixed(4)}, all of them $${(charged.reduce((sum, one) => sum + one, 0) / 1e9).toFixed(2)}`,
  )
  expect(charged.filter((one) => one > budgetUsd * 1e9)).toEqual([])
  expect(charged.filter((one) => one === 0)).toEqual([])
  expect(exceeded).toBeGreaterThan(0)
  expect(completed).toBeGreaterThan(0)
})
