import type { Node, NodeProps } from '@xyflow/react'
import { ChevronsDownUp, Play, Square, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { net } from '../words/net.ts'
import { say } from '../words/say.ts'
import { useNet } from './net-context.ts'
import type { NetNode } from './net-graph.ts'
import { Ends } from './step-card.tsx'
import { titleOf } from './step-words.ts'

export type FrameNode = Node<{ readonly node: Extract<NetNode, { kind: 'frame' }> }, 'frame'>
export type MarkNode = Node<
  { readonly node: Extract<NetNode, { kind: 'start' | 'end' | 'place' | 'missing' }> },
  'mark'
>

/** A net step with its own steps inside of it. */
export const FrameCard = memo(function FrameCard({ data: { node } }: NodeProps<FrameNode>) {
  const { onFold, onStep } = useNet()
  const title = node.step === null ? say(net.notRun, { name: node.title }) : titleOf(node.title)
  const { step } = node
  return (
    <div className="h-full w-full rounded-lg border border-dashed border-line-strong bg-sunk/60">
      <Ends />
      <div className="pointer-events-auto flex h-10 items-center justify-between gap-2 px-3">
        {step === null || onStep === null ? (
          <span className="foreign truncate text-sm font-semibold text-ink-2 group-data-far/net:text-xl">{title}</span>
        ) : (
          <button
            type="button"
            data-step={step.id}
            onClick={() => onStep(step.id)}
            className="foreign truncate text-sm font-semibold text-ink-2 group-data-far/net:text-xl hover:text-ink"
          >
            {title}
          </button>
        )}
        {step === null ? null : (
          <button
            type="button"
            aria-label={say(net.shut, { name: title })}
            title={say(net.shut, { name: title })}
            onClick={() => onFold(node.id)}
            className="flex size-6 items-center justify-center rounded-full border border-line-strong bg-card text-ink-2 hover:text-ink"
          >
            <ChevronsDownUp size={14} aria-hidden="true" />
          </button>
        )}
      </div>
    </div>
  )
})

/** Where a net begins or ends, a place, and a name that is nothing. */
export const MarkCard = memo(function MarkCard({ data: { node } }: NodeProps<MarkNode>) {
  const [words, look] = lookOf(node)
  return (
    <div
      title={words}
      className={`flex h-full w-full items-center justify-center gap-1 border text-xs font-medium group-data-far/net:text-lg group-data-far/net:leading-none ${look}`}
    >
      <Ends />
      {node.kind === 'start' ? <Play size={14} aria-hidden="true" /> : null}
      {node.kind === 'end' ? <Square size={12} aria-hidden="true" className="fill-current" /> : null}
      {node.kind === 'missing' ? <TriangleAlert size={14} aria-hidden="true" className="shrink-0" /> : null}
      {node.kind === 'place' ? <span className="foreign truncate">{titleOf(node.place.id)}</span> : null}
      {node.kind === 'missing' ? (
        <span className="foreign truncate font-mono">{node.name}</span>
      ) : (
        <span className="sr-only">{words}</span>
      )}
    </div>
  )
})

function lookOf(node: MarkNode['data']['node']): readonly [string, string] {
  switch (node.kind) {
    case 'start':
      return [net.startHint, 'rounded-full border-line-strong bg-card text-ink-2']
    case 'end':
      return [net.endHint, 'rounded-full border-2 border-line-strong bg-card text-ink-2']
    case 'place':
      return [
        say(net.place, { name: titleOf(node.place.id) }),
        'rounded-full border-line-strong bg-card px-3 text-ink-2',
      ]
    case 'missing':
      return [say(net.missing, { name: node.name }), 'rounded-md border-dashed border-bad bg-bad-soft px-2 text-bad']
  }
}
