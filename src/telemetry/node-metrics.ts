import { Counter, Gauge, type Registry } from 'prom-client'
import type { Bus } from '../core/bus.ts'

/** What lives on a node now. */
export interface NodeFigures {
  readonly activations: number
  /** Those among them that were begun again after a failure. */
  readonly restarted: number
  /** Messages in the mailboxes of its activations. */
  readonly waiting: number
}

/** What subscribers of a node follow. */
export interface FollowFigures {
  readonly subscriptions: number
  readonly watchedRuns: number
  readonly fromMemory: number
  readonly fromStore: number
}

/** A counter whose value is kept elsewhere. */
function counted(
  registry: Registry,
  about: { readonly name: string; readonly help: string },
  read: () => number,
): void {
  const counter: Counter = new Counter({
    ...about,
    registers: [registry],
    collect: () => {
      counter.reset()
      counter.inc(read())
    },
  })
}

function measured(
  registry: Registry,
  about: { readonly name: string; readonly help: string },
  read: () => number,
): void {
  const gauge: Gauge = new Gauge({ ...about, registers: [registry], collect: () => gauge.set(read()) })
}

export function nodeMetrics(registry: Registry, read: () => NodeFigures): void {
  const activations = { name: 'g1_activations', help: 'Runs that are alive on this node.' }
  measured(registry, activations, () => read().activations)
  const restarted = {
    name: 'g1_restarted_activations',
    help: 'Runs alive on this node that were begun again after a failure.',
  }
  measured(registry, restarted, () => read().restarted)
  const mailbox = { name: 'g1_mailbox_messages', help: 'Messages that wait for a turn of a run on this node.' }
  measured(registry, mailbox, () => read().waiting)
}

export function busMetrics(registry: Registry, bus: Pick<Bus, 'counts' | 'connected'>): void {
  const connected = { name: 'g1_bus_connected', help: 'Whether hints travel to other nodes (1) or not (0).' }
  measured(registry, connected, () => Number(bus.connected()))
  for (const [name, help] of [
    ['published', 'Hints of this node.'],
    ['received', 'Hints from other nodes.'],
    ['lost', 'Hints of this node that no other node can have got: they wait for the poll.'],
  ] as const) {
    counted(registry, { name: `g1_hints_${name}_total`, help }, () => bus.counts()[name])
  }
}

export function followMetrics(registry: Registry, read: () => FollowFigures): void {
  const open = { name: 'g1_subscriptions', help: 'Subscriptions that are open on this node.' }
  measured(registry, open, () => read().subscriptions)
  const watched = { name: 'g1_watched_runs', help: 'Runs that somebody follows on this node.' }
  measured(registry, watched, () => read().watchedRuns)
  const reads: Counter = new Counter({
    name: 'g1_feed_reads_total',
    help: 'Reads of events for followers, by where they came from: memory or store.',
    labelNames: ['from'],
    registers: [registry],
    collect: () => {
      const { fromMemory, fromStore } = read()
      reads.reset()
      reads.inc({ from: 'memory' }, fromMemory)
      reads.inc({ from: 'store' }, fromStore)
    },
  })
}
