import { Card } from '../../ui/card.tsx'
import { duration, usd } from '../../ui/figures.ts'
import { say } from '../../words/say.ts'
import { usage as words } from '../../words/usage.ts'
import { costLine, tenths } from './cost-line.ts'
import type { SpendingPoint } from './spending.ts'

interface CostOverTimeProps {
  readonly points: readonly SpendingPoint[]
  /** Begin and end of what is drawn, in milliseconds since 1970. */
  readonly from: number
  readonly to: number
}

const width = 600
const height = 120

/** How the cost of a run came together. */
export function CostOverTime({ points, from, to }: CostOverTimeProps) {
  const line = costLine(points, { from, to, width, height })
  const most = usd(points.at(-1)?.costUsd ?? 0)
  const after = duration(to - from)
  return (
    <Card title={words.overTime.title}>
      <div className="tabular relative">
        <span className="absolute -top-2 start-0 text-xs text-ink-3">{most}</span>
        <svg
          role="img"
          aria-label={say(words.overTime.chart, { from: usd(0), to: most, after })}
          viewBox={`0 -4 ${width} ${height + 5}`}
          preserveAspectRatio="none"
          className="mt-2 h-36 w-full"
        >
          <path d={`${line}V${height}H0Z`} fill="var(--color-accent-soft)" />
          <path d={`M0 ${height}H${width}`} stroke="var(--color-line)" vectorEffect="non-scaling-stroke" />
          <path d={line} fill="none" stroke="var(--color-accent)" strokeWidth={2} vectorEffect="non-scaling-stroke" />
        </svg>
        <div className="flex justify-between text-xs text-ink-3">
          <span>0</span>
          <span>{after}</span>
        </div>
      </div>
      <table className="sr-only">
        <caption>{words.overTime.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.overTime.after}</th>
            <th scope="col">{words.overTime.sum}</th>
          </tr>
        </thead>
        <tbody>
          {tenths(points).map(({ at, costUsd }) => (
            <tr key={`${at}${costUsd}`}>
              <td>{duration(Math.max(0, at - from))}</td>
              <td>{usd(costUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
