import { useMemo } from 'react'
import { inWords } from '../../live/titles.ts'
import { useGrown } from '../../live/use-grown.ts'
import { integer, short, usd } from '../../ui/figures.ts'
import { Empty, Notice } from '../../ui/notice.tsx'
import { hasEnded } from '../../ui/status-badge.tsx'
import { useNow } from '../../ui/use-now.ts'
import { say } from '../../words/say.ts'
import { usage as words } from '../../words/usage.ts'
import { useScene } from '../run/scene.tsx'
import { usePacedEvents } from '../run/use-paced-events.ts'
import { BudgetCard } from './budget-card.tsx'
import { spendingBySteps } from './by-step.ts'
import { CostOverTime } from './cost-over-time.tsx'
import { Doubtful } from './doubtful.tsx'
import { spendingOf } from './spending.ts'
import { isUsed } from './usage-figures.ts'
import { type UsageRow, UsageTable } from './usage-table.tsx'

/** What a run has asked of models, and what that cost: by persona, by step, by model, over time, and of its budget. */
export default function UsagePage() {
  const { run, seq } = useScene()
  const events = usePacedEvents(500)
  const spending = useGrown(events, spendingOf)
  const { usage, budget, provider } = run
  const steps = useMemo(() => spendingBySteps(run.steps), [run.steps])
  const live = seq === null && !hasEnded(run.status)
  const clock = useNow(1_000, live)
  const from = Date.parse(run.createdAt)
  const lastAt = Date.parse(events.at(-1)?.at ?? run.createdAt)
  const costs = usage.costUsd > 0
  if (!isUsed(usage) && budget === null) return <Empty title={words.nothing.title} text={words.nothing.text} />
  const figures = [
    ...(costs
      ? [
          {
            name: words.figures.cost,
            value: usd(usage.costUsd),
            more: say(words.figures.perCall, { usd: usd(usage.costUsd / Math.max(1, usage.calls)) }),
          },
        ]
      : []),
    {
      name: words.figures.calls,
      value: integer(usage.calls),
      more: usage.cachedAnswers > 0 ? say(words.figures.cached, { n: integer(usage.cachedAnswers) }) : '',
    },
    ...(usage.inputTokens + usage.outputTokens > 0
      ? [
          {
            name: words.figures.input,
            value: integer(usage.inputTokens),
            more:
              usage.cachedInputTokens > 0 ? say(words.figures.cachedTokens, { n: short(usage.cachedInputTokens) }) : '',
          },
          { name: words.figures.output, value: integer(usage.outputTokens), more: '' },
        ]
      : []),
  ]
  const byPersona: readonly UsageRow[] = usage.byPersona.map(({ persona, usage: used }) => ({
    ...used,
    key: persona.id,
    name: persona.title,
  }))
  const bySteps: readonly UsageRow[] = steps.flatMap(({ attempts, ...step }) => [
    { ...step, key: `${step.phase} ${step.step}`, name: inWords(step.step) },
    ...(attempts.length < 2
      ? []
      : attempts.map((one) => ({
          ...one,
          key: one.id,
          name: say(words.by.attempt, { n: one.attempt }),
          within: true,
        }))),
  ])
  const byModel: readonly UsageRow[] = [
    ...spending.models.map((one) => ({
      ...one,
      key: `${one.provider} ${one.model}`,
      name: one.model.includes('/') ? one.model : `${one.provider} (${one.model})`,
    })),
    ...(isUsed(spending.unanswered) ? [{ ...spending.unanswered, key: '-', name: words.by.unanswered }] : []),
  ]
  return (
    <div className="space-y-4">
      {costs || !isUsed(usage) ? null : (
        <Notice
          tone="ok"
          title={words.free.title}
          text={provider === null || provider === 'offline' ? words.free.text : say(words.free.textOther, { provider })}
        />
      )}
      <dl
        className={`grid gap-3 ${figures.length > 1 ? 'grid-cols-2 md:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]' : ''}`}
      >
        {figures.map(({ name, value, more }) => (
          <div key={name} className="rounded-lg border bg-card p-4 shadow-card">
            <dt className="text-sm text-ink-3">{name}</dt>
            <dd className="tabular text-xl font-semibold">{value}</dd>
            <dd className="tabular min-h-5 text-sm text-ink-3">{more}</dd>
          </div>
        ))}
      </dl>
      <Doubtful usage={usage} spending={spending} inThePast={seq !== null} />
      {costs || budget !== null ? (
        <div className="grid gap-4 lg:grid-cols-2">
          <BudgetCard budget={budget} />
          {costs ? (
            <CostOverTime points={spending.points} from={from} to={live ? Math.max(clock, lastAt) : lastAt} />
          ) : null}
        </div>
      ) : null}
      <UsageTable title={words.by.persona} of={words.by.columns.persona} rows={byPersona} total={usage} costs={costs} />
      <UsageTable title={words.by.step} of={words.by.columns.step} rows={bySteps} total={usage} costs={costs} />
      <UsageTable
        title={words.by.model}
        of={words.by.columns.model}
        rows={byModel}
        total={spending.total}
        costs={costs}
      />
    </div>
  )
}
