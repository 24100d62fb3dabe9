import { useState } from 'react'
import type { Asked, Decision } from '../../hub/decision.ts'
import type { HubState } from '../../hub/hub-state.ts'
import { type Titles, titleOf } from '../../live/titles.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { hub as words } from '../../words/hub.ts'
import { count, say } from '../../words/say.ts'
import { ClauseLinks } from './clause-links.tsx'

const few = 12

interface DecisionListProps {
  readonly hub: HubState
  readonly titles: Titles
}

/** What was settled, newest first. */
export function DecisionList({ hub, titles }: DecisionListProps) {
  const [all, setAll] = useState(false)
  const newest = hub.decisions.toReversed()
  const shown = all ? newest : newest.slice(0, few)
  return (
    <Card title={words.decisions.title}>
      {newest.length === 0 ? <p className="text-sm text-ink-3">{words.decisions.empty}</p> : null}
      <ol className="space-y-4">
        {shown.map((decision, index) => (
          <OneDecision key={`${decision.seq} ${index}`} decision={decision} titles={titles} />
        ))}
      </ol>
      {newest.length > shown.length ? (
        <Button size="sm" className="mt-3" onClick={() => setAll(true)}>
          {count(newest.length - shown.length, words.decisions.more)}
        </Button>
      ) : null}
    </Card>
  )
}

function OneDecision({ decision, titles }: { readonly decision: Decision; readonly titles: Titles }) {
  const { about, subject, outcome, reason, by, clauses, at } = decision
  const who = by === null ? null : about === 'amendment' ? titleOf(titles, by) : by
  return (
    <li className="border-s-2 ps-3 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs text-ink-3">
        <span>
          {words.decisions[about]}
          {who === null ? '' : ` ${say(words.decisions.by, { who })}`}
        </span>
        <Moment at={at} />
      </p>
      {subject === '' ? null : (
        <p className="foreign text-ink-2">
          <ForeignText text={subject} />
        </p>
      )}
      <p className="foreign font-medium">
        <ForeignText text={outcome} /> <ClauseLinks clauses={clauses} />
      </p>
      {reason === null || reason === '' ? null : (
        <p className="foreign text-ink-2">
          <ForeignText text={reason} />
        </p>
      )}
    </li>
  )
}

/** What people are asked and nobody has answered. */
export function OpenQuestions({ hub }: { readonly hub: HubState }) {
  const waiting = [...hub.waiting].flatMap((id) => hub.asked.get(id) ?? [])
  return (
    <Card title={words.open.title}>
      {waiting.length === 0 ? <p className="text-sm text-ink-3">{words.open.empty}</p> : null}
      <ul className="space-y-4">
        {waiting.map((asked) => (
          <OneQuestion key={asked.id} asked={asked} />
        ))}
      </ul>
    </Card>
  )
}

const OneQuestion = ({ asked: { id, text, clauses, otherwise } }: { readonly asked: Asked }) => (
  <li className="border-s-2 border-s-warn ps-3 text-sm">
    <p className="foreign font-medium">
      <span className="tabular font-mono text-xs text-ink-3">{id}</span> <ForeignText text={text} />{' '}
      <ClauseLinks clauses={clauses} />
    </p>
    {otherwise === null ? null : <p className="foreign text-ink-2">{say(words.open.otherwise, { text: otherwise })}</p>}
  </li>
)
