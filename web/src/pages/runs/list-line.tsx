import type { RunList, RunListState } from '../../live/run-list.ts'
import { Button } from '../../ui/button.tsx'
import { count } from '../../words/say.ts'
import { runs } from '../../words/runs.ts'
import { type Sort, writeSort } from './sort.ts'

interface ListLineProps {
  readonly list: RunList
  readonly state: RunListState
  readonly sort: Sort
}

/** One line above the rows, of one height: what is loaded, and what would come or go if they were let move. */
export function ListLine({ list, state, sort }: ListLineProps) {
  const { rows, complete, arrived, strayed, loading, lost } = state
  const partly = !complete && writeSort(sort) !== undefined
  const news = [
    ...(arrived > 0 ? [count(arrived, runs.arrived)] : []),
    ...(strayed > 0 ? [count(strayed, runs.strayed)] : []),
  ]
  return (
    <div className="sticky top-14 z-20 flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 bg-paper py-1 text-sm text-ink-3">
      <p className="tabular">
        {count(rows.length, complete ? runs.loadedAll : runs.loadedOf)} {partly ? runs.sortedAmong : null}
        {lost ? <span className="block text-warn">{runs.lost}</span> : null}
      </p>
      <div className="flex items-center gap-2">
        {partly ? (
          <>
            <Button size="sm" look="quiet" disabled={loading} onClick={() => void list.more()}>
              {runs.more}
            </Button>
            <Button size="sm" look="quiet" onClick={() => (loading ? list.enough() : void list.all())}>
              {loading ? runs.stop : runs.all}
            </Button>
          </>
        ) : null}
        <div aria-live="polite">
          {news.length === 0 ? null : (
            <button
              type="button"
              onClick={() => {
                list.show()
                window.scrollTo({ top: 0 })
              }}
              className="inline-flex h-8 items-center gap-2 rounded-full bg-accent px-4 font-medium text-on-accent shadow-card hover:bg-accent-strong"
            >
              {news.join(' · ')} – {runs.show}
            </button>
          )}
        </div>
      </div>
    </div>
  )
}
