import { useDeferredValue, useMemo, useState } from 'react'
import type { HubState } from '../../hub/hub-state.ts'
import { type Titles, titleOf } from '../../live/titles.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { controlClass } from '../../ui/field.tsx'
import { Empty } from '../../ui/notice.tsx'
import { hub as words } from '../../words/hub.ts'
import { count, say } from '../../words/say.ts'
import { kindWord } from './content/read-content.ts'
import { everyEntry, filterEntries, kindsOf } from './entry-filter.ts'
import { EntryRow } from './entry-row.tsx'

interface EntryListProps {
  readonly hub: HubState
  readonly titles: Titles
  /** How many clauses the requirements have. */
  readonly clauses: number
  readonly lit: string | null
  readonly pinned: string | null
  readonly onOpen: (name: string) => void
}

const page = 100

/** The hub's entries in the order of their publication: new ones come below, so that nothing moves. */
export function EntryList({ hub, titles, clauses, lit, pinned, onOpen }: EntryListProps) {
  const [filter, setFilter] = useState(everyEntry)
  const [ofClause, setOfClause] = useState(false)
  const [pages, setPages] = useState(1)
  const asked = useDeferredValue(filter)
  const clause = ofClause ? pinned : null
  const kinds = useMemo(() => kindsOf(hub.entries), [hub.entries])
  const found = useMemo(
    () => filterEntries(hub.entries, { ...asked, clause }, hub.replacedBy),
    [hub.entries, hub.replacedBy, asked, clause],
  )
  const shown = found.slice(0, pages * page)
  const rest = found.length - shown.length
  const status =
    found.length === hub.entries.length
      ? count(found.length, words.entries.count)
      : say(words.entries.shownOf, { n: found.length, all: count(hub.entries.length, words.entries.count) })
  return (
    <Card
      title={words.entries.title}
      action={
        <span role="status" className="tabular text-sm text-ink-3">
          {status}
        </span>
      }
    >
      {hub.entries.length === 0 ? (
        <Empty title={words.entries.empty.title} text={words.entries.empty.text} />
      ) : (
        <>
          <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
            <input
              type="search"
              aria-label={words.entries.find}
              placeholder={words.entries.find}
              value={filter.words}
              onChange={(event) => setFilter({ ...filter, words: event.target.value })}
              className={`${controlClass} sm:max-w-60`}
            />
            <select
              aria-label={words.entries.kind}
              value={filter.kind}
              onChange={(event) => setFilter({ ...filter, kind: event.target.value })}
              className={`${controlClass} sm:max-w-60`}
            >
              <option value="">{words.entries.everyKind}</option>
              {kinds.map(({ kind, n }) => (
                <option key={kind} value={kind}>
                  {kindWord(kind)} ({n})
                </option>
              ))}
            </select>
            {hub.replacedBy.size === 0 ? null : (
              <Check
                label={words.entries.current}
                checked={!filter.replaced}
                onChange={(leaveOut) => setFilter({ ...filter, replaced: !leaveOut })}
              />
            )}
            {pinned === null ? null : (
              <Check label={say(words.entries.ofClause, { id: pinned })} checked={ofClause} onChange={setOfClause} />
            )}
          </div>
          {found.length === 0 ? (
            <Empty
              title={words.entries.none.title}
              text={words.entries.none.text}
              action={
                <Button
                  onClick={() => {
                    setFilter(everyEntry)
                    setOfClause(false)
                  }}
                >
                  {words.entries.none.action}
                </Button>
              }
            />
          ) : (
            <ol className="-mx-4 divide-y border-t">
              {shown.map((entry) => (
                <EntryRow
                  key={entry.name}
                  entry={entry}
                  author={entry.author === null ? words.platform : titleOf(titles, entry.author)}
                  replacedBy={hub.replacedBy.get(entry.name)}
                  clauses={clauses}
                  lit={lit !== null && entry.clauses.includes(lit)}
                  onOpen={onOpen}
                />
              ))}
            </ol>
          )}
          {rest > 0 ? (
            <Button size="sm" className="mt-3" onClick={() => setPages(pages + 1)}>
              {count(Math.min(rest, page), words.entries.more)}
            </Button>
          ) : null}
        </>
      )}
    </Card>
  )
}

interface CheckProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

const Check = ({ label, checked, onChange }: CheckProps) => (
  <label className="flex items-center gap-2">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
)
