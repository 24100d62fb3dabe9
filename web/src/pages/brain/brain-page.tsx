import { Link, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react'
import { useQuery } from 'urql'
import { KnowledgeDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { Card } from '../../ui/card.tsx'
import { Failure } from '../../ui/failure.tsx'
import { controlClass } from '../../ui/field.tsx'
import { Empty } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { brain as words } from '../../words/brain.ts'
import { count, say } from '../../words/say.ts'
import { findInFiles, type FoundFile, type KnowledgeFile } from './find-in-files.ts'

const Prose = lazy(() => import('../../ui/prose.tsx').then((module) => ({ default: module.Prose })))

/** The knowledge that personas get to read, file by file. */
export default function BrainPage() {
  const [{ data, error }, reload] = useQuery({ query: typed(KnowledgeDocument) })
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      {data !== undefined ? (
        <Library files={data.knowledge} />
      ) : error !== undefined ? (
        <Failure error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      ) : (
        <Skeleton className="h-96 w-full" />
      )}
    </>
  )
}

function Library({ files }: { readonly files: readonly KnowledgeFile[] }) {
  const { open } = useSearch({ from: '/brain' })
  const [text, setText] = useState('')
  const sought = useDeferredValue(text)
  const found = useMemo(() => findInFiles(files, sought), [files, sought])
  const shown = files.find(({ path }) => path === open) ?? found[0]?.file
  if (files.length === 0) return <Empty title={words.empty.title} text={words.empty.text} />
  return (
    <div className="grid gap-6 lg:grid-cols-[20rem_1fr]">
      <div>
        <input
          type="search"
          aria-label={words.filter}
          placeholder={words.filter}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={controlClass}
        />
        <p role="status" className="my-2 text-sm text-ink-3">
          {found.length === 0 ? say(words.noMatch, { text }) : count(found.length, words.files)}
        </p>
        <nav
          aria-label={words.list}
          className="max-h-60 overflow-y-auto rounded-lg border bg-card p-1 lg:max-h-[calc(100dvh-18rem)]"
        >
          <ul>
            {found.map((one) => (
              <li key={one.file.path}>
                <FileLink found={one} here={one.file === shown} />
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {shown === undefined ? (
        <p className="text-ink-2">{words.choose}</p>
      ) : (
        <Card
          title={shown.path}
          action={<span className="tabular text-sm text-ink-3">{count(shown.tokens, words.tokens)}</span>}
        >
          <Suspense fallback={<Skeleton className="h-96 w-full" />}>
            <Prose text={shown.content} />
          </Suspense>
        </Card>
      )}
    </div>
  )
}

const FileLink = ({ found: { file, hits }, here }: { readonly found: FoundFile; readonly here: boolean }) => (
  <Link
    to="/brain"
    search={{ open: file.path }}
    replace
    aria-current={here ? 'page' : undefined}
    className={`flex items-center justify-between gap-2 rounded-md px-3 py-1.5 text-sm ${
      here ? 'bg-accent-soft text-accent' : 'text-ink-2 hover:bg-sunk'
    }`}
  >
    <span className="foreign">{file.path}</span>
    {hits === 0 ? null : <span className="tabular shrink-0 text-xs text-ink-3">{count(hits, words.hits)}</span>}
  </Link>
)
