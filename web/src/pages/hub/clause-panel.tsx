import { ClauseKindMark, ClauseStatusMark } from '../../hub/clause-mark.tsx'
import type { HubState } from '../../hub/hub-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { hub as words } from '../../words/hub.ts'
import { say } from '../../words/say.ts'
import { ClauseDetail } from './clause-detail.tsx'
import type { Clause } from './clause-text.tsx'
import type { Focus } from './use-focus.ts'

interface ClausePanelProps {
  readonly clauses: readonly Clause[]
  readonly focus: Focus
  readonly hub: HubState
  readonly onEntry: (name: string) => void
  readonly className: string
}

const kinds = ['FUNCTION', 'RULE', 'QUALITY', 'CONTEXT'] as const
const statuses = ['COVERED', 'OPEN', 'NOT_COVERED', 'NOT_NEEDED'] as const

/** Beside text and list: the clause that is looked at, or how to read them. */
export function ClausePanel({ clauses, focus, hub, onEntry, className }: ClausePanelProps) {
  const clause = clauses.find(({ id }) => id === focus.lit)
  if (clause === undefined) return <Legend clauses={clauses} className={className} />
  const action =
    focus.pinned === clause.id ? (
      <Button size="sm" look="quiet" onClick={() => focus.pin(clause.id)}>
        {words.detail.unpin}
      </Button>
    ) : undefined
  return (
    <Card title={say(words.clause, { id: clause.id })} action={action} className={className}>
      <ClauseDetail clause={clause} hub={hub} onEntry={onEntry} />
    </Card>
  )
}

const Legend = ({ clauses, className }: Pick<ClausePanelProps, 'clauses' | 'className'>) => (
  <Card title={words.point.title} className={className}>
    <p className="mb-4 text-sm text-ink-2">{words.point.text}</p>
    <dl className="space-y-3 text-sm">
      {statuses.map((status) => (
        <div key={status}>
          <dt className="flex items-center justify-between">
            <ClauseStatusMark status={status} />
            <span className="tabular text-ink-2">{clauses.filter((one) => one.status === status).length}</span>
          </dt>
          <dd className="text-xs text-ink-3">{words.statusMeans[status]}</dd>
        </div>
      ))}
    </dl>
    <dl className="mt-4 space-y-1 border-t pt-4 text-sm">
      {kinds.map((kind) => (
        <div key={kind} className="flex items-center justify-between">
          <dt title={words.kindsMean[kind]}>
            <ClauseKindMark kind={kind} />
          </dt>
          <dd className="tabular text-ink-2">{clauses.filter((one) => one.kind === kind).length}</dd>
        </div>
      ))}
    </dl>
  </Card>
)
