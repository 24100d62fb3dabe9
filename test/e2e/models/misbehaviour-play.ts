import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenApproval, RunEvent } from '../../../src/client/client.ts'
import { graphqlRequest } from '../../support/graphql-request.ts'
import { type NodeUnderTest, startNode, temporaryFolder } from '../../support/node-under-test.ts'
import { type Wire, startWire } from '../../support/wire/start-wire.ts'
import { type FormatName, wireKey } from '../../support/wire/wire-options.ts'
import type { WireRecord } from '../../support/wire/wire-record.ts'
import { documentOf, inARow, workerBrain } from '../../support/in-a-row.ts'
import { byCase, type Case, cases, formats, modelNames, modelsOf, prices } from './misbehaviour-cases.ts'

/** How long a call may take. A short answer that drips takes a part of it, a long one would take many times as long. */
const callMs = 6_000
const drip = { characters: 5, pauseMs: 20 }
const [short, long] = [200, 20_000]
const steps = { 'at times': 6, always: 6, 'beside another': 1 } as const

/** A node with a server of each format, every model of which has its own bad days. */
export interface Stage {
  readonly node: NodeUnderTest
  readonly close: () => Promise<void>
  readonly play: (one: Case) => Promise<Played>
}

/** What a run was like, seen from both ends of the line. */
export interface Played {
  readonly requests: readonly WireRecord[]
  readonly events: readonly RunEvent[]
  /** What a person was asked on the way. */
  readonly asked: readonly OpenApproval[]
  readonly run: {
    readonly status: string
    readonly usage: Readonly<Record<'inputTokens' | 'outputTokens' | 'possiblyPaidTwice', number>>
  }
}

export async function openStage(): Promise<Stage> {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'prices.json'), prices)
  const wires = new Map<FormatName, Wire>()
  for (const format of formats) wires.set(format, await startBadWire(format))
  const urlOf = (format: FormatName): string => wires.get(format)?.url ?? ''
  const node = await startNode({
    G1_BRAIN: workerBrain,
    G1_PRICES: join(folder, 'prices.json'),
    G1_MODEL_TIMEOUT_MS: String(callMs),
    G1_MODEL_CONCURRENCY: '16',
    G1_LOG: 'silent',
    OPENAI_API_KEY: wireKey,
    OPENAI_BASE_URL: `${urlOf('openai')}/v1`,
    AZURE_OPENAI_API_KEY: wireKey,
    AZURE_OPENAI_ENDPOINT: urlOf('azure'),
    ANTHROPIC_API_KEY: wireKey,
    ANTHROPIC_BASE_URL: urlOf('anthropic'),
  })
  return {
    node,
    play: async (one) => {
      const { id, ...how } = await play(node, one)
      const sent = [...wires.values()].flatMap(({ requests }) => requests)
      const ofRun = `${id.slice('run_'.length)}/`
      return { ...how, requests: sent.filter(({ idempotencyKey }) => idempotencyKey?.startsWith(ofRun)) }
    },
    close: async () => {
      await node.close()
      for (const wire of wires.values()) await wire.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** So many runs at a time: the limits of a call are held on a busy machine, too. */
const atOnce = 8

/** Plays every case. Those that pass their time with waiting begin first, all at once. */
export async function playAll({ play: playOne }: Stage): Promise<ReadonlyMap<Case, Played>> {
  const played = new Map<Case, Played>()
  const begin = async (one: Case): Promise<void> => void played.set(one, await playOne(one))
  const next = cases.filter((one) => !isPatient(one)).values()
  const lanes = Array.from({ length: atOnce }, async () => {
    for (const one of next) await begin(one)
  })
  await Promise.all([...cases.filter(isPatient).map(begin), ...lanes])
  return played
}

const isPatient = ({ kind, share }: Case): boolean =>
  ['timeout', 'slow_drip'].includes(kind) || (share === 'always' && kind.startsWith('rate_limited'))

const startBadWire = (format: FormatName): Promise<Wire> =>
  startWire({
    format,
    answer: ({ model }) => documentOf(/^(?:always|beside)/.test(model) ? long : short),
    misbehave: byCase(),
    models: modelNames,
    retryAfterMs: 300,
    drip,
  })

const endedRun = `query ($id: ID!) { run(id: $id) { status usage { inputTokens outputTokens possiblyPaidTwice } } }`

/** One run to its end, or to where it waits for good. A person whom a case asks at times says: retry. */
async function play(
  { client, url }: NodeUnderTest,
  one: Case,
): Promise<Omit<Played, 'requests'> & { readonly id: string }> {
  const { format, model, share } = one
  const models = [{ for: '*', use: modelsOf(one) }]
  const workflow = inARow(Array.from({ length: steps[share] }, () => 'worker'))
  // What one run was answered would be given to the next, for nothing.
  const { id } = await client.startRun({ workflow, title: model, provider: format, models, cache: false })
  const events: RunEvent[] = []
  const asked: OpenApproval[] = []
  stream: for await (const part of client.runEvents(id)) {
    events.push(...part.events)
    for (const { type } of part.events) {
      if (type !== 'ApprovalRequested') continue
      const open = (await client.asks(id))?.approvals.filter(({ answer }) => answer === null) ?? []
      asked.push(...open)
      if (share !== 'at times') break stream
      for (const { id: approvalId } of open) await client.answerApproval({ approvalId, decision: 'retry', outputs: {} })
    }
  }
  return { id, events, asked, run: (await graphqlRequest<{ run: Played['run'] }>(url, endedRun, { id })).run }
}
