import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useScene } from '../../run/scene.tsx'
import { useStage } from '../use-stage.tsx'

const link = 'foreign rounded-sm text-accent hover:underline'

/** An entry by its name and title; leads to it in the hub. */
export function EntryRef({ name, brief = false }: { readonly name: string; readonly brief?: boolean }) {
  const { runId } = useScene()
  const title = useStage().entries.get(name)?.title
  return (
    <Link
      to="/runs/$runId/hub"
      params={{ runId }}
      search={(before) => ({ seq: before.seq, open: `entry:${name}` })}
      className={link}
    >
      <span className="tabular">{name}</span>
      {brief || title === undefined ? null : ` ${title}`}
    </Link>
  )
}

/** Clauses by their ids; each leads to it in the hub. */
export function ClauseRefs({ clauses }: { readonly clauses: readonly string[] }) {
  const { runId, run } = useScene()
  const { requirements } = run
  const texts = useMemo(() => new Map(requirements?.clauses.map(({ id, text }) => [id, text])), [requirements])
  return (
    <span className="inline-flex flex-wrap gap-x-1.5">
      {clauses.map((clause) => (
        <Link
          key={clause}
          to="/runs/$runId/hub"
          params={{ runId }}
          search={(before) => ({ seq: before.seq, open: `clause:${clause}` })}
          title={texts.get(clause)}
          className={`${link} tabular`}
        >
          {clause}
        </Link>
      ))}
    </span>
  )
}

/** An event by its seq; leads to it in the log. */
export function EventRef({ seq }: { readonly seq: number }) {
  const { runId } = useScene()
  return (
    <Link
      to="/runs/$runId/events"
      params={{ runId }}
      search={(before) => ({ seq: before.seq, open: `event:${seq}` })}
      className="tabular rounded-sm text-xs text-ink-3 hover:text-accent hover:underline"
    >
      #{seq}
    </Link>
  )
}
