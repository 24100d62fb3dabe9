import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useQuery } from 'urql'
import { ClusterDocument, type ClusterQuery } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { Card } from '../../ui/card.tsx'
import { Failure } from '../../ui/failure.tsx'
import { integer } from '../../ui/figures.ts'
import { Moment } from '../../ui/moment.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { cluster as words } from '../../words/cluster.ts'
import { NodeTable } from './node-table.tsx'
import { ParkedRuns } from './parked-runs.tsx'
import { ProviderList } from './provider-list.tsx'

/** Nodes say what they carry about once a second; looking every other is as good as live. */
const everyMs = 2_000

/** Nodes, what rests, and who answers: the page of whoever operates the installation. */
export default function ClusterPage() {
  const [{ data, error }, reload] = useQuery({ query: typed(ClusterDocument), requestPolicy: 'network-only' })
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) reload({ requestPolicy: 'network-only' })
    }, everyMs)
    return () => clearInterval(timer)
  }, [reload])
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      {error === undefined ? null : (
        <div className="mb-6">
          <Failure error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
        </div>
      )}
      {data === undefined ? error === undefined ? <Skeleton className="h-96 w-full" /> : null : <Parts data={data} />}
    </>
  )
}

const Parts = ({ data }: { readonly data: ClusterQuery }) => (
  <div className="grid gap-6 xl:grid-cols-[1fr_24rem]">
    <div className="min-w-0 space-y-6">
      <Card title={words.nodes}>
        <NodeTable nodes={data.clusterNodes} />
      </Card>
      <Card title={words.parked}>
        <ParkedRuns />
      </Card>
    </div>
    <div className="min-w-0 space-y-6">
      <Card title={words.open}>
        <OpenRuns open={data.openRuns} />
      </Card>
      <Card title={words.providers}>
        <ProviderList providers={data.providers} />
      </Card>
      <Card title={words.lost}>
        <LostNodes lost={data.lostNodes} />
      </Card>
    </div>
  </div>
)

function OpenRuns({ open }: { readonly open: ClusterQuery['openRuns'] }) {
  if (open.length === 0) return <p className="text-ink-2">{words.openNone}</p>
  return (
    <ul className="flex flex-wrap gap-2">
      {open.map(({ status, count }) => (
        <li key={status}>
          <Link
            to="/runs"
            search={{ status: [status] }}
            className="flex items-center gap-2 rounded-md border px-3 py-2 hover:border-accent"
          >
            <StatusBadge status={status} />
            <span className="tabular font-medium">{integer(count)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function LostNodes({ lost }: { readonly lost: ClusterQuery['lostNodes'] }) {
  if (lost.length === 0) return <p className="text-ink-2">{words.lostNone}</p>
  return (
    <>
      <p className="mb-3 text-sm text-ink-2">{words.lostText}</p>
      <ul className="space-y-2">
        {lost.map(({ id, name, version, lostAt }) => (
          <li key={id} className="flex items-baseline justify-between gap-3">
            <span className="foreign min-w-0" title={id}>
              {name} <span className="text-sm text-ink-3">{version}</span>
            </span>
            <span className="text-sm text-ink-3">
              <Moment at={lostAt} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
