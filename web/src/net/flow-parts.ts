import { MarkerType } from '@xyflow/react'
import type { WayEdge } from './net-edge.tsx'
import { lastName, type NetNode, wayOf } from './net-graph.ts'
import type { FrameNode, MarkNode } from './other-cards.tsx'
import type { StepNode } from './step-card.tsx'
import type { StepMark, Travel } from './step-mark.ts'
import type { LaidOut } from './use-layout.ts'

export type FlowNode = StepNode | FrameNode | MarkNode

interface Drawn {
  readonly laidOut: LaidOut
  readonly marks: ReadonlyMap<string, StepMark>
  /** The name of the step that is looked at. */
  readonly picked: string | null
}

/** The nodes as the drawing library takes them. Those of `before` are given again where nothing of them changed. */
export function flowNodes({ laidOut, marks, picked }: Drawn, before: ReadonlyMap<string, FlowNode>): FlowNode[] {
  return laidOut.graph.nodes.flatMap((node): FlowNode[] => {
    const box = laidOut.layout.boxes.get(node.id)
    if (box === undefined) return []
    const place = { id: node.id, position: { x: box.x, y: box.y }, width: box.width, height: box.height }
    const old = before.get(node.id)
    const stays = old !== undefined && old.data.node === node && old.position.x === box.x && old.position.y === box.y
    switch (node.kind) {
      case 'step': {
        const mark = marks.get(node.step.id) ?? null
        const looked = picked === node.step.id
        if (stays && old.type === 'step' && old.data.mark === mark && old.data.picked === looked) return [old]
        return [{ ...place, type: 'step', zIndex: 2, data: { node, mark, picked: looked } }]
      }
      case 'frame':
        return [stays ? old : { ...place, type: 'frame', zIndex: depthOf(node), data: { node } }]
      case 'start':
      case 'end':
      case 'place':
      case 'missing':
        return [stays ? old : { ...place, type: 'mark', zIndex: 2, data: { node } }]
    }
  })
}

const depthOf = ({ inside }: NetNode): number => (inside === null ? -2 : -1)

/** The lines as the drawing library takes them; those of `before` again where nothing of them changed. */
export function flowEdges({ laidOut, picked }: Drawn, travel: Travel, before: ReadonlyMap<string, WayEdge>): WayEdge[] {
  return laidOut.graph.lines.flatMap((line): WayEdge[] => {
    const route = laidOut.layout.routes.get(line.id)
    if (route === undefined) return []
    const journey = travel.get(wayOf(line)) ?? null
    const looked = picked !== null && [line.from, line.to].some((end) => lastName(end) === picked)
    const old = before.get(line.id)
    if (old?.data?.route === route && old.data.journey === journey && old.data.picked === looked) return [old]
    const { id, from, to } = line
    const data = { line, route, journey, picked: looked }
    return [
      {
        id,
        source: from,
        target: to,
        type: 'way',
        zIndex: journey === null ? 0 : 1,
        data,
        markerEnd: arrow,
        focusable: false,
      },
    ]
  })
}

const arrow = { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'var(--color-line-strong)' } as const
