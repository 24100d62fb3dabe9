import { useEffect, useMemo, useRef, useState } from 'react'
import { net } from '../words/net.ts'
import { graphOf, type NetGraph } from './net-graph.ts'
import type { Direction, NetLayout } from './net-layout.ts'
import type { WorkflowShape } from './workflow-shape.ts'

/** A graph with its places. */
export interface LaidOut {
  readonly graph: NetGraph
  readonly layout: NetLayout
}

interface Layouts {
  readonly graph: NetGraph
  /** Null while the first one is computed. While a changed net is laid out, the one before. */
  readonly laidOut: LaidOut | null
  readonly error: Error | null
}

/** In milliseconds. */
const restMs = 120

/** Lays a workflow out once for each shape: what its steps do meanwhile moves nothing. */
export function useLayout(workflow: WorkflowShape, open: ReadonlySet<string>, direction: Direction): Layouts {
  const graph = useMemo(() => graphOf(workflow, open), [workflow, open])
  const [state, setState] = useState<Omit<Layouts, 'graph'>>({ laidOut: null, error: null })
  const first = useRef(true)
  useEffect(() => {
    let alive = true
    const begin = async (): Promise<void> => {
      try {
        const { layOut } = await import('./lay-out.ts')
        const layout = await layOut(graph, direction, net.otherwise)
        if (alive) setState({ laidOut: { graph, layout }, error: null })
      } catch (error) {
        if (alive) setState((before) => ({ ...before, error: error as Error }))
      }
    }
    // What is being typed is laid out once the typing rests.
    const timer = setTimeout(() => void begin(), first.current ? 0 : restMs)
    first.current = false
    return () => {
      alive = false
      clearTimeout(timer)
    }
  }, [graph, direction])
  return { graph, ...state }
}
