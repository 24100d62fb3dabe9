import { useMemo, useState } from 'react'
import { DiffView } from '../../code/diff-view.tsx'
import type { HubEntry } from '../../hub/hub-entry.ts'
import type { HubState } from '../../hub/hub-state.ts'
import { type Titles, titleOf } from '../../live/titles.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { JsonTree } from '../../ui/json-tree/json-tree.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { hub as words } from '../../words/hub.ts'
import { say } from '../../words/say.ts'
import { ContentBlocks } from './content/content-blocks.tsx'
import { kindWord, readContent } from './content/read-content.ts'
import { EntryFacts } from './entry-facts.tsx'

interface EntrySheetProps {
  readonly entry: HubEntry
  readonly hub: HubState
  readonly titles: Titles
  readonly clauses: number
  readonly onOpen: (name: string) => void
  readonly onClose: () => void
}

type View = 'reading' | 'json' | 'difference'

/** An entry with all that is known of it. */
export function EntrySheet({ entry, hub, titles, clauses, onOpen, onClose }: EntrySheetProps) {
  const before = entry.supersedes === null ? undefined : hub.byName.get(entry.supersedes)
  const [wanted, setWanted] = useState<View>('reading')
  const view = wanted === 'difference' && before === undefined ? 'reading' : wanted
  const blocks = useMemo(() => readContent(entry.kind, entry.content), [entry])
  const options = [
    { value: 'reading', name: words.entry.reading } as const,
    { value: 'json', name: words.entry.json } as const,
    ...(before === undefined ? [] : [{ value: 'difference', name: words.entry.difference } as const]),
  ]
  return (
    <Dialog
      place="side"
      title={say(words.entry.title, { name: entry.name, kind: kindWord(entry.kind) })}
      onClose={onClose}
    >
      <p className="foreign mb-4 text-base font-medium">{entry.title}</p>
      <EntryFacts
        entry={entry}
        hub={hub}
        author={entry.author === null ? words.platform : titleOf(titles, entry.author)}
        titles={titles}
        clauses={clauses}
        onOpen={onOpen}
      />
      <div className="my-4 flex flex-wrap items-center justify-between gap-2 border-t pt-4">
        <Segmented<View> label={words.entry.view} value={view} options={options} onChange={setWanted} />
        <CopyButton label={words.entry.copy} text={() => asText(entry)} />
      </div>
      {view === 'difference' && before !== undefined ? (
        <>
          <p className="mb-2 text-sm text-ink-3">
            {words.entry.against} {before.name}
          </p>
          <DiffView before={asText(before)} after={asText(entry)} path="content.json" />
        </>
      ) : view === 'json' || (blocks.length === 0 && entry.files.length === 0) ? (
        <JsonTree value={entry.content} label={say(words.entry.title, { name: entry.name, kind: words.entry.json })} />
      ) : (
        <ContentBlocks blocks={blocks} />
      )}
    </Dialog>
  )
}

const asText = ({ content }: HubEntry): string => JSON.stringify(content, null, 2)
