import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from '../../src/client/create-client.ts'
import { inARow } from '../support/in-a-row.ts'
import type { FaultReport } from './fault-run.ts'
import * as log from './log-checks.ts'
import { booksOfQuestions, booksOfRuns, sumOf, uncounted } from './models-books.ts'
import { formats, type ModelsCluster, openModelsCluster } from './models-cluster.ts'
import { pick, type Random, randomFrom } from './random.ts'
import { checkRequests } from './receipts.ts'
import { Tally } from './tally.ts'

export interface ModelsRunOptions {
  readonly seed: number
  /** How often a node is killed. */
  readonly kills: number
  /** Runs that are kept going. */
  readonly going: number
  readonly ttlMs: number
  /** The mean time between two kills. */
  readonly everyMs: number
  /** How long all runs may take to their end, once nobody is killed any more. */
  readonly calmMs: number
  readonly say: (line: string) => void
}

const workflow = inARow(Array.from({ length: 6 }, () => 'worker'))

/**
 * Lets runs call models through the real SDKs while their nodes are killed at random moments, then holds what reached the
 * model servers against the logs.
 */
export async function modelsRun(options: ModelsRunOptions): Promise<FaultReport> {
  const { seed, kills, everyMs, calmMs, say } = options
  const random = randomFrom(seed)
  const tally = new Tally()
  const cluster = await openModelsCluster({ ...options, tally })
  const orders = new Orders(cluster, random)
  try {
    const ordering = orders.run(options.going)
    while (tally.of('kill -9 of a node') < kills) {
      await wait(random() * 2 * everyMs)
      const up = cluster.seats.filter(({ url }) => url !== null)
      if (up.length === 0 || orders.started.length === 0) continue
      await pick(random, up).kill()
      tally.add('kill -9 of a node')
      if (tally.of('kill -9 of a node') % 10 === 0) say(`${tally.of('kill -9 of a node')} nodes killed`)
    }
    orders.stop()
    await ordering
    const end = performance.now() + calmMs
    while (performance.now() < end && (await orders.unfinished()) > 0) await wait(100)
    return await report({ cluster, orders, tally, seed })
  } finally {
    orders.stop()
    await cluster.close()
  }
}

/** Somebody who orders runs, so that so many are going. */
class Orders {
  readonly started: string[] = []
  readonly #cluster: ModelsCluster
  readonly #random: Random
  #stopped = false

  constructor(cluster: ModelsCluster, random: Random) {
    this.#cluster = cluster
    this.#random = random
  }

  stop(): void {
    this.#stopped = true
  }

  async unfinished(): Promise<number> {
    const [row] = await this.#cluster.sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM run WHERE status NOT IN ('COMPLETED', 'FAILED', 'CANCELLED')`,
    )
    return row?.count ?? 0
  }

  async run(going: number): Promise<void> {
    while (!this.#stopped) {
      if ((await this.unfinished()) >= going) await wait(50)
      // The node may be gone before it has answered.
      else await this.#order().catch(() => wait(50))
    }
  }

  async #order(): Promise<void> {
    const { url } = pick(this.#random, this.#cluster.seats)
    if (url === null) return wait(20)
    const provider = pick(this.#random, formats)
    const client = createClient({ url, fetch: (to, how) => fetch(to, { ...how, signal: AbortSignal.timeout(5_000) }) })
    // An earlier answer to the same question would hide that it is asked again.
    this.started.push((await client.startRun({ workflow, provider, cache: false })).id)
  }
}

interface Aftermath {
  readonly cluster: ModelsCluster
  readonly orders: Orders
  readonly tally: Tally
  readonly seed: number
}

async function report({ cluster, orders, tally, seed }: Aftermath): Promise<FaultReport> {
  const { sql, store } = cluster
  const count = async (from: string): Promise<number> =>
    (await sql.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`))[0]?.count ?? 0
  const sent = await cluster.requests()
  const asked = sent.map(({ idempotencyKey, beganAt }) => {
    const [run = '', ...key] = (idempotencyKey ?? '').split('/')
    return { run, key: key.slice(0, 5).join('/'), begunAt: beganAt }
  })
  const { afterReceipt } = await checkRequests(sql, asked)
  const refused = sent.filter(({ outcome }) => outcome === 'refused')
  const questions = await booksOfQuestions(
    sql,
    sent.filter((one) => !refused.includes(one)),
  )
  const runs = await booksOfRuns(store, questions)
  const [requests, answers, possiblyPaidTwice] = [
    sumOf(runs, 'requests'),
    sumOf(runs, 'answers'),
    sumOf(runs, 'possiblyPaid'),
  ]
  return {
    seed,
    figures: [
      ...tally.rows(),
      ['runs', await count('run')],
      ['changes of owner', await count("run_event WHERE type = 'OwnerChanged'")],
      ['calls lost with their node, by the logs', await count("run_event WHERE type = 'ActivityLost'")],
      ['calls that failed', await count("run_event WHERE type = 'ActivityFailed'")],
      ['receipts that came by the inbox', await count('fault_receipt')],
      ['receipts that came second', await count('duplicate_receipt')],
      ['requests at the model servers', requests],
      ['beside those that the servers refused', refused.length],
      ['answers in the logs', answers],
      ['requests without an answer', requests - answers],
      ['possibly paid twice, by the runs', possiblyPaidTwice],
      ['of these not under way at a server when the node died', possiblyPaidTwice - (requests - answers)],
    ],
    broken: {
      'every run ends': await log.unended(sql, orders.started),
      'seq is 1..n': await log.withGaps(sql),
      'no answer stands in a log twice': await log.answeredTwice(sql),
      'a log folds to the status of its run': await log.foldedOtherwise(sql, store),
      'no call with a receipt is sent again': afterReceipt,
      'of each question, what brought no answer is in the log': uncounted(questions),
      'of each run, what brought no answer is possibly paid': uncounted(runs),
    },
  }
}
