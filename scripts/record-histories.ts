import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { evolve } from '../src/actors/run/evolve.ts'
import { initialState, type RunState, statusOf } from '../src/actors/run/run-state.ts'
import { foldFrom } from '../src/actors/runtime/load.ts'
import { hashText } from '../src/activities/new-entry.ts'
import { type NodeParts, openNode, version } from '../src/assembly/open-node.ts'
import { readConfig } from '../src/config.ts'
import { upcast } from '../src/core/event/upcast.ts'
import { defaultTenant, messageId, type RunId, runId, seq } from '../src/core/ids.ts'
import type { Json, JsonObject } from '../src/core/json.ts'
import type { StoredEvent } from '../src/core/store/store.ts'
import { type ModelProvider, ProviderFailed } from '../src/core/provider.ts'
import { forkRun } from '../src/graphql/mutate/fork-run.ts'
import { RunReader } from '../src/graphql/read/run-reader.ts'
import { withDrill } from '../src/offline/drill/with-drill.ts'
import { offlineProvider } from '../src/offline/provider.ts'
import { type History, viewOf } from '../test/support/history.ts'

/**
 * Records what runs of this version look like: played once at each release, kept for ever, folded by every later build.
 * Files of this version are written anew; those of others are not touched.
 */
const text =
  'Build a tool library. A tool has a name and a daily fee between 1 and 50. Members borrow tools. Only administrators may add tools.'
const brain = fileURLToPath(new URL('../test/fixtures/brains/invoice', import.meta.url))
const target = fileURLToPath(new URL('../test/fixtures/histories/', import.meta.url))
/** The state is kept after every so many events. */
const everyEvents = 25

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error }

/** Rules that cost money, and that are off their contract and out of reach at first. */
function pricedRules(): ModelProvider {
  const rules = withDrill(offlineProvider(), { flaw: 'off_contract', when: 'first', seed: 1, contract: 'clause_review' })
  const loss = { lostRequests: 1, usage: null }
  let failed = false
  return {
    ...rules,
    id: 'priced',
    mostUsd: () => 0.4,
    answer: async (request, asking) => {
      if (!failed && request.contract.id === 'specification') {
        failed = true
        throw new ProviderFailed('The line was cut.', { retryable: true, loss })
      }
      return { ...(await rules.answer(request, asking)), usage: { inputTokens: 900, outputTokens: 300, costUsd: 0.15 } }
    },
  }
}
const fitting = {
  parts: <Own extends { readonly providers: ReadonlyMap<string, ModelProvider> }>(own: Own) => ({
    ...own,
    providers: new Map([...own.providers, ['priced', pricedRules()]]),
  }),
}

async function onNode(env: Readonly<Record<string, string>>, play: (parts: NodeParts) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'g1-histories-'))
  const { PATH = '' } = process.env
  const parts = await openNode(readConfig({ PATH, G1_DATA: folder, ...env }), silent, () => process.exit(1), fitting)
  try {
    await play(parts)
  } finally {
    await parts.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function submit({ store, bus, ids }: NodeParts, more: JsonObject): Promise<RunId> {
  const id = runId(ids.uuid7())
  const order = { title: 'Recorded', requirements: null, data: {}, workflow: null, provider: 'offline', budgetUsd: null }
  const body = { ...order, questionsAllowed: false, ...more }
  const command = { tenantId: defaultTenant, runId: id, id: messageId(ids.uuid7()), type: 'submit', body }
  await store.createRun({ title: 'Recorded', command: { ...command, at: Date.now(), idempotency: null } })
  bus.publish({ runId: id, head: seq(0) })
  return id
}

async function send({ store, bus, ids }: NodeParts, id: RunId, type: string, body: Json): Promise<void> {
  const command = { tenantId: defaultTenant, runId: id, id: messageId(ids.uuid7()), type, body, at: Date.now() }
  await store.putCommand({ ...command, idempotency: null })
  bus.publish({ runId: id, head: seq(0) })
}

async function until({ store }: NodeParts, id: RunId, done: (state: RunState) => boolean): Promise<RunState> {
  for (;;) {
    const { state } = await foldFrom(store, { runId: id, state: initialState(), head: seq(0) })
    if (done(state)) return state
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const ended = (state: RunState): boolean => ['COMPLETED', 'FAILED', 'CANCELLED'].includes(statusOf(state))

async function keep({ store }: NodeParts, name: string, id: RunId): Promise<void> {
  const events: StoredEvent[] = []
  for (let page; page === undefined || page.length > 0; events.push(...page)) {
    page = await store.readEvents(id, events.at(-1)?.seq ?? seq(0), 500)
  }
  let state = initialState()
  const seen: Record<number, Json> = {}
  for (const event of events) {
    state = evolve(state, upcast(event))
    if (event.seq % everyEvents === 0 || event.seq === events.length) seen[event.seq] = viewOf(state)
  }
  const history: History = { version, name, events, seen }
  await writeFile(join(target, `${version}-${name}.json.gz`), gzipSync(JSON.stringify(history), { level: 9 }))
  console.log(`${version}-${name}: ${events.length} events, ${statusOf(state)}`)
}

const requirements = { text, sha256: hashText(text) }

await onNode({}, async (parts) => {
  const delivered = await submit(parts, { requirements, provider: 'offline+dropped_clause' })
  const edited = await submit(parts, { requirements, provider: 'offline+lost_rule' })
  const held = await submit(parts, { requirements })
  await until(parts, held, ({ run }) => run.context.attempts.length > 0)
  await send(parts, held, 'pause', { reason: 'Lunch' })
  await until(parts, held, (state) => statusOf(state) === 'PAUSED')
  await send(parts, held, 'resume', { reason: null })
  await until(parts, held, (state) => statusOf(state) !== 'PAUSED')
  await send(parts, held, 'cancel', { reason: 'No longer needed' })
  await until(parts, held, ended)
  const priced = await submit(parts, { requirements, provider: 'priced', budgetUsd: 1 })
  await until(parts, priced, ({ run }) => run.context.budget.exceeded)
  await send(parts, priced, 'raise_budget', { budgetUsd: 50, reason: 'It is worth it' })
  await until(parts, priced, ended)
  await until(parts, delivered, ended)
  await until(parts, edited, ended)
  const reader = new RunReader({ store: parts.store, mostWeight: 50_000_000 })
  const fork = { origin: delivered, atSeq: 100, title: null, idempotency: null }
  const { row: forked } = await forkRun({ api: parts, reader }, fork)
  if (forked === null) throw new Error('The fork was refused.')
  await until(parts, forked.runId, ended)
  await keep(parts, 'fork-of-a-delivery', forked.runId)
  await keep(parts, 'delivery-with-rework', delivered)
  await keep(parts, 'delivery-with-refused-edit', edited)
  await keep(parts, 'paused-and-cancelled', held)
  await keep(parts, 'budget-raised', priced)
})

await onNode({ G1_BRAIN: brain }, async (parts) => {
  const order = { number: 'PO-7', supplier: 'Acme Ltd', total: 20_000 }
  const data = { invoice: { number: '2031', supplier: 'Acme Ltd', total: 20_000, due: '2027-03-01', order } }
  const source = parts.brain.workflows.get('invoice_approval')?.workflow as unknown as Json
  const id = await submit(parts, { data, workflow: { id: 'invoice_approval', source } })
  const { run } = await until(parts, id, (state) => statusOf(state) === 'WAITING')
  const [asked] = run.context.approvals
  const answer = { approvalId: asked?.id ?? '', decision: asked?.options[0] ?? 'approve', comment: 'Fine', by: 'cfo' }
  await send(parts, id, 'answer_approval', { ...answer, outputs: { decision: 'approve' } })
  await until(parts, id, ended)
  await keep(parts, 'invoice-approved', id)
})
