import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client, RunEvent } from '../../../src/client/client.ts'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { initialState, statusOf } from '../../../src/actors/run/run-state.ts'
import type { RunEvent as Recorded } from '../../../src/core/event/run-event.ts'
import { graphqlRequest } from '../../support/graphql-request.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { eventsOf, upTo, watchToEnd } from '../../support/run-log.ts'
import { toolLending } from './texts.ts'

const invoices = fileURLToPath(new URL('../../fixtures/brains/invoice', import.meta.url))

interface Workflow {
  readonly nets: readonly {
    readonly steps: readonly { readonly id: string; readonly next: readonly { readonly to: string }[] }[]
  }[]
}

/** The invoice's way, on which the letter is written three times more. */
async function longerWay(): Promise<Workflow> {
  const source = JSON.parse(await readFile(`${invoices}/workflows/invoice_approval.json`, 'utf8')) as Workflow
  const letters = ['notify', 'again', 'once_more', 'last']
  const withLetters = (steps: Workflow['nets'][number]['steps']): Workflow['nets'][number]['steps'] => [
    ...steps.filter(({ id }) => id !== 'notify'),
    ...steps
      .filter(({ id }) => id === 'notify')
      .flatMap((step) =>
        letters.map((id, index) => ({ ...step, id, next: [{ to: letters[index + 1] ?? 'END', when: null }] })),
      ),
  ]
  return { ...source, nets: source.nets.map((net) => ({ ...net, steps: withLetters(net.steps) })) }
}
/** `G1_LONG=1`: fifty forks of a whole delivery, which take their time. */
const isLong = process.env['G1_LONG'] === '1'

/** So many seqs of a run, spread evenly, the first and the last but one included. */
const spread = (last: number, count: number): readonly number[] => [
  ...new Set(upTo(count).map((n) => 1 + Math.round(((last - 2) * (n - 1)) / (count - 1)))),
]

/** Forks a run and follows the fork to its end; a few at a time. */
async function forkAtEach(
  client: Client,
  runId: string,
  seqs: readonly number[],
): Promise<readonly { readonly at: number; readonly id: string; readonly events: readonly RunEvent[] }[]> {
  const waiting = [...seqs]
  const done: { at: number; id: string; events: readonly RunEvent[] }[] = []
  const worker = async (): Promise<void> => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      const { id } = await client.forkRun({ runId, atSeq: at })
      done.push({ at, id, events: await watchToEnd(client, id) })
    }
  }
  await Promise.all(upTo(8).map(worker))
  return done
}

const facts = (events: readonly RunEvent[]) => events.map(({ type, seq, cause, data }) => ({ type, seq, cause, data }))

describe('a short run', () => {
  let node: NodeUnderTest
  let id: string
  let origin: readonly RunEvent[]
  beforeAll(async () => {
    node = await startNode({ G1_BRAIN: invoices })
    const order = { number: 'PO-7', supplier: 'Acme Ltd', total: 120 }
    const invoice = { number: '2031', supplier: 'Acme Ltd', total: 120, due: '2027-03-01', order }
    const run = await node.client.startRun({ workflow: await longerWay(), data: { invoice } })
    id = run.id
    origin = await watchToEnd(node.client, id)
  })
  afterAll(() => node.close())

  test('looked at as of any seq is what its watcher had seen by then', async () => {
    const query = `query ($id: ID!, $seq: Int!) { run(id: $id) { at(seq: $seq) {
      status lastSeq steps { name attempt state } usage { calls } } } }`
    let state = initialState()
    for (const { seq, type, data } of origin) {
      // Personas have machines of their own; the run's does not need them.
      state = evolve(state, { type, data, persona: null, at: 0 } as unknown as Recorded)
      const { attempts, usage } = state.run.context
      const { run } = await graphqlRequest<{ run: { at: unknown } }>(node.url, query, { id, seq })
      expect(run.at).toEqual({
        status: statusOf(state),
        lastSeq: seq,
        steps: attempts.map(({ step, attempt, state: now }) => ({ name: step, attempt, state: now.toUpperCase() })),
        usage: { calls: usage.calls },
      })
    }
  })

  test('forked at fifty seqs completes in each fork, with the past of its origin and the same result', async () => {
    const letters = await node.client.entries(id, ['DOCUMENT'])
    const forks = await forkAtEach(node.client, id, spread(origin.length, 50))
    expect(forks).toHaveLength(50)
    for (const fork of forks) {
      expect(fork.events.map(({ seq }) => seq)).toEqual(upTo(fork.events.length))
      expect(facts(fork.events.slice(0, fork.at))).toEqual(facts(origin.slice(0, fork.at)))
      expect(eventsOf(fork.events, 'RunForked')).toMatchObject([
        { seq: fork.at + 1, data: { origin: id, seq: fork.at } },
      ])
      expect(fork.events.at(-1)?.type).toBe('RunCompleted')
      expect((await node.client.entries(fork.id, ['DOCUMENT'])).at(-1)?.content).toEqual(letters.at(-1)?.content)
    }
  })
})

describe('a delivery', () => {
  let node: NodeUnderTest
  beforeAll(async () => {
    node = await startNode()
  })
  afterAll(() => node.close())

  /** Every delivered file by its path, as the archive has it. */
  async function delivered(id: string): Promise<Readonly<Record<string, string>>> {
    const run = await node.client.delivered(id)
    const archive = unzipSync(await node.client.download(run?.deliverable?.zipUrl ?? ''))
    const files = Object.entries(archive).map(([path, bytes]): [string, string] => [
      path.slice(path.indexOf('/') + 1),
      createHash('sha256').update(bytes).digest('hex'),
    ])
    expect(files).toHaveLength(run?.deliverable?.files.length ?? 0)
    return Object.fromEntries(files)
  }

  test('is what its forks deliver, whether the application was there already or not', {
    timeout: isLong ? 3_600_000 : 120_000,
  }, async () => {
    const { id } = await node.client.startRun({ requirements: toolLending })
    const origin = await watchToEnd(node.client, id)
    const rendered = eventsOf(origin, 'TaskFinished').find(({ data }) => data.task === 'render_application')?.seq ?? 0
    const tested = eventsOf(origin, 'TestsRun').at(-1)?.seq ?? 0
    const seqs = isLong ? spread(origin.length, 50) : [rendered - 2, tested]
    const files = await delivered(id)
    for (const fork of await forkAtEach(node.client, id, seqs)) {
      expect(facts(fork.events.slice(0, fork.at))).toEqual(facts(origin.slice(0, fork.at)))
      expect(await node.client.run(fork.id)).toMatchObject({ status: 'COMPLETED', outcome: { served: true } })
      expect(await delivered(fork.id)).toEqual(files)
    }
  })
})
