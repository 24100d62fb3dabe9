import { Link } from '@tanstack/react-router'
import { FileCode2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { ClauseKindMark, ClauseStatusMark } from '../../hub/clause-mark.tsx'
import type { HubState } from '../../hub/hub-state.ts'
import { TestMark } from '../../hub/test-mark.tsx'
import { spoken } from '../../live/titles.ts'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { hub as words } from '../../words/hub.ts'
import { count } from '../../words/say.ts'
import { useScene } from '../run/scene.tsx'
import { relationsOf } from './clause-relations.ts'
import type { Clause } from './clause-text.tsx'
import { kindWord } from './content/read-content.ts'

interface ClauseDetailProps {
  readonly clause: Clause
  readonly hub: HubState
  readonly onEntry: (name: string) => void
}

/** All that belongs to a clause. */
export function ClauseDetail({ clause, hub, onEntry }: ClauseDetailProps) {
  const { runId } = useScene()
  const { entries, files, tests } = relationsOf(hub, clause)
  return (
    <div className="space-y-4 text-sm">
      <div>
        <p className="flex flex-wrap items-center gap-x-3">
          <ClauseStatusMark status={clause.status} />
          <ClauseKindMark kind={clause.kind} />
        </p>
        <p className="mt-1 text-xs text-ink-3">
          {words.kindsMean[clause.kind]} {words.statusMeans[clause.status]}
        </p>
      </div>
      <blockquote className="foreign border-s-2 border-accent ps-3 whitespace-pre-wrap">
        <ForeignText text={clause.text} />
      </blockquote>
      {clause.why.length === 0 ? null : (
        <Part title={words.detail.why}>
          <ul className="list-disc space-y-1 ps-4">
            {clause.why.map((why) => (
              <li key={why} className="foreign">
                <ForeignText text={why} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={words.detail.tests} n={tests.length}>
        {tests.length === 0 ? (
          <p className="text-ink-3">{words.detail.testsNone}</p>
        ) : (
          <ul className="space-y-1">
            {tests.map(({ name, status, message }) => (
              <li key={name} className="flex gap-2">
                <TestMark status={status} />
                <Link
                  to="/runs/$runId/files"
                  params={{ runId }}
                  search={(before) => ({ seq: before.seq, open: `test:${name}` })}
                  className="foreign min-w-0 hover:text-accent"
                  title={message ?? undefined}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={words.detail.files} n={files.length}>
        {files.length === 0 ? (
          <p className="text-ink-3">{hub.traces.size === 0 ? words.detail.filesLater : words.detail.filesNone}</p>
        ) : (
          <ul className="space-y-1">
            {files.map((path) => (
              <li key={path}>
                <Link
                  to="/runs/$runId/files"
                  params={{ runId }}
                  search={(before) => ({ seq: before.seq, open: `file:${path}` })}
                  className="foreign inline-flex gap-1.5 font-mono text-xs text-accent hover:underline"
                >
                  <FileCode2 size={14} aria-hidden="true" className="mt-0.5 shrink-0" />
                  {path}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={words.detail.entries} n={entries.length}>
        {entries.length === 0 ? (
          <p className="text-ink-3">{words.detail.none}</p>
        ) : (
          <ul className="space-y-0.5">
            {entries.slice(-shownEntries).map(({ name, kind, title }) => (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => onEntry(name)}
                  className="flex w-full gap-2 rounded-sm text-start hover:text-accent"
                >
                  <span className="tabular w-8 shrink-0 font-mono text-xs leading-5 text-ink-3">{name}</span>
                  <span className="min-w-0 flex-1 truncate" title={title}>
                    {kindWord(kind)}
                  </span>
                </button>
              </li>
            ))}
            {entries.length > shownEntries ? (
              <li className="text-ink-3">{count(entries.length - shownEntries, words.detail.more)}</li>
            ) : null}
          </ul>
        )}
      </Part>
      {clause.steps.length === 0 ? null : (
        <Part title={words.detail.steps}>
          <p className="foreign text-ink-2">{clause.steps.map(spoken).join(' → ')}</p>
        </Part>
      )}
    </div>
  )
}

/** The newest of them; the list of entries has all. */
const shownEntries = 30

interface PartProps {
  readonly title: string
  readonly n?: number
  readonly children: ReactNode
}

const Part = ({ title, n, children }: PartProps) => (
  <section>
    <h3 className="mb-1 text-xs font-semibold text-ink-2">
      {title}
      {n === undefined || n === 0 ? null : <span className="tabular ms-1.5 font-normal text-ink-3">{n}</span>}
    </h3>
    {children}
  </section>
)
