import { memo } from 'react'
import type { HubEntry } from '../../hub/hub-entry.ts'
import { spoken } from '../../live/titles.ts'
import { Badge } from '../../ui/badge.tsx'
import { clockTime, fullTime } from '../../ui/figures.ts'
import { hub as words } from '../../words/hub.ts'
import { say } from '../../words/say.ts'
import { ClauseLinks } from './clause-links.tsx'
import { kindWord } from './content/read-content.ts'

interface EntryRowProps {
  readonly entry: HubEntry
  readonly author: string
  readonly replacedBy: string | undefined
  /** How many clauses the requirements have. */
  readonly clauses: number
  /** It belongs to the clause that is looked at. */
  readonly lit: boolean
  readonly onOpen: (name: string) => void
}

/** An entry on a line; the whole line opens it. */
export const EntryRow = memo(function EntryRow({ entry, author, replacedBy, clauses, lit, onOpen }: EntryRowProps) {
  const { name, kind, title, step, attempt, supersedes, at } = entry
  return (
    <li
      className={`relative grid grid-cols-[2.5rem_1fr] items-start gap-x-3 gap-y-1 border-s-2 px-3 py-2.5 text-sm transition-colors hover:bg-sunk lg:grid-cols-[2.5rem_11rem_1fr_12rem_9rem_5.5rem] ${
        lit ? 'border-s-accent bg-accent-soft' : 'border-s-transparent'
      }`}
    >
      <span className="tabular font-mono text-xs leading-5 text-ink-3">{name}</span>
      <span className="font-medium">{kindWord(kind)}</span>
      <span className="foreign col-start-2 min-w-0 lg:col-start-auto">
        <button
          type="button"
          onClick={() => onOpen(name)}
          className="foreign line-clamp-2 text-start after:absolute after:inset-0"
        >
          <span className="sr-only">{name} </span>
          {title}
        </button>
        {supersedes === null && replacedBy === undefined ? null : (
          <span className="mt-0.5 flex flex-wrap gap-1">
            {supersedes === null ? null : (
              <Badge tone="busy">{say(words.entries.replaces, { name: supersedes })}</Badge>
            )}
            {replacedBy === undefined ? null : <Badge>{say(words.entries.replacedBy, { name: replacedBy })}</Badge>}
          </span>
        )}
      </span>
      <span className="foreign col-start-2 text-ink-2 lg:col-start-auto">
        {author}
        <span className="text-xs text-ink-3 lg:block">
          <span className="lg:hidden"> · </span>
          {spoken(step)}
          {attempt > 1 ? `, ${say(words.entries.attempt, { n: attempt })}` : ''}
        </span>
      </span>
      <span className="relative z-10 col-start-2 lg:col-start-auto">
        <ClauseLinks clauses={entry.clauses} of={clauses} most={3} />
      </span>
      <time
        dateTime={at}
        title={fullTime(at)}
        className="tabular col-start-2 text-xs leading-5 whitespace-nowrap text-ink-3 lg:col-start-auto lg:text-end"
      >
        {clockTime(at)}
      </time>
    </li>
  )
})
