import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { CircleAlert, ChevronsUpDown, Copy, CopyX, Timer } from 'lucide-react'
import { memo } from 'react'
import { ForeignText } from '../ui/foreign-text.tsx'
import { net } from '../words/net.ts'
import { count, say } from '../words/say.ts'
import { GateMark } from './gate-mark.tsx'
import { useNet } from './net-context.ts'
import type { NetNode } from './net-graph.ts'
import { StateSign } from './state-sign.tsx'
import { type StepMark, toneOf } from './step-mark.ts'
import { doerOf, joinWords, ruleWords, splitWords, stateWord, titleOf } from './step-words.ts'
import type { StepShape } from './workflow-shape.ts'

export type StepNode = Node<
  { readonly node: Extract<NetNode, { kind: 'step' }>; readonly mark: StepMark | null; readonly picked: boolean },
  'step'
>

const grounds = {
  idle: 'border-line-strong bg-card',
  busy: 'border-accent bg-accent-soft',
  ok: 'border-ok bg-ok-soft',
  warn: 'border-warn bg-warn-soft',
  bad: 'border-bad bg-bad-soft',
} as const
const inks = { idle: 'text-ink-3', busy: 'text-accent', ok: 'text-ok', warn: 'text-warn', bad: 'text-bad' } as const

/** A step in the drawing: who does it, how it stands, how ways meet before and part behind it. */
export const StepCard = memo(function StepCard({ data: { node, mark, picked } }: NodeProps<StepNode>) {
  const { titles, onStep, onFold } = useNet()
  const { step, ways, opens } = node
  const byPerson = step.by === 'human'
  const state = mark?.state ?? null
  const tone = toneOf(state, byPerson)
  const broken = state === null && (mark?.findings ?? 0) > 0
  const ground = broken ? grounds.bad : state === 'ENABLED' ? `${grounds[tone]} border-dashed` : grounds[tone]
  const words = wordsOf(node, mark, titles)
  return (
    <div className="relative h-full w-full">
      <Ends />
      {state === 'RUNNING' && !byPerson ? (
        <span aria-hidden="true" className="absolute -inset-1 animate-pulse rounded-lg border-2 border-accent" />
      ) : null}
      <button
        type="button"
        aria-description={words.slice(1).join(' ')}
        aria-disabled={onStep === null}
        data-step={step.id}
        onClick={() => onStep?.(step.id)}
        className={`pointer-events-auto relative flex h-full w-full items-stretch group-data-down/net:flex-col overflow-hidden rounded-md border text-start shadow-card transition-colors ${ground} ${picked ? 'outline-2 outline-offset-2 outline-accent' : ''} ${onStep === null ? 'cursor-default' : ''}`}
      >
        {ways.from.length > 1 ? <GateMark gate={step.join} side="join" /> : null}
        <span className="flex min-w-0 flex-1 flex-col justify-center px-2 group-data-far/net:items-center group-data-far/net:px-1 group-data-far/net:text-center">
          <span className="foreign line-clamp-2 text-sm leading-tight font-semibold group-data-far/net:text-[1.5rem] group-data-far/net:leading-[1.7rem]">
            <ForeignText text={titleOf(step.id)} />
          </span>
          <span className="foreign line-clamp-2 text-xs leading-tight text-ink-2 group-data-far/net:hidden">
            <ForeignText text={doerOf(step, titles)} />
          </span>
          <span
            className={`flex h-4 items-center gap-1.5 text-xs group-data-far/net:hidden ${broken ? inks.bad : inks[tone]}`}
          >
            {mark === null ? null : <Standing mark={mark} byPerson={byPerson} />}
            <Rules step={step} />
          </span>
        </span>
        {state === null || state === 'IDLE' ? null : (
          <span className={`absolute end-1 top-1 hidden group-data-far/net:block ${inks[tone]}`}>
            <StateSign state={state} size={20} />
          </span>
        )}
        {ways.to.length > 1 ? <GateMark gate={step.split} side="split" /> : null}
      </button>
      {opens ? (
        <button
          type="button"
          aria-label={say(net.open, { name: titleOf(step.id) })}
          title={say(net.open, { name: titleOf(step.id) })}
          onClick={() => onFold(node.id)}
          className="pointer-events-auto absolute -end-2 -top-2 flex size-6 items-center justify-center rounded-full border border-line-strong bg-card text-ink-2 hover:text-ink"
        >
          <ChevronsUpDown size={14} aria-hidden="true" />
        </button>
      ) : null}
    </div>
  )
})

function Standing({
  mark: { state, started, attempts, rounds, findings },
  byPerson,
}: {
  readonly mark: StepMark
  readonly byPerson: boolean
}) {
  if (state === null)
    return findings === 0 ? null : (
      <>
        <CircleAlert size={12} aria-hidden="true" />
        {count(findings, net.findings)}
      </>
    )
  if (state === 'IDLE') return null
  return (
    <>
      <StateSign state={state} size={12} />
      <span className="truncate">{stateWord(state, byPerson)}</span>
      {started > 1 ? <span className="tabular text-ink-2">{say(net.attempt, { started, attempts })}</span> : null}
      {rounds > 1 ? <span className="tabular text-ink-2">↻{rounds}</span> : null}
    </>
  )
}

const Rules = ({ step }: { readonly step: StepShape }) => (
  <span className="ms-auto flex items-center gap-1 text-ink-3">
    {step.timer === null ? null : <Timer size={12} aria-hidden="true" />}
    {step.cancels.length === 0 ? null : <CopyX size={12} aria-hidden="true" />}
    {step.each === null ? null : <Copy size={12} aria-hidden="true" />}
  </span>
)

/** Everything that the card shows by signs, in sentences. */
export function wordsOf(
  { step, ways }: Pick<StepNode['data']['node'], 'step' | 'ways'>,
  mark: StepMark | null,
  titles: ReadonlyMap<string, string>,
): readonly string[] {
  const state = mark?.state ?? null
  return [
    `${titleOf(step.id)}: ${doerOf(step, titles)}.`,
    ...(state === null ? [] : [`${stateWord(state, step.by === 'human')}.`]),
    ...(mark === null || mark.state === null || mark.started < 2
      ? []
      : [`${say(net.attemptHint, { started: mark.started, attempts: mark.attempts })}.`]),
    ...(mark === null || mark.findings === 0 ? [] : [`${count(mark.findings, net.findings)}.`]),
    ...(step.goal === null ? [] : [step.goal.endsWith('.') ? step.goal : `${step.goal}.`]),
    ...[joinWords(step, ways), splitWords(step, ways)].filter((words) => words !== null),
    ...ruleWords(step),
  ]
}

/** Where lines begin and end, as far as the drawing library has to know: their ways are laid out already. */
export const Ends = () => (
  <>
    <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
    <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
  </>
)
