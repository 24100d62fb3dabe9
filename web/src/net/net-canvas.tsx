import '@xyflow/react/dist/base.css'
import { ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react'
import { LocateFixed, Maximize, Minus, Plus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import { net } from '../words/net.ts'
import { type FlowNode, flowEdges, flowNodes } from './flow-parts.ts'
import { type WayEdge, WayLine } from './net-edge.tsx'
import { FrameCard, MarkCard } from './other-cards.tsx'
import { firstView, isInView } from './first-view.ts'
import { StepCard } from './step-card.tsx'
import type { StepMark, Travel } from './step-mark.ts'
import { StepTip, type Told } from './step-tip.tsx'
import type { LaidOut } from './use-layout.ts'

export interface NetCanvasProps {
  readonly laidOut: LaidOut
  readonly marks: ReadonlyMap<string, StepMark>
  readonly travel: Travel
  readonly picked: string | null
}

const nodeTypes = { step: StepCard, frame: FrameCard, mark: MarkCard }
const edgeTypes = { way: WayLine }
/** Below this, cards show their titles alone, large enough to be read. */
const farAt = 0.6

/** How long the view takes to move, in milliseconds; no time for those who asked for no motion. */
const moveMs = (): number => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180)

/** A net, drawn. It moves only where the reader moves it. */
export default function NetCanvas(props: NetCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

function Canvas({ laidOut, marks, travel, picked }: NetCanvasProps) {
  const [far, setFar] = useState(false)
  const flow = useReactFlow<FlowNode, WayEdge>()
  const shown = useRef({ nodes: new Map<string, FlowNode>(), edges: new Map<string, WayEdge>() })
  const nodes = useMemo(() => {
    const next = flowNodes({ laidOut, marks, picked }, shown.current.nodes)
    shown.current.nodes = new Map(next.map((node) => [node.id, node]))
    return next
  }, [laidOut, marks, picked])
  const edges = useMemo(() => {
    const next = flowEdges({ laidOut, marks, picked }, travel, shown.current.edges)
    shown.current.edges = new Map(next.map((edge) => [edge.id, edge]))
    return next
  }, [laidOut, marks, picked, travel])
  const { layout } = laidOut
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Whoever has moved the net keeps the view; a net of another shape is shown from its beginning.
    const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {}
    void flow.setViewport(firstView(layout, { width: clientWidth, height: clientHeight }))
  }, [flow, layout])
  useEffect(() => {
    // What is picked elsewhere is brought into view, unless it is there already.
    const node = nodes.find((one) => one.type === 'step' && one.data.node.step.id === picked)
    const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {}
    if (node === undefined || isInView(node, flow.getViewport(), { width: clientWidth, height: clientHeight })) return
    const { x, y } = node.position
    void flow.setCenter(x + (node.width ?? 0) / 2, y + (node.height ?? 0) / 2, {
      zoom: flow.getZoom(),
      duration: moveMs(),
    })
  }, [flow, picked])
  const [told, setTold] = useState<Told | null>(null)
  const tell = ({ target }: { readonly target: EventTarget }): void => setTold(toldOf(target, frame.current))
  const working = [...marks].filter(([, { state }]) => state === 'RUNNING' || state === 'ENABLED').map(([name]) => name)
  const toWork = (): void => {
    const there = nodes.filter((node) => node.type === 'step' && working.includes(node.data.node.step.id))
    void flow.fitView({ nodes: there, padding: 0.5, maxZoom: 1, duration: moveMs() })
  }
  return (
    <div
      ref={frame}
      className="group/net relative h-full"
      onPointerOver={tell}
      onPointerLeave={() => setTold(null)}
      onFocus={tell}
      onBlur={() => setTold(null)}
      data-far={far ? '' : undefined}
      data-down={layout.direction === 'down' ? '' : undefined}
    >
      <ReactFlow<FlowNode, WayEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        minZoom={0.15}
        maxZoom={1.6}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        preventScrolling={false}
        zoomOnDoubleClick={false}
        proOptions={{ hideAttribution: true }}
        onMove={(_, { zoom }) => setFar(zoom < farAt)}
        onFocus={(event) => {
          // Whoever comes by keyboard sees where they are.
          const name =
            event.target instanceof HTMLElement && event.target.matches(':focus-visible')
              ? event.target.dataset['step']
              : undefined
          const node = nodes.find((one) => one.type === 'step' && one.data.node.step.id === name)
          if (node !== undefined)
            void flow.fitView({
              nodes: [node],
              maxZoom: Math.max(flow.getZoom(), 0.3),
              minZoom: flow.getZoom(),
              duration: moveMs(),
            })
        }}
        aria-label={net.label}
      />
      {told === null ? null : <StepTip {...told} graph={laidOut.graph} marks={marks} />}
      <div className="absolute end-2 bottom-2 z-10 flex gap-1 rounded-md border bg-card p-1 shadow-card">
        {working.length === 0 ? null : (
          <IconButton label={net.current} onClick={toWork}>
            <LocateFixed size={16} aria-hidden="true" />
          </IconButton>
        )}
        <IconButton label={net.farther} onClick={() => void flow.zoomOut({ duration: moveMs() })}>
          <Minus size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={net.closer} onClick={() => void flow.zoomIn({ duration: moveMs() })}>
          <Plus size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={net.whole}
          onClick={() => void flow.fitView({ padding: 0.03, maxZoom: 1, duration: moveMs() })}
        >
          <Maximize size={16} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  )
}

/** The step that is pointed at, and whether it is in the lower half, where its tip would hide it. */
function toldOf(target: EventTarget, frame: HTMLElement | null): Told | null {
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-step]') : null
  const name = card?.dataset['step']
  if (card === null || frame === null || name === undefined) return null
  const [at, all] = [card.getBoundingClientRect(), frame.getBoundingClientRect()]
  return { name, onTop: at.top + at.height / 2 > all.top + all.height / 2 }
}
