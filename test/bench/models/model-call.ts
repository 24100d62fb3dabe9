import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'
import { openGateway } from '../../../src/assembly/models/open-gateway.ts'
import { planModels } from '../../../src/assembly/models/plan-models.ts'
import { answerSchema } from '../../../src/brain/answer-schema.ts'
import { contractOf } from '../../../src/brain/contract-of.ts'
import { readConfig } from '../../../src/config.ts'
import { systemClock } from '../../../src/core/clock.ts'
import { sha256 } from '../../../src/core/ids.ts'
import type { ModelProvider, ModelRequest } from '../../../src/core/provider.ts'
import { usualForm } from '../../../src/llm/clients/anthropic.ts'
import { messagesBody } from '../../../src/llm/clients/anthropic-request.ts'
import { openAiChat } from '../../../src/llm/clients/openai.ts'
import { chatBody } from '../../../src/llm/clients/openai-request.ts'
import type { ModelCall } from '../../../src/llm/model-client.ts'
import { renderMessages } from '../../../src/llm/render/render-messages.ts'
import { openPostgres } from '../../../src/store/open-postgres.ts'
import { request } from '../../llm/render/request.ts'
import { asking } from '../../support/asking.ts'
import { startPostgres } from '../../support/postgres-cluster.ts'
import { startWireProcess } from '../../support/wire/start-wire-process.ts'
import type { FormatName } from '../../support/wire/wire-options.ts'
import { checkOptions, numberOption } from '../options.ts'
import { median } from '../quantiles.ts'

const key = 'bench-key'
const models = { openai: 'gpt-4.1', anthropic: 'claude-haiku-4-5' } as const
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error }
const rounds = 7

/**
 * Processor time of this process for one streamed call of a model: by the provider's SDK alone, and through the gateway
 * with everything that it does around it (rendering, the earlier answer looked for, money held and settled, the answer
 * kept; on Postgres). The model server is a process of its own. Both take turns; the table shows medians over rounds.
 */
export async function modelCall(args: readonly string[]): Promise<void> {
  checkOptions(args, ['calls'])
  const calls = numberOption(args, 'calls', 100)
  const postgres = await startPostgres({ fsync: true })
  const store = await openPostgres(postgres.url('postgres'))
  try {
    const table: Record<string, object> = {}
    for (const format of ['openai', 'anthropic'] as const) {
      const module = new URL('written-model.ts', import.meta.url).href
      const pace = { characters: 40, pauseMs: 0 }
      const wire = await startWireProcess({ format, keys: [key], models: [models[format]], pace, model: { module } })
      try {
        const provider = await throughGateway(format, wire.url, store)
        const ways = { alone: sdkAlone(format, wire.url), gateway: (of: ModelRequest) => answered(provider, of) }
        table[format] = await compared(ways, calls)
      } finally {
        await wire.stop()
      }
    }
    console.table(table)
  } finally {
    await store.close()
    await postgres.stop()
  }
}

type Ask = (of: ModelRequest) => Promise<unknown>

async function compared(ways: { readonly alone: Ask; readonly gateway: Ask }, calls: number): Promise<object> {
  const seen = { alone: [] as number[], gateway: [] as number[] }
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of ['alone', 'gateway'] as const) {
      const ms = await cpuOfCalls(ways[way], calls, `${way} ${round}`)
      if (round > 0) seen[way].push(ms)
    }
  }
  const [alone, gateway] = [median(seen.alone), median(seen.gateway)]
  return {
    'SDK alone, CPU ms': alone.toFixed(2),
    'through the gateway, CPU ms': gateway.toFixed(2),
    'more, CPU ms': (gateway - alone).toFixed(2),
    'gateway ÷ SDK': (gateway / alone).toFixed(2),
  }
}

async function cpuOfCalls(ask: Ask, calls: number, name: string): Promise<number> {
  const before = process.cpuUsage()
  for (let call = 0; call < calls; call += 1) await ask(question(`${name} ${call}`))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / calls
}

/** About 8 KB of requirements, and nothing that was asked before. */
function question(goal: string): ModelRequest {
  const contract = contractOf('document')
  const of = request({ goal })
  const text = `${'Members borrow books. A loan ends after 14 days. '.repeat(160)}`
  const requirements = { text, sha256: sha256('0'.repeat(64)) }
  return {
    ...of,
    pack: { ...of.pack, requirements, outputs: [] },
    contract: { id: contract.id, schema: answerSchema(contract, []) },
  }
}

async function throughGateway(
  format: 'openai' | 'anthropic',
  url: string,
  store: Awaited<ReturnType<typeof openPostgres>>,
): Promise<ModelProvider> {
  const names = { openai: 'OPENAI', anthropic: 'ANTHROPIC' }
  const { models: settings } = readConfig({
    [`${names[format]}_API_KEY`]: key,
    [`${names[format]}_BASE_URL`]: base(format, url),
    G1_MODELS: `*=${format}/${models[format]}`,
  })
  const plan = await planModels(settings, { personas: new Map() })
  const { providers } = openGateway(plan, settings, { store, clock: systemClock, logger: silent })
  const found = providers.find(({ id }) => id === 'models')
  if (found === undefined) throw new Error('Found no provider "models", expected it where G1_MODELS is set.')
  return found
}

const answered = (provider: ModelProvider, of: ModelRequest) => provider.answer(of, asking({ cache: true }))

const base = (format: FormatName, url: string): string => (format === 'openai' ? `${url}/v1` : url)

function sdkAlone(format: 'openai' | 'anthropic', url: string): Ask {
  const call = (of: ModelRequest): ModelCall => ({
    model: models[format],
    messages: renderMessages(of),
    contract: of.contract,
    mostOutputTokens: 16_384,
  })
  const settings = { apiKey: key, baseURL: base(format, url), maxRetries: 0 }
  if (format === 'openai') {
    const sdk = new OpenAI(settings)
    const body = chatBody(call(question('once')), openAiChat)
    return async () => {
      let text = ''
      for await (const { choices } of await sdk.chat.completions.create(body)) text += choices[0]?.delta.content ?? ''
      return text
    }
  }
  const sdk = new Anthropic(settings)
  const body = messagesBody(call(question('once')), usualForm(models.anthropic))
  return async () => {
    let text = ''
    for await (const event of await sdk.messages.create(body)) {
      if (event.type === 'content_block_delta' && event.delta.type === 'input_json_delta')
        text += event.delta.partial_json
    }
    return text
  }
}
