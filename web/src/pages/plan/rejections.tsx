import type { RunSnapshotFragment } from '../../api/generated/graphql.ts'
import { Card } from '../../ui/card.tsx'
import { plan as words } from '../../words/plan.ts'
import { say } from '../../words/say.ts'
import { FindingList } from './finding-list.tsx'

type Plan = NonNullable<RunSnapshotFragment['plan']>

/** Proposals that were sent back, with what stood against them. Nothing where none was. */
export const Rejections = ({ rejections }: Pick<Plan, 'rejections'>) =>
  rejections.length === 0 ? null : (
    <Card title={words.rejected.title}>
      <p className="mb-3 text-sm text-ink-2">{words.rejected.text}</p>
      <ol className="grid gap-4">
        {rejections.map((findings, index) => (
          <li key={index}>
            <h3 className="mb-1 text-sm font-semibold">{say(words.rejected.round, { n: index + 1 })}</h3>
            <FindingList findings={findings} />
          </li>
        ))}
      </ol>
    </Card>
  )
