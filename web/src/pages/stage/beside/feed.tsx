import { ArrowRight, Ban, CornerDownLeft } from 'lucide-react'
import { memo } from 'react'
import { Card } from '../../../ui/card.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import type { PublishedEntry } from '../state/stage-event.ts'
import type { Passage } from '../state/stage-state.ts'
import { useStage } from '../use-stage.tsx'

/** How many clauses are named before the rest is counted. */
const most = 6

/** The last that passed, in words. */
export function Feed() {
  const { state, titleOf, entries, open } = useStage()
  return (
    <Card title={words.feed.title} className="flex h-96 flex-col">
      {state.passages.length === 0 ? (
        <p className="text-ink-2">{words.feed.empty}</p>
      ) : (
        <ol className="-mx-2 min-h-0 flex-1 overflow-y-auto">
          {state.passages.map((passage) => (
            <Row
              key={passage.seq}
              passage={passage}
              from={titleOf(passage.from)}
              to={titleOf(passage.to)}
              entries={entries}
              open={open}
            />
          ))}
        </ol>
      )}
    </Card>
  )
}

interface RowProps {
  readonly passage: Passage
  readonly from: string
  readonly to: string
  readonly entries: ReadonlyMap<string, PublishedEntry>
  readonly open: (what: string) => void
}

const signs = { handoff: ArrowRight, returned: CornerDownLeft, refused: Ban }
const tones = { handoff: 'text-accent', returned: 'text-warn', refused: 'text-bad' }

const Row = memo(function Row({ passage, from, to, entries, open }: RowProps) {
  const Sign = signs[passage.kind]
  const named = (names: readonly string[]) => names.map((name) => entries.get(name)?.title ?? name).join(' · ')
  const what = passage.entries.length > 0 ? named(passage.entries) : words.feed[passage.kind]
  const { clauses } = passage
  return (
    <li>
      <button
        type="button"
        onClick={() => open(`between:${passage.from}:${passage.to}`)}
        className="block w-full rounded-md px-2 py-1.5 text-start hover:bg-sunk"
      >
        <span className="flex items-center gap-1.5 text-sm font-medium">
          <span className="foreign min-w-0 truncate">{from}</span>
          <Sign size={14} aria-label={words.feed[passage.kind]} className={`shrink-0 ${tones[passage.kind]}`} />
          <span className="foreign min-w-0 truncate">{to}</span>
        </span>
        <span className="foreign line-clamp-2 text-sm text-ink-2">{what}</span>
        {passage.withheld.length === 0 ? null : (
          <span className="foreign block text-xs text-warn">
            {say(words.feed.withheld, { entries: named(passage.withheld) })}
          </span>
        )}
        <span className="tabular flex justify-between gap-2 text-xs text-ink-3">
          <span className="truncate">
            {clauses.slice(0, most).join(' ')}{' '}
            {clauses.length > most ? say(words.feed.more, { n: clauses.length - most }) : ''}
          </span>
          <Moment at={passage.at} />
        </span>
      </button>
    </li>
  )
})
