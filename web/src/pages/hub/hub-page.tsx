import { memo, useCallback } from 'react'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { hub as words } from '../../words/hub.ts'
import { count, say } from '../../words/say.ts'
import { useScene } from '../run/scene.tsx'
import { ClauseDetail } from './clause-detail.tsx'
import { ClauseList } from './clause-list.tsx'
import { ClausePanel } from './clause-panel.tsx'
import { ClauseText } from './clause-text.tsx'
import { DecisionList, OpenQuestions } from './decision-list.tsx'
import { EntryList } from './entry-list.tsx'
import { EntrySheet } from './entry-sheet.tsx'
import { useFocus } from './use-focus.ts'
import { type HubReading, useHub } from './use-hub.ts'
import { useOpened } from './use-opened.ts'

/** What the run knows: the requirements clause by clause, and all that was published, asked and settled. */
export default function HubPage() {
  return <Hub {...useHub()} />
}

/** Drawn again only where something of the hub has changed, whatever else the log says. */
const Hub = memo(function Hub({ hub, titles, read, error }: HubReading) {
  const { run } = useScene()
  const opened = useOpened()
  const focus = useFocus(opened)
  const wide = useMedia('(min-width: 80rem)')
  const { open } = opened
  const openEntry = useCallback((name: string) => open(`entry:${name}`), [open])
  const closeEntry = (): void => open(focus.pinned === null ? null : `clause:${focus.pinned}`)
  const requirements = run.requirements
  const clauses = requirements?.clauses ?? none
  const entry = opened.entry === null ? undefined : hub.byName.get(opened.entry)
  const kept = clauses.find(({ id }) => id === opened.clause)
  return (
    <div className="space-y-6">
      {requirements === null ? (
        <Notice title={words.noText.title} text={words.noText.text} />
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-2 xl:grid-cols-[1fr_1fr_22rem]">
          <Card title={words.text} className={tall}>
            <ClauseText requirements={requirements} focus={focus} />
            {clauses.length === 0 ? <p className="mt-3 text-sm text-ink-3">{words.notSplit}</p> : null}
          </Card>
          <Card
            title={words.clauses.title}
            action={<span className="tabular text-sm text-ink-3">{count(clauses.length, words.clauses.count)}</span>}
            className={tall}
          >
            <ClauseList clauses={clauses} focus={focus} />
          </Card>
          {wide ? <ClausePanel clauses={clauses} focus={focus} hub={hub} onEntry={openEntry} className={tall} /> : null}
        </div>
      )}
      {error !== null ? <Failure error={error} /> : null}
      {opened.entry !== null && entry === undefined && read ? (
        <Notice
          tone="warn"
          title={say(words.entry.missing.title, { name: opened.entry })}
          text={words.entry.missing.text}
        />
      ) : null}
      {read || hub.entries.length > 0 ? (
        <EntryList
          hub={hub}
          titles={titles}
          clauses={clauses.length}
          lit={focus.lit}
          pinned={focus.pinned}
          onOpen={openEntry}
        />
      ) : (
        <Skeleton className="h-96 w-full" />
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <DecisionList hub={hub} titles={titles} />
        <OpenQuestions hub={hub} />
      </div>
      {entry !== undefined ? (
        <EntrySheet
          key={entry.name}
          entry={entry}
          hub={hub}
          titles={titles}
          clauses={clauses.length}
          onOpen={openEntry}
          onClose={closeEntry}
        />
      ) : kept !== undefined && !wide ? (
        <Dialog place="side" title={say(words.clause, { id: kept.id })} onClose={() => open(null)}>
          <ClauseDetail clause={kept} hub={hub} onEntry={openEntry} />
        </Dialog>
      ) : null}
    </div>
  )
})

const none: readonly never[] = []

/** Side by side, each scrolls for itself. */
const tall = 'lg:h-[31rem] lg:overflow-y-auto'
