import { useMemo } from 'react'
import { titleOf } from '../../net/step-words.ts'
import { Card } from '../../ui/card.tsx'
import { plan as words } from '../../words/plan.ts'
import { count, say } from '../../words/say.ts'
import type { NetLog } from './plan-log.ts'
import { type MatrixCell, rulesMatrix } from './rules-matrix.ts'
import type { ShownPlan } from './use-plans.ts'

interface RulesCardProps {
  readonly rules: ShownPlan['plan']['rules']
  readonly titles: ReadonlyMap<string, string>
  readonly log: NetLog
}

/** Who may hand to whom, with how often they did. */
export function RulesCard({ rules, titles, log }: RulesCardProps) {
  const { columns, rows } = useMemo(() => rulesMatrix(rules.handoffs, log), [rules.handoffs, log])
  const title = (name: string): string => titles.get(name) ?? titleOf(name)
  return (
    <Card title={words.rules.title}>
      <p className="mb-3 text-sm text-ink-2">{rows.length === 0 ? words.rules.none : words.rules.text}</p>
      {rows.length === 0 ? null : (
        // biome-ignore lint: a region that scrolls has to be reachable by keyboard.
        <div className="relative overflow-x-auto" role="region" aria-label={words.rules.title} tabIndex={0}>
          <table className="text-sm">
            <thead>
              <tr>
                <th
                  scope="col"
                  className="sticky start-0 bg-card pe-3 text-start align-bottom text-xs font-medium text-ink-3"
                >
                  {words.rules.from}
                </th>
                {columns.map((to) => (
                  <th key={to} scope="col" className="h-42 px-1 align-bottom font-medium">
                    <span className="foreign inline-block max-h-40 rotate-180 overflow-hidden text-xs whitespace-nowrap text-ink-2 [writing-mode:vertical-rl]">
                      {title(to)}
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ from, cells }) => (
                <tr key={from} className="border-t">
                  <th
                    scope="row"
                    className="foreign sticky start-0 bg-card pe-3 text-start font-medium whitespace-nowrap"
                  >
                    {title(from)}
                  </th>
                  {cells.map((cell) => (
                    <Cell key={cell.to} cell={cell} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ul className="mt-3 text-sm text-ink-2">
        <li>{say(words.rules.rework, { n: rules.reworkRounds })}</li>
        <li className="foreign">
          {rules.approvals.length === 0
            ? words.rules.noApprovals
            : say(words.rules.approvals, { names: rules.approvals.map(titleOf).join(', ') })}
        </li>
      </ul>
    </Card>
  )
}

function Cell({ cell: { kinds, handed, refused } }: { readonly cell: MatrixCell }) {
  const said = [
    kinds === null
      ? words.rules.forbidden
      : kinds.length === 0
        ? words.rules.allowed
        : say(words.rules.allowedKinds, { kinds: kinds.map(kindWord).join(', ') }),
    ...(handed === 0 ? [] : [count(handed, words.rules.used)]),
    ...(refused === 0 ? [] : [count(refused, words.rules.refused)]),
  ].join('; ')
  const look =
    refused > 0
      ? 'bg-bad-soft text-bad'
      : handed > 0
        ? 'bg-accent-soft text-accent'
        : kinds === null
          ? 'text-ink-3'
          : 'text-ink-2'
  return (
    <td title={said} className="p-0.5 text-center">
      <span
        aria-hidden="true"
        className={`tabular inline-flex size-7 items-center justify-center rounded-sm text-xs font-semibold ${look}`}
      >
        {handed > 0 ? handed : refused > 0 ? '×' : kinds === null ? '' : '•'}
      </span>
      <span className="sr-only">{said}</span>
    </td>
  )
}

const kindWord = (kind: string): string => kind.toLowerCase().replaceAll('_', ' ')
