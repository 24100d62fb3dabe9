import OpenAI from 'openai'
import { expect, onTestFinished, test } from 'vitest'
import { renderMessages } from '../../../src/llm/render/render-messages.ts'
import { offlineProvider } from '../../../src/offline/provider.ts'
import { builtInBrain } from '../../brain/support/brains.ts'
import { Team } from '../../offline/support/team.ts'
import { startWireProcess } from './start-wire-process.ts'
import { wireKey } from './wire-options.ts'

const module = new URL('scripted-team-model.ts', import.meta.url).href

test('a server in a process of its own answers for the personas, misbehaves as told, and reports', async () => {
  const wire = await startWireProcess({ format: 'openai', model: { module }, misbehave: { 2: 'overloaded' } })
  onTestFinished(wire.stop)
  const client = new OpenAI({ apiKey: wireKey, baseURL: `${wire.url}/v1`, maxRetries: 0 })
  const offline = offlineProvider()
  const overWire: typeof offline = {
    ...offline,
    answer: async (request) => {
      const { choices } = await client.chat.completions.create(
        {
          model: 'gpt-5',
          messages: renderMessages(request).map(({ role, text }) => ({ role, content: text })),
          response_format: {
            type: 'json_schema',
            json_schema: { name: request.contract.id, schema: { ...request.contract.schema } },
          },
        },
        { headers: { 'Idempotency-Key': 'run_1/analyst/1' } },
      )
      const content = choices[0]?.message.content ?? ''
      return { content, model: 'gpt-5', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } }
    },
  }
  const brain = await builtInBrain()
  const ask = (provider: typeof offline) =>
    new Team({ brain, provider, text: 'Members can add books.' }).ask('business_analyst', 'analyst')
  expect(await ask(overWire)).toEqual(await ask(offline))
  await expect(ask(overWire)).rejects.toMatchObject({ status: 503 })
  const requests = await wire.requests()
  expect(requests).toMatchObject([
    { number: 1, outcome: 'answered', idempotencyKey: 'run_1/analyst/1', body: '' },
    { number: 2, outcome: 'refused', misbehaviour: 'overloaded' },
  ])
  expect((await wire.requests('texts'))[0]?.body).toContain('Members can add books.')
})

test('a server whose model cannot be loaded says so at once', async () => {
  const started = startWireProcess({ format: 'openai', model: { module: 'file:///nowhere.ts' } })
  await expect(started).rejects.toThrow(/ended before it listened: .*nowhere/s)
})
