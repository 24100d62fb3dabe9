import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { HubEntry } from '../../hub/hub-entry.ts'
import type { HubState } from '../../hub/hub-state.ts'
import { spoken, type Titles, titleOf } from '../../live/titles.ts'
import { fullTime } from '../../ui/figures.ts'
import { hub as words } from '../../words/hub.ts'
import { count, say } from '../../words/say.ts'
import { useScene } from '../run/scene.tsx'
import { ClauseLinks } from './clause-links.tsx'
import { historyOf } from './entry-history.ts'

interface EntryFactsProps {
  readonly entry: HubEntry
  readonly hub: HubState
  readonly author: string
  readonly titles: Titles
  readonly clauses: number
  readonly onOpen: (name: string) => void
}

/** Where an entry comes from, what it cites, who got it, and what it replaced. */
export function EntryFacts({ entry, hub, author, titles, clauses, onOpen }: EntryFactsProps) {
  const { runId } = useScene()
  const history = historyOf(hub, entry.name)
  const passings = hub.passings.get(entry.name) ?? []
  const step = `${spoken(entry.step)}${entry.attempt > 1 ? `, ${say(words.entries.attempt, { n: entry.attempt })}` : ''}`
  return (
    <dl className="grid grid-cols-[7rem_1fr] gap-x-4 gap-y-1.5 text-sm">
      <Fact name={words.entry.by}>{author}</Fact>
      <Fact name={words.entry.step}>{step}</Fact>
      <Fact name={words.entry.at}>
        {fullTime(entry.at)} ·{' '}
        <Link
          to="/runs/$runId/events"
          params={{ runId }}
          search={(before) => ({ seq: before.seq, open: `event:${entry.seq}` })}
          className="text-accent underline underline-offset-2"
        >
          {say(words.entry.event, { seq: entry.seq })}
        </Link>
      </Fact>
      <Fact name={words.entry.cites}>
        {entry.clauses.length === 0 ? words.entry.citesNone : <ClauseLinks clauses={entry.clauses} of={clauses} />}
      </Fact>
      <Fact name={words.entry.passedOn}>
        {passings.length === 0
          ? words.entry.notPassed
          : passings.map(({ seq, from, to }) => (
              <span key={`${seq} ${to}`} className="block">
                {say(words.entry.passing, { from: titleOf(titles, from), to: titleOf(titles, to) })}
              </span>
            ))}
      </Fact>
      {history.length < 2 ? null : (
        <Fact name={words.entry.history}>
          <ol className="flex flex-wrap items-center gap-x-2">
            {history.map(({ name }, index) => (
              <li key={name} className="flex items-center gap-2">
                {index === 0 ? null : <span aria-hidden="true">→</span>}
                {name === entry.name ? (
                  <strong aria-current="true">{name}</strong>
                ) : (
                  <button
                    type="button"
                    onClick={() => onOpen(name)}
                    className="text-accent underline underline-offset-2"
                  >
                    {name}
                  </button>
                )}
              </li>
            ))}
          </ol>
        </Fact>
      )}
      {entry.files.length === 0 ? null : (
        <Fact name={words.content.columns.files}>
          {count(entry.files.length, words.entry.files)}{' '}
          <Link
            to="/runs/$runId/files"
            params={{ runId }}
            search={(before) => ({ seq: before.seq, open: `from:${entry.name}` })}
            className="text-accent underline underline-offset-2"
          >
            {words.entry.openFiles}
          </Link>
        </Fact>
      )}
      <Fact name={words.entry.size}>{count(entry.tokens, words.entry.tokens)}</Fact>
      <Fact name={words.entry.sha256}>
        <code className="font-mono text-xs break-all text-ink-3">{entry.sha256}</code>
      </Fact>
    </dl>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt className="text-ink-3">{name}</dt>
    <dd className="foreign tabular min-w-0">{children}</dd>
  </>
)
