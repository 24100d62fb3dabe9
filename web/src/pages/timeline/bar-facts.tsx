import type { Titles } from '../../live/titles.ts'
import { duration, usd } from '../../ui/figures.ts'
import { say } from '../../words/say.ts'
import { timeline as words } from '../../words/timeline.ts'
import { type Bar, endOf, spansOf, waitedIn } from './bar.ts'
import { tookOf } from './bar-view.tsx'
import { nameOf, whoOf } from './lanes.ts'

/** How long a bar waited, for whatever. */
export function waitedOf(bar: Bar, { now, exceeded }: { readonly now: number; readonly exceeded: boolean }): number {
  const waited = waitedIn(spansOf(bar, exceeded), { from: bar.from, to: endOf(bar, now) })
  return [...waited.values()].reduce((sum, ms) => sum + ms, 0)
}

interface BarTipProps {
  readonly bar: Bar
  readonly now: number
  readonly exceeded: boolean
  readonly titles: Titles
  readonly critical: boolean
  readonly place: { readonly x: number; readonly y: number }
}

/** What a bar says when it is pointed at. */
export function BarTip({ bar, now, exceeded, titles, critical, place }: BarTipProps) {
  const waited = waitedOf(bar, { now, exceeded })
  const facts = [
    [words.columns.state, words.states[bar.state]],
    [words.columns.took, duration(tookOf(bar, now))],
    ...(waited > 0 ? [[words.columns.waited, duration(waited)]] : []),
    ...(bar.costUsd > 0 ? [[words.columns.cost, usd(bar.costUsd)]] : []),
    ...(bar.rounds > 1 ? [[words.columns.rounds, String(bar.rounds)]] : []),
    ...bar.marks.slice(-3).map(({ kind, label }) => [words.marks[kind], label.slice(0, 80)]),
  ]
  return (
    <div
      role="presentation"
      className="pointer-events-none fixed z-40 w-64 rounded-md border bg-card p-3 text-sm shadow-over"
      style={{
        left: Math.max(8, Math.min(place.x, window.innerWidth - 264)),
        top: place.y + 190 > window.innerHeight ? undefined : place.y + 10,
        bottom: place.y + 190 > window.innerHeight ? window.innerHeight - place.y + 34 : undefined,
      }}
    >
      <p className="foreign font-medium">
        {nameOf(bar)}
        {bar.attempt > 1 ? `, ${say(words.attempt, { n: bar.attempt })}` : ''}
      </p>
      <p className="foreign mb-1 text-ink-2">{whoOf(bar, titles)}</p>
      <dl className="tabular grid grid-cols-[auto_1fr] gap-x-3">
        {facts.map(([name = '', value = ''], index) => (
          <div key={`${name}${index}`} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="foreign text-end">{value}</dd>
          </div>
        ))}
      </dl>
      {critical ? <p className="mt-1 font-medium">{words.path.title}</p> : null}
    </div>
  )
}
