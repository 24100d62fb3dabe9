import { expect, onTestFinished, test } from 'vitest'
import { answerSchema } from '../../../src/brain/answer-schema.ts'
import { contractIds, contractOf } from '../../../src/brain/contract-of.ts'
import { mostInputTokens } from '../../../src/llm/prices/cost.ts'
import { renderMessages } from '../../../src/llm/render/render-messages.ts'
import { modelClients } from '../../../src/assembly/models/model-clients.ts'
import { ProviderFailed, type Usage } from '../../../src/core/provider.ts'
import { systemClock } from '../../../src/core/clock.ts'
import { Telemetry } from '../../../src/telemetry/telemetry.ts'
import { readConfig } from '../../../src/config.ts'
import { asking } from '../../support/asking.ts'
import { atNumbers, type Misbehaviour, misbehaviours } from '../../support/wire/misbehaviour.ts'
import { startWire, type Wire } from '../../support/wire/start-wire.ts'
import { type FormatName, type WireOptions, wireKey } from '../../support/wire/wire-options.ts'
import { formats, letter, modelOf } from '../clients/wired.ts'
import { request } from '../render/request.ts'
import { gatewayOver } from './gateway-under-test.ts'

async function wire(format: FormatName, more: Partial<WireOptions> = {}): Promise<Wire> {
  const started = await startWire({ format, answer: () => letter, retryAfterMs: 0, ...more })
  onTestFinished(started.stop)
  return started
}

/** The clients of a node whose environment names these servers. */
function clients(servers: Partial<Record<FormatName, Wire>>) {
  const env = {
    ...(servers.openai && { OPENAI_API_KEY: wireKey, OPENAI_BASE_URL: `${servers.openai.url}/v1` }),
    ...(servers.anthropic && { ANTHROPIC_API_KEY: wireKey, ANTHROPIC_BASE_URL: servers.anthropic.url }),
    ...(servers.azure && { AZURE_OPENAI_API_KEY: wireKey, AZURE_OPENAI_ENDPOINT: servers.azure.url }),
  }
  return Object.fromEntries(modelClients(readConfig(env).models, systemClock))
}

const routes = (...of: readonly FormatName[]) => ({ '*': of.map((format) => `${format}/${modelOf(format)}`) })
const quick = { times: { totalMs: 2_000, idleMs: 500 }, random: () => 0 }

/** What the servers charged for, as far as they told it; and how many more requests they charged for. */
function charged(servers: readonly Wire[]) {
  const records = servers.flatMap(({ requests }) => requests)
  const told = records.flatMap(({ usage }) => usage ?? [])
  const input = told.reduce((sum, { inputTokens }) => sum + inputTokens, 0)
  const output = told.reduce((sum, { outputTokens }) => sum + outputTokens, 0)
  return { input, output, untold: records.filter((one) => one.charged !== null && one.usage === null).length }
}

/** A call whose first provider behaves like this, and whose second one is well. */
async function survive(kind: Misbehaviour, format: FormatName): Promise<string> {
  const next: FormatName = format === 'anthropic' ? 'openai' : 'anthropic'
  const servers = {
    [format]: await wire(format, { misbehave: () => kind, drip: { characters: 5, pauseMs: 100 } }),
    [next]: await wire(next),
  }
  const { provider, spending } = gatewayOver(clients(servers), { models: routes(format, next), ...quick })
  const { model, usage, lostRequests = 0 } = await provider.answer(request(), asking())
  const counted = { untold: lostRequests, input: usage.inputTokens, output: usage.outputTokens }
  // A server learns a little later that nobody listens any more.
  await expect.poll(() => charged(Object.values(servers))).toEqual(counted)
  expect(servers[format]?.requests.length).toBeLessThanOrEqual(2)
  expect(spending.figures.reserved).toBe(0)
  expect(spending.figures.spent).toBeLessThanOrEqual((provider.mostUsd?.(request(), null) ?? 0) * 1e9 + 1)
  return model.startsWith(next) ? 'the other' : 'the first'
}

test.each(misbehaviours)('%s is survived by asking another provider, and every token is counted', async (kind) => {
  const answered = await Promise.all(formats.map((format) => survive(kind, format)))
  // What is off its contract is found by whoever asked; here it is an answer.
  expect(new Set(answered)).toEqual(new Set([kind === 'off_contract' ? 'the first' : 'the other']))
})

test('a provider that fails is left alone, tried once after a while and used again; figures show it', {
  timeout: 20_000,
}, async () => {
  const ill: Record<number, Misbehaviour> = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [n, 'server_error']))
  const servers = { openai: await wire('openai', { misbehave: atNumbers(ill) }), anthropic: await wire('anthropic') }
  const clock = { now: () => Date.now(), later: 0, monotonic: () => performance.now() + clock.later }
  const { gateway, provider } = gatewayOver(clients(servers), {
    models: routes('openai', 'anthropic'),
    ...quick,
    clock,
  })
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
  const telemetry = new Telemetry({ logger, clock, node: { name: 'g1', version: '1', roles: [] } })
  telemetry.watchModels(() => gateway.figures())
  const figure = async (name: string): Promise<string | undefined> => {
    const { body } = await telemetry.scrape()
    return body.split('\n').find((line) => line.startsWith(`g1_model_${name}`) && line.includes('provider="openai"'))
  }
  const answeredBy = async (): Promise<string> => (await provider.answer(request(), asking())).model
  const models = []
  for (let n = 0; n < 4; n += 1) models.push(await answeredBy())
  expect(new Set(models)).toEqual(new Set([routes('anthropic')['*'][0]]))
  expect(servers.openai.requests).toHaveLength(5)
  expect(await figure('breaker{')).toMatch(/ 2$/)
  expect(await figure('breaker_opened_total')).toMatch(/ 1$/)
  clock.later = 20_000
  expect(await figure('breaker{')).toMatch(/ 1$/)
  expect(await answeredBy()).toBe(routes('openai')['*'][0])
  expect(await figure('breaker{')).toMatch(/ 0$/)
  expect(await figure('requests_total')).toMatch(/outcome="server_error"\} 5$/)
})

test.each(formats)(
  'no request to %s is longer in bytes than what is held for in tokens, whatever the contract',
  async (format) => {
    const server = await wire(format, { tokensOf: (text) => Buffer.byteLength(text) })
    const { provider } = gatewayOver(clients({ [format]: server }), { models: routes(format), ...quick })
    for (const id of contractIds) {
      const contract = { id, schema: answerSchema(contractOf(id), []) }
      const asked = { ...request({ goal: 'Grüße €😀 '.repeat(300) }), contract }
      await provider.answer(asked, asking())
      const { bytesIn = 0, charged: most } = server.requests.at(-1) ?? {}
      const bound = mostInputTokens({ messages: renderMessages(asked), contract })
      expect([id, bytesIn < bound, (most?.inputTokens ?? 0) < bound]).toEqual([id, true, true])
    }
  },
)

test('over a hundred calls on bad days usage and cost are those of the servers, to the token', {
  timeout: 60_000,
}, async () => {
  const script: Record<number, Misbehaviour> = {}
  for (let n = 1; n < 200; n += 7)
    script[n] = (['rate_limited', 'overloaded', 'empty', 'refusal', 'truncated'] as const)[n % 5] ?? 'empty'
  const servers = { openai: await wire('openai', { misbehave: atNumbers(script) }), anthropic: await wire('anthropic') }
  const { provider, gateway } = gatewayOver(clients(servers), {
    models: routes('openai', 'anthropic'),
    ...quick,
    concurrency: 4,
  })
  const usages: Usage[] = []
  const add = (usage: Usage | null): void => {
    if (usage !== null) usages.push(usage)
  }
  await Promise.all(
    Array.from({ length: 100 }, async (_, n) => {
      try {
        add((await provider.answer(request({ goal: `Goal ${n}` }), asking())).usage)
      } catch (error) {
        if (!(error instanceof ProviderFailed)) throw error
        add(error.loss.usage)
      }
    }),
  )
  const sum = (of: (usage: Usage) => number): number => usages.reduce((all, usage) => all + of(usage), 0)
  const real = charged(Object.values(servers))
  expect(real.untold).toBe(0)
  expect(sum(({ inputTokens }) => inputTokens)).toBe(real.input)
  expect(sum(({ outputTokens }) => outputTokens)).toBe(real.output)
  const counted = gateway.figures().lines.reduce((all, { costUsd }) => all + costUsd, 0)
  expect(sum(({ costUsd }) => Math.round(costUsd * 1e9))).toBe(Math.round(counted * 1e9))
})
