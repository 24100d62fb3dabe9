import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import { run as words } from '../../../words/run.ts'
import { useScene } from '../scene.tsx'

const { asks: said } = words

/** What the work is about: the variables of the run that are set. */
export function WorkData({ data }: { readonly data: unknown }) {
  const entries = Object.entries((data ?? {}) as Readonly<Record<string, unknown>>).filter(
    ([, value]) => value !== null,
  )
  if (entries.length === 0) return null
  return (
    <section>
      <h3 className="mb-2 text-sm font-medium">{said.data}</h3>
      <div tabIndex={0} role="group" aria-label={said.data} className="max-h-72 overflow-y-auto rounded-md bg-sunk p-3">
        <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[auto_1fr]">
          {entries.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="foreign max-w-48 text-ink-2">{name}</dt>
              <dd className="min-w-0 max-sm:mb-2">
                <Value value={value} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}

const shownAtFirst = 600

function Value({ value }: { readonly value: unknown }) {
  const { runId } = useScene()
  const [all, setAll] = useState(false)
  const entry = entryOf(value)
  if (entry !== null) {
    return (
      <Link
        to="/runs/$runId/hub"
        params={{ runId }}
        search={(before) => ({ seq: before.seq, open: `entry:${entry}` })}
        className="font-mono text-accent hover:underline"
      >
        {entry}
      </Link>
    )
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  const clipped = !all && text.length > shownAtFirst
  return (
    <>
      <span className={`foreign whitespace-pre-wrap ${typeof value === 'string' ? '' : 'font-mono text-xs'}`}>
        <ForeignText text={clipped ? `${text.slice(0, shownAtFirst)}…` : text} />
      </span>
      {clipped ? (
        <Button size="sm" look="quiet" onClick={() => setAll(true)}>
          {said.dataMore}
        </Button>
      ) : null}
    </>
  )
}

/** Documents are kept in the hub: the variable names the entry. */
const entryOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'entry' in value && typeof value.entry === 'string'
    ? value.entry
    : null
