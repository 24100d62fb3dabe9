import { setTimeout as wait } from 'node:timers/promises'
import type { Cluster, Place } from './cluster.ts'
import { pick, type Random, shuffled } from './random.ts'
import type { Tally } from './tally.ts'

export interface FaultTools {
  readonly cluster: Cluster
  readonly random: Random
  readonly tally: Tally
  readonly ttlMs: number
  /** Names of the faults that are not over. */
  readonly underWay: Set<string>
}

/** Something that goes wrong; it resolves when that is over. */
export type Fault = (tools: FaultTools) => Promise<void>

const somewhere = ({ cluster, random }: FaultTools): Place | null => {
  const up = cluster.places.filter(({ seat }) => seat.url !== null)
  return up.length === 0 ? null : pick(random, up)
}

const killNode: Fault = async (tools) => {
  const place = somewhere(tools)
  if (place === null) return
  tools.tally.add('kill -9 of a node')
  await place.seat.kill()
  await place.seat.answering()
}

const stopNode: Fault = async (tools) => {
  const place = somewhere(tools)
  if (place === null) return
  tools.tally.add('SIGSTOP for twice the TTL')
  await place.seat.pause(() => wait(2 * tools.ttlMs))
}

/** The network between a node and Postgres holds everything back, for twice the TTL. */
const cutOff: Fault = async (tools) => {
  const place = somewhere(tools)
  if (place === null) return
  tools.tally.add('a node cut off from Postgres for twice the TTL')
  place.proxy.freeze()
  await wait(2 * tools.ttlMs)
  place.proxy.thaw()
}

const killPostgres: Fault = async ({ cluster, random, tally }) => {
  tally.add('kill -9 of Postgres')
  await cluster.postgres.kill()
  await wait(random() * 500)
  await cluster.postgres.restart()
}

const killRedis: Fault = async ({ cluster, random, tally }) => {
  const redis = cluster.redis()
  if (redis === null) return
  tally.add('kill -9 of Redis')
  await redis.kill()
  await wait(random() * 1_000)
  await cluster.restartRedis()
}

const killBoth: Fault = async (tools) => {
  tools.tally.add('… of both at once')
  await Promise.all([killPostgres(tools), killRedis(tools)])
}

const cutReplies: Fault = async ({ cluster, random }) => {
  for (const { proxy } of cluster.places) proxy.cutReplies(0.2)
  await wait(500 + random() * 1_000)
  for (const { proxy } of cluster.places) proxy.cutReplies(0)
}

/** Calls in flight may take ten seconds to their end; the rest is for a busy machine. */
const drainMs = 30_000

const rollingTerm: Fault = async ({ cluster, random, tally }) => {
  for (const { seat } of shuffled(random, cluster.places)) {
    await seat.answering()
    tally.add('SIGTERM, one node after the other')
    const code = await seat.terminate(drainMs)
    if (code !== null && code !== 0) tally.add(`SIGTERM that ended with ${code}`)
    await seat.answering()
  }
}

/** What is done by itself and, in brackets, how often for each twenty kills of nodes. */
const faults: readonly (readonly [Fault, number])[] = [
  [killNode, 20],
  [stopNode, 2],
  [cutOff, 2],
  [killPostgres, 2],
  [killRedis, 1],
  [killBoth, 1],
  [cutReplies, 3],
  [rollingTerm, 1],
]

/** A storm of faults in an order that follows from the seed; several may be under way at once. Two never share a kind, but for kills of nodes. */
export async function storm(
  tools: FaultTools,
  of: { readonly kills: number; readonly everyMs: number; readonly until: number },
): Promise<void> {
  const underWay = new Map<Fault, Promise<void>>()
  const over = (fault: Fault): Promise<void> => underWay.get(fault) ?? Promise.resolve()
  const database = new Set<Fault>([killPostgres, killRedis, killBoth])
  const order = Array.from({ length: Math.ceil(of.kills / 20) }, () =>
    shuffled(
      tools.random,
      faults.flatMap(([fault, times]) => Array.from({ length: times }, () => fault)),
    ),
  ).flat()
  for (const fault of order) {
    if (Date.now() > of.until) break
    if (fault !== killNode) await over(fault)
    if (database.has(fault)) await Promise.all([...database].map(over))
    tools.underWay.add(fault.name)
    const done = fault(tools).finally(() => tools.underWay.delete(fault.name))
    underWay.set(
      fault,
      Promise.all([over(fault), done]).then(() => undefined),
    )
    await wait(of.everyMs * (0.5 + tools.random()))
  }
  while (tools.tally.of('kill -9 of a node') < of.kills && Date.now() < of.until) {
    await killNode(tools)
    await wait(of.everyMs)
  }
  await Promise.all(underWay.values())
}

/** Every sync of Postgres takes 300 ms for a while. Nobody may lose a lease for it. */
export async function stallFsync(
  { cluster, tally }: FaultTools,
  forMs: number,
): Promise<{ readonly falseTakeovers: number | null }> {
  const { stall, sql } = cluster
  if (stall === null) return { falseTakeovers: null }
  const fenced = async (): Promise<number> =>
    (await sql.query<{ count: number }>('SELECT count(*) FROM node_lease WHERE fenced_at IS NOT NULL'))[0]?.count ?? 0
  const before = await fenced()
  tally.add('stalls of every fsync by 300 ms')
  await stall.on()
  await wait(forMs)
  await stall.off()
  return { falseTakeovers: (await fenced()) - before }
}
