import { setTimeout as pause } from 'node:timers/promises'
import type { Client, RunEvent } from '../../../src/client/client.ts'
import { createClient } from '../../../src/client/create-client.ts'
import { checkOptions, numberOption } from '../options.ts'
import { latencies } from '../quantiles.ts'
import { type BenchNodes, commitTimes, openBenchNodes } from './bench-nodes.ts'
import { ring } from './ring.ts'
import { wallMs } from './wall-clock.ts'

const pairs = 10
const rounds = 10
const toolMs = 5

/** An event and when it reached the watcher. */
interface Seen {
  readonly event: RunEvent
  readonly at: number
}

/**
 * Latencies of three idle nodes as processes: one hosts the runs, one takes commands, one serves the watcher. Commit
 * times are those that Postgres notes as it writes the commit, before it waits for the disk: fsync is part of each figure.
 */
export async function handoffLatency(args: readonly string[]): Promise<void> {
  checkOptions(args, ['samples'])
  const samples = numberOption(args, 'samples', 1_000)
  const nodes = await openBenchNodes({ toolMs })
  try {
    const owner = await nodes.start('owner', { G1_ROLES: 'worker' })
    const [gate, window] = [
      await nodes.start('gate', { G1_ROLES: 'api' }),
      await nodes.start('window', { G1_ROLES: 'api' }),
    ]
    const [commands, watcher] = [createClient({ url: gate.url }), createClient({ url: window.url })]
    const at = { nodes, commands, watcher }
    await events(at, pairs * rounds * 2) // warm up
    await mutations(at, 50)
    const lively = { ...(await events(at, samples)), ...(await mutations(at, samples)) }
    console.table(tableOf(lively))
    await nodes.redis.kill()
    const few = Math.min(100, samples)
    const quiet = { ...(await events(at, few)), ...(await mutations(at, few)) }
    console.log('With Redis gone (everything happens at the next look, at most a second later):')
    console.table(tableOf(quiet))
    for (const client of [commands, watcher]) client.close()
    await owner.stop()
  } finally {
    await nodes.close()
  }
}

interface At {
  readonly nodes: BenchNodes
  readonly commands: Client
  readonly watcher: Client
}

type Samples = Readonly<Record<string, readonly number[]>>

const tableOf = (samples: Samples): object =>
  Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, latencies(list)]))

/**
 * Runs in a row, watched from another node: from the commit of an event to the watcher, and from the commit of a persona's
 * handoff to that of the next persona's result, which takes no time to think of.
 */
async function events({ nodes, commands, watcher }: At, samples: number): Promise<Samples> {
  const [toWatcher, toNextStep]: [number[], number[]] = [[], []]
  while (toNextStep.length < samples) {
    const workflow = ring({ pairs, rounds, tool: 'go' })
    const { id } = await commands.startRun({ workflow, title: 'Latency', provider: 'null' })
    const seen = await watch(watcher, id)
    const committed = await commitTimes(nodes.sql, id.slice('run_'.length))
    // What was there before the watcher came is history, not news.
    const news = seen.filter(({ event }) => event.seq > 20)
    for (const { event, at } of news) toWatcher.push(at - (committed.get(event.seq) ?? Number.NaN))
    for (const [index, { event }] of news.entries()) {
      const next = news.slice(index).find((one) => one.event.type === 'ContextPulled')?.event
      if (event.type !== 'HandedOff' || next === undefined) continue
      toNextStep.push((committed.get(next.seq) ?? Number.NaN) - (committed.get(event.seq) ?? Number.NaN))
    }
  }
  return {
    'commit at the owner → watcher at another node': toWatcher,
    "handoff → next persona's result": toNextStep,
  }
}

/** A command given to one node, carried out by a second, seen at a third. */
async function mutations({ commands, watcher }: At, samples: number): Promise<Samples> {
  const { id } = await commands.startRun({
    workflow: ring({ pairs: 1, rounds: 1, tool: 'hold' }),
    title: 'Latency',
    provider: 'null',
    budgetUsd: 1,
  })
  const times: number[] = []
  const stream = watcher.runEvents(id, { types: ['StepStarted', 'BudgetRaised'] })
  let [raised, sent, started] = [0, 0, 0]
  const raise = async (): Promise<void> => {
    await pause(5 + Math.random() * 5)
    raised += 1
    sent = wallMs()
    await commands.raiseBudget({ runId: id, budgetUsd: 1 + raised })
  }
  for await (const { events: part } of stream) {
    const now = wallMs()
    const news = part.some(({ type }) => type === 'BudgetRaised')
    if (news) times.push(now - sent)
    if (times.length === samples) break
    started += part.filter(({ type }) => type === 'StepStarted').length
    // The second step has started: from here on the run only waits for its tool.
    if (news || (started === 2 && raised === 0)) void raise()
  }
  await commands.cancelRun({ runId: id })
  return { 'command at one node → watcher at a third': times }
}

async function watch(watcher: Client, id: string): Promise<readonly Seen[]> {
  const seen: Seen[] = []
  for await (const { events: part } of watcher.runEvents(id)) {
    const at = wallMs()
    for (const event of part) seen.push({ event, at })
  }
  return seen
}
