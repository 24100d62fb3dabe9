import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { unreachable } from '../core/unreachable.ts'
import type { StoreFact } from './observed-store.ts'

/** Counts what happens at the store. Called for every append: it does no more than add. */
export function storeMetrics(registry: Registry): (fact: StoreFact) => void {
  const registers = [registry]
  const calls = new Histogram({
    name: 'g1_store_call_seconds',
    help: 'Calls of the store by name and outcome (ok, failed), with the wait for a connection.',
    labelNames: ['call', 'outcome'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  })
  const flushes = new Histogram({
    name: 'g1_append_batches',
    help: 'Turns that one append statement brought in (one statement is one commit).',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200],
    registers,
  })
  const turns = new Counter({ name: 'g1_turns_total', help: 'Turns of runs that were committed.', registers })
  const events = new Counter({
    name: 'g1_events_total',
    help: 'Events that this node appended, by type.',
    labelNames: ['type'],
    registers,
  })
  const stale = new Counter({
    name: 'g1_stale_appends_total',
    help: 'Turns refused because another node owned the run or had appended.',
    registers,
  })
  const unknown = new Counter({
    name: 'g1_unknown_appends_total',
    help: 'Turns whose connection broke during the append, so that it had to be asked what became of them.',
    registers,
  })
  const claims = new Counter({
    name: 'g1_claims_total',
    help: 'Runs that this node took: new, released by their last owner, or from a fenced node (a takeover).',
    labelNames: ['from'],
    registers,
  })
  for (const from of ['new', 'released', 'fenced']) claims.inc({ from }, 0)
  const lost = new Counter({
    name: 'g1_activities_lost_total',
    help: 'Activities that another life of a node had begun, which this node took over without their receipt.',
    registers,
  })
  const faulty = new Counter({
    name: 'g1_faulty_runs_total',
    help: 'Runs that were parked because their activation failed again and again.',
    registers,
  })
  let heldAt: number | null = null
  const lease: Gauge = new Gauge({
    name: 'g1_lease_age_seconds',
    help: 'Time since this node last opened or renewed its lease.',
    registers,
    collect: () => (heldAt === null ? lease.remove() : lease.set((performance.now() - heldAt) / 1_000)),
  })
  return (fact) => {
    switch (fact.type) {
      case 'called':
        calls.observe({ call: fact.call, outcome: fact.error === undefined ? 'ok' : 'failed' }, fact.seconds)
        break
      case 'flushed':
        flushes.observe(fact.batches)
        break
      case 'committed':
        turns.inc()
        for (const { type } of fact.batch.events) events.inc({ type })
        break
      case 'refused':
        stale.inc()
        break
      case 'unknown':
        unknown.inc(fact.batches)
        break
      case 'claimed':
        claims.inc({ from: fact.run.from !== null ? 'fenced' : fact.run.epoch === 1 ? 'new' : 'released' })
        break
      case 'lost':
        lost.inc()
        break
      case 'faulty':
        faulty.inc()
        break
      case 'lease_held':
        heldAt = performance.now()
        break
      default:
        unreachable(fact)
    }
  }
}
