import { Link, useParams } from '@tanstack/react-router'
import { hub as words } from '../../words/hub.ts'
import { say } from '../../words/say.ts'

interface ClauseLinksProps {
  readonly clauses: readonly string[]
  /** How many clauses there are; all of them are said in a word. */
  readonly of?: number
  /** So many are shown; of the others it is said how many they are. */
  readonly most?: number
}

/** Clauses that something cites, each a link that keeps it. */
export function ClauseLinks({ clauses, of, most = clauses.length }: ClauseLinksProps) {
  // Not from the scene: that changes with every state of the run, and a page may have a thousand of these.
  const { runId } = useParams({ from: '/runs/$runId' })
  if (of !== undefined && of > 3 && clauses.length === of)
    return <span className="text-xs whitespace-nowrap text-ink-3">{say(words.entries.allOf, { n: of })}</span>
  return (
    <span className="inline-flex flex-wrap gap-1 align-middle">
      {clauses.slice(0, most).map((id) => (
        <Link
          key={id}
          to="/runs/$runId/hub"
          params={{ runId }}
          search={(before) => ({ seq: before.seq, open: `clause:${id}` })}
          resetScroll={false}
          aria-label={say(words.clause, { id })}
          className="tabular rounded-sm bg-sunk px-1.5 font-mono text-xs text-ink-2 hover:text-accent"
        >
          {id}
        </Link>
      ))}
      {clauses.length > most ? (
        <span className="tabular text-xs text-ink-3">
          {say(words.entries.moreClauses, { n: clauses.length - most })}
        </span>
      ) : null}
    </span>
  )
}
