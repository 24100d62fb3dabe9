import type { CSSProperties } from 'react'
import type { RunSnapshot } from '../../live/snapshot.ts'
import { Card } from '../../ui/card.tsx'
import { usd } from '../../ui/figures.ts'
import { say } from '../../words/say.ts'
import { usage as words } from '../../words/usage.ts'
import { type BudgetPart, budgetParts } from './budget-parts.ts'

const looks: Readonly<Record<BudgetPart['kind'], CSSProperties>> = {
  spent: { background: 'var(--color-accent)' },
  possibly: {
    background: 'repeating-linear-gradient(135deg, var(--color-warn) 0 3px, var(--color-warn-soft) 3px 6px)',
  },
  reserved: {
    background: 'repeating-linear-gradient(135deg, var(--color-accent) 0 3px, var(--color-accent-soft) 3px 6px)',
  },
  left: { background: 'var(--color-sunk)' },
}

/** What a run may spend, and where it went. */
export function BudgetCard({ budget }: { readonly budget: RunSnapshot['budget'] }) {
  if (budget === null)
    return (
      <Card title={words.budget.title}>
        <p className="text-ink-2">{words.budget.none}</p>
      </Card>
    )
  const parts = budgetParts(budget)
  const left = parts.find(({ kind }) => kind === 'left')?.usd ?? 0
  const limit = usd(budget.limitUsd)
  const named = parts.map(({ kind, usd: amount }) =>
    say(words.budget.part, { name: words.budget[kind], usd: usd(amount) }),
  )
  return (
    <Card title={words.budget.title}>
      <p className="tabular mb-3">
        {left > 0 ? say(words.budget.sentence, { left: usd(left), limit }) : say(words.budget.over, { limit })}
      </p>
      <div
        role="img"
        aria-label={say(words.budget.bar, { limit, parts: named.join(', ') })}
        className="mb-3 flex h-4 overflow-hidden rounded-full border"
      >
        {parts.map(({ kind, share }) => (
          <span key={kind} style={{ ...looks[kind], width: `${share * 100}%` }} />
        ))}
      </div>
      <dl className="tabular grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
        {parts.map(({ kind, usd: amount }) => (
          <div key={kind} className="contents">
            <dt className="flex items-center gap-2 text-ink-2">
              <span aria-hidden="true" className="size-3 shrink-0 rounded-[3px] border" style={looks[kind]} />
              {words.budget[kind]}
            </dt>
            <dd className="text-end">{usd(amount)}</dd>
          </div>
        ))}
      </dl>
      {budget.possiblySpentUsd > 0 ? <p className="mt-2 text-sm text-ink-3">{words.budget.possiblyHint}</p> : null}
      {budget.exceeded ? <p className="mt-2 text-sm font-medium text-warn">{words.budget.waits}</p> : null}
    </Card>
  )
}
