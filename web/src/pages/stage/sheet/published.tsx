import { say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import type { PublishedEntry } from '../state/stage-event.ts'
import { FoldOut } from './fold-out.tsx'
import { Readable } from './readable.tsx'
import { ClauseRefs } from './refs.tsx'

const { sheet } = words

/** What an entry cites and holds. */
export const Published = ({ entry }: { readonly entry: PublishedEntry }) => (
  <>
    <p>
      <ClauseRefs clauses={entry.clauses} />
      {entry.supersedes === null ? null : (
        <span className="text-ink-3"> {say(sheet.supersedes, { entry: entry.supersedes })}</span>
      )}
    </p>
    <FoldOut title={sheet.content}>
      {() => (
        <div className="mt-1 rounded-md border bg-paper p-3">
          <Readable value={entry.content} />
        </div>
      )}
    </FoldOut>
  </>
)
