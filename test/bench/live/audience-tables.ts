import { quantile } from '../quantiles.ts'
import type { Asked } from './api-load.ts'
import { gigabytes } from './audience-crowd.ts'
import type { Lags } from './lags.ts'

export interface AudienceFigures {
  readonly asked: number
  readonly held: number
  /** `gaveOut`: what kept the rest from coming; null: nothing. */
  readonly coming: { readonly seconds: number; readonly gaveOut: string | null }
  /** In bytes: of each pod without anybody and with everybody there, of the subscribers' processes, and left to the machine. */
  readonly memory: {
    readonly pods: readonly { readonly empty: number; readonly full: number }[]
    readonly ofCrowd: number
    readonly leftBefore: number
    readonly leftAfter: number
  }
  /** What the pods need while nothing happens: connections are looked after. */
  readonly idleCores: number
  /** Until a pod was told to end. */
  readonly calm: { readonly cpuSeconds: number; readonly deliveries: number }
  /** From the signal on: until the pod was gone, and until all were back; null: they were not. */
  readonly takeover: { readonly goneMs: number; readonly allBackMs: number | null; readonly resumed: number }
  readonly load: Asked
  readonly lags: Lags
  readonly events: number
  readonly gaps: number
  readonly duplicates: number
  readonly endings: Readonly<Record<string, number>>
  /** Pods that ended and had not been told to. */
  readonly lost: readonly string[]
  /** Everybody was back and has seen the last event. */
  readonly stayed: boolean
}

/** The figures as people read them. */
export function audienceTables(of: AudienceFigures): readonly object[] {
  const { coming, memory, calm, takeover, lags } = of
  const [empty, full] = [memory.pods.map((pod) => pod.empty), memory.pods.map((pod) => pod.full)]
  const audience = {
    'subscribers held': `${of.held} of ${of.asked}`,
    'what gave out': coming.gaveOut ?? 'nothing',
    'connections a second': Math.round(of.held / coming.seconds),
    'a pod, empty → full': `${megabytes(mean(empty))} → ${megabytes(mean(full))}`,
    'KB of a pod for each of its subscribers': ((sum(full) - sum(empty)) / of.held / 1_024).toFixed(1),
    'KB of its own process for each': (memory.ofCrowd / of.held / 1_024).toFixed(1),
    'left to the machine, before → after': `${gigabytes(memory.leftBefore)} → ${gigabytes(memory.leftAfter)}`,
    'cores of all pods while nothing happens': of.idleCores.toFixed(2),
    events: of.events,
    'deliveries until a pod ended': calm.deliveries,
    'deliveries a core-second of the pods': Math.round(calm.deliveries / calm.cpuSeconds),
    'gaps, duplicates': `${of.gaps}, ${of.duplicates}`,
    'SIGTERM → pod gone, ms': Math.round(takeover.goneMs),
    'SIGTERM → all back, ms': takeover.allBackMs === null ? 'not all' : Math.round(takeover.allBackMs),
    'resumed by cursor': takeover.resumed,
    'ends of connections': JSON.stringify(of.endings),
    'pods that ended by themselves': of.lost.join(', ') || 'none',
    'failed requests': JSON.stringify(Object.fromEntries(of.load.failures)),
  }
  const figure = Object.fromEntries(Object.entries(audience).map(([name, value]) => [name, { figure: value }]))
  const times = {
    queries: latencyRow(of.load.queries),
    mutations: latencyRow(of.load.mutations),
    'commit → subscriber': {
      count: lags.deliveries,
      'mean ms': '–',
      'p50 ms': lags.p50.toFixed(0),
      'p99 ms': lags.p99.toFixed(0),
      'max ms': lags.most.toFixed(0),
    },
  }
  return [figure, times]
}

const latencyRow = (ms: readonly number[]): object => ({
  count: ms.length,
  'mean ms': mean(ms).toFixed(0),
  'p50 ms': quantile(ms, 0.5).toFixed(0),
  'p99 ms': quantile(ms, 0.99).toFixed(0),
  'max ms': quantile(ms, 1).toFixed(0),
})

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
const mean = (all: readonly number[]): number => sum(all) / all.length
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
