import { setTimeout as wait } from 'node:timers/promises'
import { jobsLeft } from '../support/sandbox-jobs.ts'
import { type Cluster, openCluster } from './cluster.ts'
import { stallFsync, storm } from './faults.ts'
import * as log from './log-checks.ts'
import { pick, randomFrom } from './random.ts'
import { checkRequests } from './receipts.ts'
import { Subscriber } from './subscriber.ts'
import { Tally } from './tally.ts'
import { Traffic } from './traffic.ts'

export interface FaultRunOptions {
  readonly seed: number
  /** Kills of nodes; everything else happens in proportion. */
  readonly kills: number
  /** Runs that are kept going. */
  readonly going: number
  readonly ttlMs: number
  /** The mean time between two faults. */
  readonly everyMs: number
  readonly stallMs: number
  /** The storm ends after so long, whatever is left of it. */
  readonly stormMs: number
  /** How long all runs may take to their end, once nothing goes wrong any more. */
  readonly calmMs: number
  readonly say: (line: string) => void
}

/** What came of it: figures, and for each promise what broke it (nothing: it was kept). */
export interface FaultReport {
  readonly seed: number
  readonly figures: readonly (readonly [string, number | string])[]
  readonly broken: Readonly<Record<string, readonly string[]>>
}

const watchers = 6

/** Lets runs go on while everything breaks, then lets them end in peace, and holds what is left against every promise. */
export async function faultRun(options: FaultRunOptions): Promise<FaultReport> {
  const random = randomFrom(options.seed)
  const tally = new Tally()
  const { ttlMs, say } = options
  const cluster = await openCluster({ seed: options.seed, ttlMs, random, tally })
  const traffic = new Traffic({ ...options, urls: cluster.urls, sql: cluster.sql, random, tally })
  try {
    traffic.run()
    await until(async () => (await traffic.unfinished()) >= options.going, 60_000)
    say(`${options.going} runs are going on three nodes`)
    const subscribers = watch(cluster, traffic, random)
    const tools = { cluster, random, tally, ttlMs, underWay: new Set<string>() }
    const { falseTakeovers } = await stallFsync(tools, options.stallMs)
    const progress = setInterval(
      () => say(`${progressOf(tally)}; under way: ${[...tools.underWay].join(', ')}`),
      10_000,
    )
    await storm(tools, { ...options, until: Date.now() + options.stormMs })
    clearInterval(progress)
    say(`${progressOf(tally)}; now all runs come to their end`)
    traffic.close()
    await Promise.all(cluster.places.map(({ seat }) => seat.answering()))
    await until(async () => (await traffic.unfinished()) === 0, options.calmMs)
    await until(async () => subscribers.every(({ ended }) => ended), 20_000)
    await Promise.all(subscribers.map((subscriber) => subscriber.stop()))
    await traffic.stop()
    await Promise.all(cluster.places.map(({ seat }) => seat.close()))
    return await report({ cluster, traffic, subscribers, tally, falseTakeovers, seed: options.seed })
  } finally {
    await traffic.stop()
    await cluster.close()
  }
}

function watch(cluster: Cluster, traffic: Traffic, random: () => number): readonly Subscriber[] {
  const runs = [...traffic.started.values()]
  const urlOf = (): string | null => {
    const urls = cluster.urls()
    return urls.length === 0 ? null : pick(random, urls)
  }
  return Array.from({ length: watchers }, () => new Subscriber(pick(random, runs), { urlOf, random }))
}

const progressOf = (tally: Tally): string =>
  `${tally.of('kill -9 of a node')} nodes and ${tally.of('kill -9 of Postgres')} times Postgres killed`

/** Waits until something holds, at most so long: whoever asks looks at what is there then. */
async function until(holds: () => Promise<boolean>, forMs: number): Promise<void> {
  const end = performance.now() + forMs
  while (performance.now() < end && !(await holds().catch(() => false))) await wait(200)
}

interface Aftermath {
  readonly cluster: Cluster
  readonly traffic: Traffic
  readonly subscribers: readonly Subscriber[]
  readonly tally: Tally
  readonly falseTakeovers: number | null
  readonly seed: number
}

async function report(after: Aftermath): Promise<FaultReport> {
  const { cluster, traffic, subscribers, tally, falseTakeovers, seed } = after
  const { sql, store } = cluster
  const count = async (from: string): Promise<number> =>
    (await sql.query<{ count: number }>(`SELECT count(*) FROM ${from}`))[0]?.count ?? 0
  const requests = await cluster.witness.requests()
  const requested = await checkRequests(sql, requests)
  const saw = await Promise.all(subscribers.map((subscriber) => log.sawOtherwise(sql, subscriber)))
  const jobs = await Promise.all(cluster.places.map(({ dataDir }) => jobsLeft(dataDir)))
  return {
    seed,
    figures: [
      ...tally.rows(),
      ...(tally.of('stale appends refused') > 0 ? [] : [['stale appends refused', 0] as const]),
      ['clock of one node', 'an hour fast'],
      ['false takeovers while fsync stalled', falseTakeovers ?? 'not tried: no C compiler here'],
      ['runs', await count('run')],
      ['events', await count('run_event')],
      ['changes of owner', await count("run_event WHERE type = 'OwnerChanged'")],
      ['lives of nodes that were fenced', await count('node_lease WHERE fenced_at IS NOT NULL')],
      ['receipts that came by the inbox', await count('fault_receipt')],
      ['requests to the witness', requests.length],
      ['activities begun more than once', requested.repeated],
      ['lost with their node, by the logs (possibly paid twice)', await count("run_event WHERE type = 'ActivityLost'")],
      ['events that subscribers saw', subscribers.reduce((sum, { seen }) => sum + seen.length, 0)],
      ['connections of subscribers', subscribers.reduce((sum, { resumed }) => sum + resumed, 0)],
    ],
    broken: {
      'every acknowledged command is in the log': await log.forgotten(sql, traffic.acknowledged),
      'a repeated command gets the first answer': traffic.faults,
      'every run ends': await log.unended(sql, [...traffic.started.values()]),
      'seq is 1..n': await log.withGaps(sql),
      'epochs never fall': await log.withFallingEpochs(sql),
      'no answer stands in a log twice': await log.answeredTwice(sql),
      'a log folds to the status of its run': await log.foldedOtherwise(sql, store),
      'no activity with a receipt is begun again': requested.afterReceipt,
      'an activity is begun once for each owner and resumption': requested.unexplained,
      'subscribers see each event once': saw.filter((wrong) => wrong !== null),
      'no takeover while fsync stalls': falseTakeovers ? [`${falseTakeovers} leases were fenced`] : [],
      'no sandbox process is left': jobs.flat(),
    },
  }
}
