import { useQuery } from 'urql'
import { ChoicesDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { useRunList } from '../../live/use-run-list.ts'
import { Card } from '../../ui/card.tsx'
import { useTitle } from '../../ui/page-head.tsx'
import { app } from '../../words/app.ts'
import { home } from '../../words/home.ts'
import { OrderForm } from './order-form.tsx'
import { Picture } from './picture.tsx'
import { mostRecent, RecentRuns } from './recent-runs.tsx'
import { SampleCard } from './sample-card.tsx'

const everyRun = { search: '', status: [] }

/** Where runs are started; beside it how it works, a run to watch, and the latest ones. */
export default function HomePage() {
  useTitle(app.pages.home)
  const [{ data }] = useQuery({ query: typed(ChoicesDocument) })
  const { list, state } = useRunList(everyRun, mostRecent)
  return (
    <div className="mx-auto grid max-w-6xl gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] lg:pt-6">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight">{home.title}</h1>
        <p className="mt-2 mb-6 max-w-prose text-ink-2">{home.text}</p>
        <OrderForm choices={data ?? null} />
      </div>
      <aside className="grid min-w-0 content-start items-start gap-6 sm:grid-cols-2 lg:row-span-2 lg:grid-cols-1 lg:pt-2">
        <Card title={home.picture.title}>
          <Picture />
        </Card>
        <SampleCard rows={state.rows} />
      </aside>
      <div className="min-w-0">
        <RecentRuns list={list} state={state} />
      </div>
    </div>
  )
}
