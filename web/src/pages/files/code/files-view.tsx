import { useMemo } from 'react'
import type { HubState } from '../../../hub/hub-state.ts'
import { Failure } from '../../../ui/failure.tsx'
import { controlClass } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { files as words } from '../../../words/files.ts'
import { say } from '../../../words/say.ts'
import { NoApplication } from '../no-application.tsx'
import type { Place } from '../place.ts'
import { stateName } from '../state-name.ts'
import { servedBy, statesOf, testSourcesOf } from '../states.ts'
import { FileTree } from '../tree/file-tree.tsx'
import { useEntryFiles } from '../use-entry-files.ts'
import { FileView } from './file-view.tsx'

interface FilesViewProps {
  readonly hub: HubState
  readonly place: Extract<Place, { readonly view: 'files' }>
  readonly onPlace: (place: Place) => void
}

/** The files of one state of the application, and the acceptance tests that it is held against. */
export function FilesView({ hub, place, onPlace }: FilesViewProps) {
  const states = useMemo(() => statesOf(hub), [hub])
  const tests = useMemo(() => testSourcesOf(hub), [hub])
  const latest = states.at(-1)
  const state = states.find(({ name }) => name === place.from) ?? latest
  const { texts, error, retry } = useEntryFiles(state?.name ?? null)
  const groups = useMemo(() => {
    const ofTests = tests?.files.map(({ path }) => path) ?? []
    const application = state?.files.map(({ path }) => path).filter((path) => !ofTests.includes(path)) ?? []
    return [
      { id: 'application', name: words.groups.application, paths: application },
      { id: 'tests', name: words.groups.tests, paths: ofTests },
    ]
  }, [state, tests])
  const path = place.path ?? firstOf(groups[0]?.paths ?? []) ?? firstOf(groups[1]?.paths ?? [])
  const ofTests = tests?.files.find((file) => file.path === path)
  const known = ofTests !== undefined || state?.files.some((file) => file.path === path) === true
  if (path === null) return <NoApplication yet={words.empty} />
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[19rem_1fr]">
      <div className="space-y-3 lg:sticky lg:top-4">
        {state === undefined ? (
          <Notice title={words.empty.title} text={words.empty.text} />
        ) : (
          <select
            aria-label={words.state}
            value={state.name}
            onChange={({ target: { value } }) =>
              onPlace({ view: 'files', from: value === latest?.name ? null : value, path: place.path })
            }
            className={controlClass}
          >
            {states.toReversed().map((one) => (
              <option key={one.name} value={one.name}>
                {one === latest ? say(words.latest, { state: stateName(one) }) : stateName(one)}
              </option>
            ))}
          </select>
        )}
        <FileTree groups={groups} path={path} onOpen={(to) => onPlace({ ...place, path: to })} />
        {tests === null ? null : (
          <p className="text-xs text-ink-3">
            {tests.locked && hub.locked !== null ? say(words.lockedText, { seq: hub.locked.seq }) : words.unlocked}
          </p>
        )}
      </div>
      {error !== undefined && ofTests === undefined ? (
        <Failure error={error} retry={retry} />
      ) : known ? (
        <FileView
          path={path}
          text={ofTests === undefined ? (texts === undefined ? undefined : (texts.get(path) ?? null)) : ofTests.text}
          clauses={servedBy(hub, path)}
          locked={ofTests !== undefined && tests?.locked === true}
        />
      ) : (
        <Notice tone="warn" title={say(words.gone.title, { path })} text={words.gone.text} />
      )}
    </div>
  )
}

/** What is read first. */
const firstOf = (paths: readonly string[]): string | null =>
  paths.find((path) => path === 'README.md') ?? paths.find((path) => path.endsWith('.test.mjs')) ?? paths[0] ?? null
