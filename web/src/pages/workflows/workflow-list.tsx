import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { WorkflowsQuery } from '../../api/generated/graphql.ts'
import { readWorkflow } from '../../net/read-workflow.ts'
import { Badge } from '../../ui/badge.tsx'
import { count } from '../../words/say.ts'
import { workflows as words } from '../../words/workflows.ts'

type Item = WorkflowsQuery['workflows'][number]

/** The workflows of the brain, each with what it is made of. */
export const WorkflowList = ({ items }: { readonly items: readonly Item[] }) => (
  <ul className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2 xl:grid-cols-3">
    {items.map((item) => (
      <WorkflowItem key={item.id} item={item} />
    ))}
  </ul>
)

function WorkflowItem({ item: { name, title, source, findings } }: { readonly item: Item }) {
  const facts = useMemo(() => {
    const { nets } = readWorkflow(source)
    const steps = nets.flatMap((net) => net.steps)
    const people = steps.filter(({ by }) => by === 'human').length
    return [
      count(steps.length, words.steps),
      ...(nets.length > 1 ? [count(nets.length, words.nets)] : []),
      ...(people > 0 ? [count(people, words.people)] : []),
    ]
  }, [source])
  return (
    <li className="relative rounded-lg border bg-card p-4 shadow-card transition-colors hover:border-line-strong">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 font-semibold">
          <Link
            to="/workflows/$name"
            params={{ name }}
            className="foreign after:absolute after:inset-0 after:rounded-lg"
          >
            {title}
          </Link>
        </h2>
        <Badge tone={findings.length === 0 ? 'ok' : 'bad'}>
          {findings.length === 0 ? words.sound : count(findings.length, words.unsound)}
        </Badge>
      </div>
      <p className="foreign mt-1 font-mono text-xs text-ink-3">{name}</p>
      <p className="tabular mt-2 text-sm text-ink-2">{facts.join(' · ')}</p>
      {findings[0] === undefined ? null : <p className="foreign mt-2 line-clamp-2 text-sm text-bad">{findings[0]}</p>}
    </li>
  )
}
