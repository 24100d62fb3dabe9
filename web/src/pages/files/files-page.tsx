import { useNavigate, useSearch } from '@tanstack/react-router'
import { memo } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { files as words } from '../../words/files.ts'
import { type HubReading, useHub } from '../hub/use-hub.ts'
import { useScene } from '../run/scene.tsx'
import { ChangesView } from './changes/changes-view.tsx'
import { FilesView } from './code/files-view.tsx'
import { type Place, readPlace, writePlace } from './place.ts'
import { PreviewView } from './preview/preview-view.tsx'
import { TestsView } from './tests/tests-view.tsx'

const views = ['files', 'changes', 'tests', 'preview'] as const
type View = (typeof views)[number]

/** What the run makes: the application's files, what became of them, its tests, and the application itself. */
export default function FilesPage() {
  return <Files {...useHub()} />
}

/** Drawn again only where something of the hub has changed, whatever else the log says. */
const Files = memo(function Files({ hub, titles, read, error }: HubReading) {
  const { run } = useScene()
  const { open } = useSearch({ from: '/runs/$runId' })
  const navigate = useNavigate()
  const place = readPlace(open)
  const goTo = (to: Place): void =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, open: writePlace(to) }),
      replace: true,
      resetScroll: false,
    })
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segmented<View>
          label={words.views.label}
          value={place.view}
          options={views.map((view) => ({ value: view, name: words.views[view] }))}
          onChange={(view) => goTo(placeOf[view])}
        />
        {run.deliverable === null && hub.entries.some(({ files }) => files.length > 0) ? (
          <p className="text-sm text-ink-3">{words.working}</p>
        ) : null}
      </div>
      {error !== null ? <Failure error={error} /> : null}
      {!read && hub.entries.length === 0 ? (
        <Skeleton className="h-[40rem] w-full" />
      ) : place.view === 'files' ? (
        <FilesView hub={hub} place={place} onPlace={goTo} />
      ) : place.view === 'changes' ? (
        <ChangesView hub={hub} />
      ) : place.view === 'tests' ? (
        <TestsView hub={hub} titles={titles} test={place.test} />
      ) : (
        <PreviewView />
      )}
    </>
  )
})

const placeOf: Readonly<Record<View, Place>> = {
  files: { view: 'files', from: null, path: null },
  changes: { view: 'changes' },
  tests: { view: 'tests', test: null },
  preview: { view: 'preview' },
}
