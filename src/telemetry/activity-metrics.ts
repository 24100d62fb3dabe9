import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** How an activity came to its end on this node. `aborted`: it was no longer wanted. */
export type ActivityEnd = 'done' | 'failed' | 'aborted'

export interface ActivityMetrics {
  begun(kind: string): void
  ended(kind: string, end: ActivityEnd, seconds: number): void
}

/** Counts activities by kind. */
export function activityMetrics(registry: Registry): ActivityMetrics {
  const registers = [registry]
  const begun = new Counter({
    name: 'g1_activities_begun_total',
    help: 'Activities that this node began, by kind.',
    labelNames: ['kind'],
    registers,
  })
  const underWay = new Gauge({
    name: 'g1_activities_under_way',
    help: 'Activities that this node carries out now, by kind.',
    labelNames: ['kind'],
    registers,
  })
  const seconds = new Histogram({
    name: 'g1_activity_seconds',
    help: 'How long activities took, by kind and outcome (done, failed, aborted).',
    labelNames: ['kind', 'outcome'],
    buckets: [0.01, 0.05, 0.2, 1, 5, 20, 60, 300, 1_200],
    registers,
  })
  return {
    begun: (kind) => {
      begun.inc({ kind })
      underWay.inc({ kind })
    },
    ended: (kind, outcome, took) => {
      underWay.dec({ kind })
      seconds.observe({ kind, outcome }, took)
    },
  }
}
