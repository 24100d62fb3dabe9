import { useMemo, useState } from 'react'
import { DiffView } from '../../../code/diff-view.tsx'
import type { HubEntry } from '../../../hub/hub-entry.ts'
import type { HubState } from '../../../hub/hub-state.ts'
import { Failure } from '../../../ui/failure.tsx'
import { controlClass, Field } from '../../../ui/field.tsx'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import { Empty } from '../../../ui/notice.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useMedia } from '../../../ui/use-media.ts'
import { files as words } from '../../../words/files.ts'
import { count } from '../../../words/say.ts'
import { NoApplication } from '../no-application.tsx'
import { stateName } from '../state-name.ts'
import { statesOf } from '../states.ts'
import { useEntryFiles } from '../use-entry-files.ts'
import { ChangeList } from './change-list.tsx'
import { compareFiles, tellingPair } from './compare-files.ts'

type Layout = 'unified' | 'split'

/** Two states of the application held against each other. */
export function ChangesView({ hub }: { readonly hub: HubState }) {
  const states = useMemo(() => statesOf(hub), [hub])
  const [chosen, setChosen] = useState<{ readonly before?: string; readonly after?: string }>({})
  const telling = useMemo(() => tellingPair(states), [states])
  const before = states.find(({ name }) => name === chosen.before) ?? telling?.before
  const after = states.find(({ name }) => name === chosen.after) ?? telling?.after
  if (before === undefined || after === undefined) return <NoApplication yet={words.empty} />
  if (states.length === 1) return <Empty title={words.changes.single.title} text={words.changes.single.text} />
  const choice = (label: string, value: HubEntry, key: 'before' | 'after') => (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={value.name}
          onChange={(event) => setChosen({ ...chosen, [key]: event.target.value })}
          className={controlClass}
        >
          {states.map((one) => (
            <option key={one.name} value={one.name}>
              {stateName(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <>
      <div className="mb-4 grid gap-3 sm:grid-cols-2 lg:max-w-3xl">
        {choice(words.changes.before, before, 'before')}
        {choice(words.changes.after, after, 'after')}
      </div>
      <Comparison key={`${before.name} ${after.name}`} before={before} after={after} />
    </>
  )
}

interface ComparisonProps {
  readonly before: HubEntry
  readonly after: HubEntry
}

function Comparison({ before, after }: ComparisonProps) {
  const changes = useMemo(() => compareFiles(before.files, after.files), [before, after])
  const [chosen, setChosen] = useState<string | null>(null)
  const [layout, setLayout] = useState<Layout>('unified')
  const wide = useMedia('(min-width: 60rem)')
  const old = useEntryFiles(before.name)
  const fresh = useEntryFiles(after.name)
  const change = changes.find(({ path }) => path === chosen) ?? changes[0]
  const error = old.error ?? fresh.error
  if (change === undefined) return <p className="py-6 text-ink-2">{words.changes.same}</p>
  const [left, right] = [
    change.state === 'added' ? '' : textOf(old.texts, change.path),
    change.state === 'removed' ? '' : textOf(fresh.texts, change.path),
  ]
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[19rem_1fr]">
      <div>
        <p role="status" className="mb-2 text-sm text-ink-3">
          {count(changes.length, words.changes.count)}
        </p>
        <ChangeList changes={changes} path={change.path} onChoose={setChosen} />
      </div>
      <section className="min-w-0 rounded-lg border bg-card p-4 shadow-card">
        <header className="mb-3 flex min-h-8 flex-wrap items-center justify-between gap-2">
          <h2 className="foreign min-w-0 font-mono text-sm font-medium">
            <ForeignText text={change.path} />
          </h2>
          {wide ? (
            <Segmented<Layout>
              label={words.changes.look}
              value={layout}
              options={[
                { value: 'unified', name: words.changes.unified },
                { value: 'split', name: words.changes.split },
              ]}
              onChange={setLayout}
            />
          ) : null}
        </header>
        {error !== undefined ? (
          <Failure
            error={error}
            retry={() => {
              old.retry()
              fresh.retry()
            }}
          />
        ) : left === undefined || right === undefined ? (
          <Skeleton className="h-96 w-full" />
        ) : left === null || right === null ? (
          <p className="text-ink-2">{words.changes.noText}</p>
        ) : (
          <DiffView
            key={change.path}
            before={left}
            after={right}
            path={change.path}
            split={layout === 'split'}
            className="max-h-[40rem]"
          />
        )}
      </section>
    </div>
  )
}

/** Undefined: on its way. Null: no text. */
const textOf = (texts: ReadonlyMap<string, string | null> | undefined, path: string): string | null | undefined =>
  texts === undefined ? undefined : (texts.get(path) ?? null)
