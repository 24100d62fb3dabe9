import type { ReactNode } from 'react'
import { Card } from '../../ui/card.tsx'
import { integer, usd } from '../../ui/figures.ts'
import { usage as words } from '../../words/usage.ts'
import type { UsageFigures } from './usage-figures.ts'

export interface UsageRow extends UsageFigures {
  readonly key: string
  readonly name: ReactNode
  /** A part of the row above it, which it adds nothing to. */
  readonly within?: boolean
  readonly refused?: number
}

interface UsageTableProps {
  readonly title: string
  /** What the first column is. */
  readonly of: string
  readonly rows: readonly UsageRow[]
  readonly total: UsageFigures
  /** Whether anything costs: otherwise tokens are compared, or answers, and no column of zeros is drawn. */
  readonly costs: boolean
}

/** What each of several has used, the share of each as a bar, and the sum of all. */
export function UsageTable({ title, of, rows, total, costs }: UsageTableProps) {
  const refuses = rows.some(({ refused = 0 }) => refused > 0)
  const caches = rows.some(({ cachedAnswers }) => cachedAnswers > 0)
  const reads = total.inputTokens + total.outputTokens > 0
  const weigh = (one: UsageFigures): number =>
    costs ? one.costUsd : reads ? one.inputTokens + one.outputTokens : one.calls
  const whole = weigh(total)
  const figures = (one: UsageFigures, refused: number): ReactNode => (
    <>
      <Figure>{integer(one.calls)}</Figure>
      {caches ? <Figure>{integer(one.cachedAnswers)}</Figure> : null}
      {refuses ? <Figure>{integer(refused)}</Figure> : null}
      {reads ? <Figure>{integer(one.inputTokens)}</Figure> : null}
      {reads ? <Figure>{integer(one.outputTokens)}</Figure> : null}
      {costs ? <Figure>{usd(one.costUsd)}</Figure> : null}
    </>
  )
  return (
    <Card title={title}>
      <div className="-mx-4 overflow-x-auto px-4" tabIndex={0} role="region" aria-label={title}>
        <table className="tabular w-full text-sm">
          <thead className="border-b text-ink-3">
            <tr>
              <th scope="col" className="py-1.5 pe-3 text-start font-medium">
                {of}
              </th>
              {[
                words.by.columns.calls,
                ...(caches ? [words.by.columns.cached] : []),
                ...(refuses ? [words.by.columns.refused] : []),
                ...(reads ? [words.by.columns.input, words.by.columns.output] : []),
                ...(costs ? [words.by.columns.cost] : []),
              ].map((column) => (
                <th key={column} scope="col" className="py-1.5 ps-4 text-end font-medium whitespace-nowrap">
                  {column}
                </th>
              ))}
              <th scope="col" className="w-1/5 min-w-24 py-1.5 ps-4 text-start font-medium">
                {words.by.columns.share}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {rows.map((row) => {
              const share = whole === 0 ? 0 : weigh(row) / whole
              return (
                <tr key={row.key} className={row.within === true ? 'text-ink-2' : ''}>
                  <th
                    scope="row"
                    className={`foreign min-w-36 py-1.5 text-start ${row.within === true ? 'ps-4 font-normal' : 'font-medium'}`}
                  >
                    {row.name}
                  </th>
                  {figures(row, row.refused ?? 0)}
                  <td className="py-1.5 ps-4">
                    <span className="flex items-center gap-2">
                      <span aria-hidden="true" className="h-2 flex-1 overflow-hidden rounded-full bg-sunk">
                        <span
                          className={`block h-full rounded-full ${row.within === true ? 'bg-line-strong' : 'bg-accent'}`}
                          style={{ width: `${share * 100}%` }}
                        />
                      </span>
                      <span className="w-9 text-end text-xs text-ink-3">{Math.round(share * 100)}%</span>
                    </span>
                  </td>
                </tr>
              )
            })}
          </tbody>
          <tfoot className="border-t font-semibold">
            <tr>
              <th scope="row" className="py-1.5 text-start">
                {words.by.total}
              </th>
              {figures(
                total,
                rows.reduce((sum, { refused = 0 }) => sum + refused, 0),
              )}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </Card>
  )
}

const Figure = ({ children }: { readonly children: ReactNode }) => (
  <td className="py-1.5 ps-4 text-end font-normal whitespace-nowrap">{children}</td>
)
