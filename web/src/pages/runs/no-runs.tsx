import { Link } from '@tanstack/react-router'
import { useQuery } from 'urql'
import { SampleDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/notice.tsx'
import { runs } from '../../words/runs.ts'

/** Stands where there has never been a run. */
export function NoRuns() {
  const [{ data }] = useQuery({ query: typed(SampleDocument) })
  const sample = data?.sampleRun ?? null
  const action = (
    <div className="flex flex-wrap justify-center gap-2">
      <Link to="/" className={buttonClass('primary')}>
        {runs.empty.start}
      </Link>
      {sample === null ? null : (
        <Link to="/runs/$runId" params={{ runId: sample.id }} search={{ seq: 0 }} className={buttonClass()}>
          {runs.empty.sample}
        </Link>
      )}
    </div>
  )
  return <Empty title={runs.empty.title} text={runs.empty.text} action={action} />
}
