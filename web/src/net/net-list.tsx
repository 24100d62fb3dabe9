import { net } from '../words/net.ts'
import { count, say } from '../words/say.ts'
import { toneClass } from '../ui/tone.ts'
import { useNet } from './net-context.ts'
import { lastName, type NetGraph, type NetNode, wayOf } from './net-graph.ts'
import { StateSign } from './state-sign.tsx'
import { returnsAlong, type StepMark, toneOf, type Travel } from './step-mark.ts'
import { doerOf, joinWords, ruleWords, splitWords, stateWord, titleOf } from './step-words.ts'

interface NetListProps {
  readonly graph: NetGraph
  readonly marks: ReadonlyMap<string, StepMark>
  readonly travel: Travel
  readonly picked: string | null
}

type Listed = Extract<NetNode, { kind: 'step' | 'frame' | 'missing' }>

/** The same net in words: its steps in the order of the work, those of nets inside of their net step. */
export const NetList = ({ inside = null, ...props }: NetListProps & { readonly inside?: string | null }) => (
  <ol aria-label={inside === null ? net.label : titleOf(inside)} className="grid gap-2">
    {props.graph.nodes
      .filter((node): node is Listed => ['step', 'frame', 'missing'].includes(node.kind) && node.inside === inside)
      .map((node) => (
        <li key={node.id}>
          {node.kind === 'missing' ? (
            <p className="rounded-md border border-dashed border-bad p-3 text-sm text-bad">
              {say(net.missing, { name: node.name })}
            </p>
          ) : (
            <Row node={node} {...props} />
          )}
          {node.kind === 'frame' ? (
            <div className="mt-2 ms-4 border-s ps-4">
              <NetList {...props} inside={node.id} />
            </div>
          ) : null}
        </li>
      ))}
  </ol>
)

function Row({
  node,
  graph,
  marks,
  travel,
  picked,
}: NetListProps & { readonly node: Exclude<Listed, { kind: 'missing' }> }) {
  const { titles, onStep, onFold } = useNet()
  const { step, ways } = node
  if (step === null)
    return (
      <p className="text-sm font-semibold">
        {say(net.notRun, { name: titleOf(node.kind === 'frame' ? node.title : node.id) })}
      </p>
    )
  const mark = marks.get(step.id) ?? null
  const state = mark?.state ?? null
  const byPerson = step.by === 'human'
  const returns = graph.lines.flatMap((line) => {
    const journey = line.from === node.id ? travel.get(wayOf(line)) : undefined
    const times = journey === undefined ? 0 : returnsAlong(journey, line.back)
    return times === 0 ? [] : [{ line, times }]
  })
  const opens = node.kind === 'frame' || node.opens
  return (
    <div className={`rounded-md border bg-card p-3 ${picked === step.id ? 'outline-2 outline-accent' : ''}`}>
      <div className="flex flex-wrap items-center gap-2">
        {onStep === null ? (
          <span className="foreign font-semibold">{titleOf(step.id)}</span>
        ) : (
          <button
            type="button"
            onClick={() => onStep(step.id)}
            className="foreign text-start font-semibold hover:text-accent"
          >
            {titleOf(step.id)}
          </button>
        )}
        <span className="foreign text-sm text-ink-2">{doerOf(step, titles)}</span>
        {state === null ? null : (
          <span
            className={`ms-auto inline-flex items-center gap-1 rounded-full px-2 text-xs font-medium ${toneClass[toneOf(state, byPerson)]}`}
          >
            <StateSign state={state} size={12} />
            {stateWord(state, byPerson)}
          </span>
        )}
        {mark === null || mark.findings === 0 ? null : (
          <span className={`inline-flex rounded-full px-2 text-xs font-medium ${toneClass.bad}`}>
            {count(mark.findings, net.findings)}
          </span>
        )}
      </div>
      {step.goal === null ? null : <p className="foreign mt-1 text-sm">{step.goal}</p>}
      <ul className="mt-1 text-sm text-ink-2">
        {mark === null || mark.started < 2 ? null : (
          <li>{say(net.attemptHint, { started: mark.started, attempts: mark.attempts })}.</li>
        )}
        {[joinWords(step, ways), splitWords(step, ways), ...ruleWords(step)].map((words) =>
          words === null ? null : (
            <li key={words} className="foreign">
              {words}
            </li>
          ),
        )}
        {returns.map(({ line, times }) => (
          <li key={line.id} className="foreign text-warn">
            {say(net.list.line, { from: titleOf(step.id), to: titleOf(lastName(line.to)) })}: {count(times, net.rework)}
          </li>
        ))}
      </ul>
      {opens ? (
        <button
          type="button"
          aria-expanded={node.kind === 'frame'}
          onClick={() => onFold(node.id)}
          className="mt-1 text-sm font-medium text-accent"
        >
          {say(node.kind === 'frame' ? net.shut : net.open, { name: titleOf(step.id) })}
        </button>
      ) : null}
    </div>
  )
}
