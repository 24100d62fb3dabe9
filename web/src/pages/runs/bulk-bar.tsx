import { Ban, Pause, Play } from 'lucide-react'
import { useState } from 'react'
import type { RunRow } from '../../live/run-pages.ts'
import { useMayOperate } from '../../app/permission.ts'
import { Button } from '../../ui/button.tsx'
import { app } from '../../words/app.ts'
import { runs } from '../../words/runs.ts'
import { count } from '../../words/say.ts'
import { type BulkAction, bulkActions } from './bulk.ts'
import { BulkDialog } from './bulk-dialog.tsx'

const icons = { pause: Pause, resume: Play, cancel: Ban }

interface BulkBarProps {
  readonly selected: readonly RunRow[]
  readonly onClear: () => void
}

/** What can be done with the selected runs, over the end of the window. */
export function BulkBar({ selected, onClear }: BulkBarProps) {
  const [asked, setAsked] = useState<{ readonly action: BulkAction; readonly runs: readonly RunRow[] } | null>(null)
  const may = useMayOperate()
  return (
    <section aria-label={runs.select.bar} className="sticky bottom-4 z-20 mt-4 flex justify-center">
      <div className="flex flex-wrap items-center justify-center gap-2 rounded-lg border border-line-strong bg-card px-3 py-2 shadow-over">
        <p aria-live="polite" className="tabular px-1 text-sm font-medium" title={runs.select.hint}>
          {count(selected.length, runs.select.count)}
        </p>
        {bulkActions.map((action) => {
          const Icon = icons[action]
          return (
            <Button
              key={action}
              size="sm"
              look={action === 'cancel' ? 'danger' : 'plain'}
              disabled={!may}
              onClick={() => setAsked({ action, runs: selected })}
            >
              <Icon size={14} aria-hidden="true" />
              {runs.bulk[action].action}
            </Button>
          )
        })}
        {may ? null : <p className="w-full text-center text-sm text-ink-2">{app.signIn.viewer}</p>}
        <Button size="sm" look="quiet" onClick={onClear}>
          {runs.select.clear}
        </Button>
      </div>
      {asked === null ? null : (
        <BulkDialog action={asked.action} runs={asked.runs} onClose={() => setAsked(null)} onDone={onClear} />
      )}
    </section>
  )
}
