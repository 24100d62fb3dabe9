import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { ParkedRunsDocument, type ParkedRunsQuery, ResumeDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { cluster as words } from '../../words/cluster.ts'
import { say } from '../../words/say.ts'

type Parked = ParkedRunsQuery['runs']['nodes'][number]

/** Runs that rest with an error, and what lets them go on. */
export function ParkedRuns() {
  const [{ data, error }, reload] = useQuery({ query: typed(ParkedRunsDocument), requestPolicy: 'network-only' })
  const again = (): void => reload({ requestPolicy: 'network-only' })
  if (data === undefined)
    return error === undefined ? <Skeleton className="h-16 w-full" /> : <Failure error={error} retry={again} />
  const { nodes, pageInfo } = data.runs
  if (nodes.length === 0) return <p className="text-ink-2">{words.parkedNone}</p>
  return (
    <>
      <p className="mb-3 text-sm text-ink-2">{words.parkedText}</p>
      <ul className="divide-y">
        {nodes.map((run) => (
          <li key={run.id} className="py-3">
            <ParkedRun run={run} onDone={again} />
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage ? (
        <p className="mt-3 text-sm">
          {words.parkedMore}{' '}
          <Link to="/runs" search={{ status: ['PARKED'] }} className="text-accent hover:underline">
            {words.parkedAll}
          </Link>
        </p>
      ) : null}
    </>
  )
}

function ParkedRun({ run, onDone }: { readonly run: Parked; readonly onDone: () => void }) {
  const [{ fetching, error }, resume] = useMutation(typed(ResumeDocument))
  const [refused, setRefused] = useState<string | null>(null)
  // One intention, one key: a second press of the button does nothing more.
  const [key] = useState(() => crypto.randomUUID())
  const ask = async (dropMessage: boolean): Promise<void> => {
    const idempotencyKey = `${key}-${dropMessage ? 'drop' : 'again'}`
    const { data } = await resume({ input: { runId: run.id, reason: null, dropMessage, idempotencyKey } })
    setRefused(data?.answer.userErrors[0]?.message ?? null)
    onDone()
  }
  const message = run.parked?.message ?? null
  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0 flex-1 basis-72">
        <Link to="/runs/$runId" params={{ runId: run.id }} className="foreign font-medium hover:text-accent">
          {run.title}
        </Link>
        <p className="foreign mt-1 line-clamp-3 text-sm text-bad">{run.parked?.error ?? run.progress.waitsFor}</p>
        <p className="foreign mt-1 text-sm text-ink-3">
          <Moment at={run.parked?.at ?? run.progress.updatedAt} />{' '}
          {message === null ? '' : say(words.message, { kind: message.kind ?? '', type: message.type ?? '' })}
        </p>
        {refused === null ? null : (
          <p role="alert" className="foreign mt-1 text-sm text-bad">
            {refused}
          </p>
        )}
        {error === undefined ? null : <Failure error={error} />}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabled={fetching} onClick={() => void ask(false)}>
          {words.resume}
        </Button>
        {message === null ? null : (
          <Button size="sm" look="quiet" disabled={fetching} onClick={() => void ask(true)}>
            {words.drop}
          </Button>
        )}
      </div>
    </div>
  )
}
