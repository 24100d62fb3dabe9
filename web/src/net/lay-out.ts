import Elk from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import { net } from '../words/net.ts'
import type { NetGraph } from './net-graph.ts'
import { type Direction, elkGraphOf, type NetLayout, readLayout } from './net-layout.ts'

interface Engine {
  readonly elk: InstanceType<typeof Elk>
  /** Rejects where the worker ends or never begins: it would not answer any more. */
  readonly broken: Promise<never>
}

let engine: Engine | null = null
const known = new Map<string, Promise<NetLayout>>()
/** So many layouts are kept; nets are drawn again and again while one types. */
const most = 40

/** Lays a graph out, in a worker; the same shape is laid out once. */
export function layOut(graph: NetGraph, direction: Direction, elseWord: string): Promise<NetLayout> {
  const key = JSON.stringify([direction, graph])
  const before = known.get(key)
  if (before !== undefined) return before
  engine ??= begin()
  const { elk, broken } = engine
  const answered = elk.layout(elkGraphOf({ graph, direction, elseWord }))
  const layout = Promise.race([answered, broken]).then((laidOut) => readLayout(laidOut, direction))
  known.set(key, layout)
  layout.catch(() => known.delete(key))
  for (const old of known.keys()) if (known.size > most) known.delete(old)
  return layout
}

/** Begins a worker of its own file: the page's policy allows no other. After one that broke the next layout begins another. */
function begin(): Engine {
  const worker = new Worker(workerUrl)
  const broken = new Promise<never>((_, fail) => {
    worker.addEventListener('error', () => {
      engine = null
      fail(new Error(net.unloaded))
    })
  })
  broken.catch(() => undefined)
  return { elk: new Elk({ workerFactory: () => worker }), broken }
}
