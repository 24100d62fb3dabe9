import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../../../src/client/client.ts'
import { createClient } from '../../../src/client/create-client.ts'
import type { ServerProcess } from '../../support/server-process.ts'
import { checkOptions, numberOption } from '../options.ts'
import { latencies } from '../quantiles.ts'
import { type BenchNodes, openBenchNodes } from './bench-nodes.ts'
import { ring } from './ring.ts'
import { wallMs } from './wall-clock.ts'

const [pairs, rounds, toolMs] = [10, 20, 250]
const names = ['first', 'second', 'third'] as const
type Name = (typeof names)[number]

interface Cluster {
  readonly nodes: BenchNodes
  readonly seats: Map<Name, ServerProcess>
  readonly commands: Client
  readonly runs: number
}

/**
 * How long a run stands still when its node goes: three nodes with the default lease share runs that are always about to
 * do something; one after the other is killed, or told to end, and started again when its runs have gone on elsewhere.
 */
export async function failover(args: readonly string[]): Promise<void> {
  checkOptions(args, ['runs', 'takeovers'])
  const runs = numberOption(args, 'runs', 30)
  const takeovers = numberOption(args, 'takeovers', 30)
  const nodes = await openBenchNodes({ toolMs })
  try {
    const seats = new Map<Name, ServerProcess>()
    for (const name of names) seats.set(name, await nodes.start(name, { G1_ROLES: 'worker' }))
    const gate = await nodes.start('gate', { G1_ROLES: 'api' })
    const commands = createClient({ url: gate.url })
    const cluster = { nodes, seats, commands, runs }
    const killed = await endInTurn(cluster, takeovers, (node) => node.kill())
    const drained = await endInTurn(cluster, takeovers, (node) => node.stop())
    commands.close()
    console.table({
      'kill -9 → OwnerChanged': latencies(killed.map(({ owned }) => owned)),
      'kill -9 → first new event': latencies(killed.map(({ event }) => event)),
      'SIGTERM → OwnerChanged': latencies(drained.map(({ owned }) => owned)),
      'SIGTERM → first new event': latencies(drained.map(({ event }) => event)),
    })
  } finally {
    await nodes.close()
  }
}

/** Of one run, in ms from the end of its node: until another owned it, and until that one wrote of its work. */
interface Takeover {
  readonly owned: number
  readonly event: number
}

async function endInTurn(
  cluster: Cluster,
  enough: number,
  end: (node: ServerProcess) => Promise<unknown>,
): Promise<readonly Takeover[]> {
  const { nodes, seats } = cluster
  const taken: Takeover[] = []
  for (let turn = 0; taken.length < enough; turn += 1) {
    const name = names[turn % names.length] ?? 'first'
    await keepBusy(cluster)
    const owned = await ownedBy(nodes, name)
    const node = seats.get(name)
    if (node === undefined) throw new Error(`Found no node ${name}, expected it to run.`)
    const at = wallMs()
    const gone = end(node)
    taken.push(...(await takeovers(nodes, owned, at)))
    await gone
    seats.set(name, await nodes.start(name, { G1_ROLES: 'worker' }))
  }
  return taken
}

/** Starts runs where some have ended, and waits until each node has its share of those that are under way. */
async function keepBusy({ nodes, commands, runs }: Cluster): Promise<void> {
  const workflow = ring({ pairs, rounds, tool: 'go' })
  const under = async (): Promise<number> => {
    const [row] = await nodes.sql.query<{ runs: number }>(`SELECT count(*) AS runs FROM run WHERE status = 'RUNNING'`)
    return row?.runs ?? 0
  }
  for (let count = await under(); count < runs; count += 1) {
    await commands.startRun({ workflow, title: 'Failover', provider: 'null' })
  }
  const share = Math.floor(runs / names.length / 2)
  for (;;) {
    const owned = await Promise.all(names.map(async (name) => (await ownedBy(nodes, name)).length))
    if (owned.every((count) => count >= share)) return
    await pause(100)
  }
}

async function ownedBy({ sql }: BenchNodes, name: Name): Promise<readonly string[]> {
  const rows = await sql.query<{ run_id: string }>(
    `SELECT r.run_id FROM run r JOIN node_lease n ON n.incarnation = r.owner
     WHERE n.node = $1 AND n.fenced_at IS NULL AND r.status = 'RUNNING'`,
    [name],
  )
  return rows.map((row) => row.run_id)
}

/** Waits until every run that is still under way has gone on under another owner, by the commit times of its log. */
async function takeovers({ sql }: BenchNodes, runs: readonly string[], since: number): Promise<readonly Takeover[]> {
  for (;;) {
    const rows = await sql.query<Takeover & { run_id: string }>(
      `SELECT o.run_id, o.at - $2 AS owned, min(e.at) - $2 AS event
       FROM (SELECT run_id, seq, type, (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::float8 AS at
             FROM run_event WHERE run_id = ANY($1::uuid[])) e
       JOIN (SELECT DISTINCT ON (run_id) run_id, seq,
               (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::float8 AS at
             FROM run_event WHERE run_id = ANY($1::uuid[]) AND type = 'OwnerChanged'
               AND extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 > $2
             ORDER BY run_id, seq) o ON o.run_id = e.run_id AND e.seq > o.seq
       WHERE e.type <> 'OwnerChanged' GROUP BY o.run_id, o.at`,
      [runs, since],
    )
    const over = new Set(rows.map((row) => row.run_id))
    const going = await sql.query<{ run_id: string }>(
      `SELECT run_id FROM run WHERE run_id = ANY($1::uuid[]) AND status = 'RUNNING'`,
      [runs],
    )
    if (going.every((row) => over.has(row.run_id))) return rows
    await pause(100)
  }
}
