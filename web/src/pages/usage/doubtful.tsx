import type { RunSnapshot } from '../../live/snapshot.ts'
import { Card } from '../../ui/card.tsx'
import { usd } from '../../ui/figures.ts'
import { count, say } from '../../words/say.ts'
import { usage as words } from '../../words/usage.ts'
import type { Spending } from './spending.ts'

interface DoubtfulProps {
  readonly usage: RunSnapshot['usage']
  readonly spending: Spending
  readonly inThePast: boolean
}

/** Money that brought nothing, or may have: said in words, and only where there is any. */
export function Doubtful({ usage, spending, inThePast }: DoubtfulProps) {
  const refused = spending.models.reduce((sum, one) => sum + one.refused, 0)
  const refusedUsd = spending.models.reduce((sum, one) => sum + one.refusedUsd, 0)
  const { possiblyPaidTwice, duplicateCalls, duplicateCostUsd } = usage
  const lines = [
    ...(refused > 0
      ? [
          say(count(refused, refusedUsd > 0 ? words.doubtful.refused : words.doubtful.refusedFree), {
            usd: usd(refusedUsd),
          }),
        ]
      : []),
    ...(possiblyPaidTwice > 0 ? [count(possiblyPaidTwice, words.doubtful.lost)] : []),
    ...(duplicateCalls > 0
      ? [
          `${say(count(duplicateCalls, words.doubtful.duplicates), { usd: usd(duplicateCostUsd) })}${inThePast ? ` ${words.doubtful.now}` : ''}`,
        ]
      : []),
  ]
  if (lines.length === 0) return null
  return (
    <Card title={words.doubtful.title}>
      <ul className="tabular list-disc space-y-1 ps-5 text-ink-2">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  )
}
