import { useMemo } from 'react'
import { useQuery } from 'urql'
import { WorkflowsDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { workflows as words } from '../../words/workflows.ts'
import { Workbench } from './workbench.tsx'
import { WorkflowList } from './workflow-list.tsx'

/** The workflows of the brain, and a bench to draw and check one's own. */
export default function WorkflowsPage() {
  const [{ data, error }, ask] = useQuery({ query: typed(WorkflowsDocument) })
  const titles = useMemo(() => new Map((data?.personas ?? []).map((one) => [one.name, one.title])), [data?.personas])
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      {data !== undefined ? (
        data.workflows.length === 0 ? (
          <Empty title={words.none.title} text={words.none.text} />
        ) : (
          <WorkflowList items={data.workflows} />
        )
      ) : error === undefined ? (
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          <Skeleton className="h-32 w-full" />
          <Skeleton className="h-32 w-full" />
        </div>
      ) : (
        <Failure error={error} retry={() => ask({ requestPolicy: 'network-only' })} />
      )}
      <Workbench known={data?.workflows ?? []} titles={titles} />
    </>
  )
}
