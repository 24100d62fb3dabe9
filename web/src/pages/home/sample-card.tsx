import { Link } from '@tanstack/react-router'
import { Play } from 'lucide-react'
import { useEffect } from 'react'
import { useQuery } from 'urql'
import { SampleDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import type { RunRow } from '../../live/run-pages.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Coverage } from '../../ui/coverage.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { hasEnded } from '../../ui/status-badge.tsx'
import { home } from '../../words/home.ts'

/** A finished run to look at before starting one. `rows`: runs as they are at this moment, of which it may be one. */
export function SampleCard({ rows }: { readonly rows: readonly RunRow[] }) {
  const [{ data, fetching }, again] = useQuery({ query: typed(SampleDocument) })
  const found = data?.sampleRun ?? null
  const sample = rows.find(({ id }) => id === found?.id) ?? found
  const first = rows.length > 0 && sample === null
  useEffect(() => {
    // The first run came while this page was open.
    if (first) again({ requestPolicy: 'network-only' })
  }, [first, again])
  if (sample === null && !fetching) return null
  const ended = sample !== null && hasEnded(sample.status)
  return (
    <Card title={home.sample.title}>
      {sample === null ? (
        <Skeleton className="h-34" />
      ) : (
        <div className="flex min-h-34 flex-col items-start gap-3">
          <p className="text-sm text-ink-2">{ended ? home.sample.text : home.sample.making}</p>
          <div className="w-full">
            <p className="foreign mb-1 line-clamp-2 text-sm font-medium">{sample.title}</p>
            <Coverage covered={sample.progress.covered} toCover={sample.progress.toCover} ended={ended} />
          </div>
          <Link
            to="/runs/$runId"
            params={{ runId: sample.id }}
            search={ended ? { seq: 0 } : {}}
            className={buttonClass('plain', 'sm')}
          >
            <Play size={14} aria-hidden="true" />
            {ended ? home.sample.action : home.sample.watchLive}
          </Link>
        </div>
      )}
    </Card>
  )
}
