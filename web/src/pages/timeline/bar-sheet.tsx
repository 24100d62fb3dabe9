import { Link } from '@tanstack/react-router'
import type { Titles } from '../../live/titles.ts'
import { Badge } from '../../ui/badge.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { duration, fullTime, integer, usd } from '../../ui/figures.ts'
import { ForeignText } from '../../ui/foreign-text.tsx'
import type { Tone } from '../../ui/tone.ts'
import { say } from '../../words/say.ts'
import { timeline as words } from '../../words/timeline.ts'
import { useScene } from '../run/scene.tsx'
import { type Bar, spansOf } from './bar.ts'
import { waitedOf } from './bar-facts.tsx'
import { tookOf } from './bar-view.tsx'
import { nameOf, whoOf } from './lanes.ts'
import { spanLook } from './span-look.ts'

interface BarSheetProps {
  readonly bar: Bar
  readonly now: number
  readonly startedAt: number
  readonly exceeded: boolean
  readonly titles: Titles
  readonly critical: boolean
  readonly onClose: () => void
  readonly onOpen: (id: string) => void
  /** The bar that came before it. */
  readonly before: Bar | null
}

export const barTone: Readonly<Record<Bar['state'], Tone>> = {
  waiting: 'idle',
  open: 'busy',
  done: 'ok',
  failed: 'bad',
  cut: 'idle',
}

/** All that happened in an attempt of a step. */
export function BarSheet(props: BarSheetProps) {
  const { bar, now, startedAt, exceeded, titles, critical, onClose, onOpen, before } = props
  const { runId } = useScene()
  const since = (at: number): string => say(words.sheet.since, { after: duration(Math.max(0, at - startedAt)) })
  const happened = [
    ...spansOf(bar, exceeded).map((span) => ({ ...span, at: span.from, mark: null })),
    ...bar.marks.map((mark) => ({ ...mark, mark: mark.kind, from: mark.at, to: mark.at, costUsd: 0 })),
  ].toSorted((one, other) => one.at - other.at || one.seq - other.seq)
  const facts = [
    [words.columns.who, whoOf(bar, titles)],
    [words.columns.attempt, String(bar.attempt)],
    [words.columns.began, `${fullTime(bar.start ?? bar.from)} (${since(bar.start ?? bar.from)})`],
    [words.columns.waited, duration(waitedOf(bar, { now, exceeded }))],
    [words.columns.took, duration(tookOf(bar, now))],
    [words.columns.calls, integer(bar.calls)],
    [words.columns.rounds, integer(bar.rounds)],
    ...(bar.costUsd > 0 ? [[words.columns.cost, usd(bar.costUsd)]] : []),
    ...(bar.reason === null ? [] : [[words.sheet.reason, bar.reason]]),
  ]
  return (
    <Dialog title={nameOf(bar)} place="side" onClose={onClose}>
      <div className="space-y-5">
        <div className="flex flex-wrap gap-2">
          <Badge tone={barTone[bar.state]}>{words.states[bar.state]}</Badge>
          {critical ? <Badge>{words.path.title}</Badge> : null}
        </div>
        <dl className="tabular grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
          {facts.map(([name = '', value = '']) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd className="foreign">
                <ForeignText text={value} />
              </dd>
            </div>
          ))}
          {before === null ? null : (
            <div className="contents">
              <dt className="text-ink-3">{words.sheet.after}</dt>
              <dd>
                <button type="button" className="text-accent underline" onClick={() => onOpen(before.id)}>
                  {nameOf(before)}
                </button>
              </dd>
            </div>
          )}
        </dl>
        <div>
          <h3 className="mb-2 font-semibold">{words.sheet.pieces}</h3>
          {happened.length === 0 ? <p className="text-sm text-ink-2">{words.sheet.nothing}</p> : null}
          <ol className="divide-y border-y text-sm">
            {happened.map((one) => (
              <li key={`${one.kind}${one.from}${one.seq}`} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
                <span className="tabular w-24 shrink-0 whitespace-nowrap text-ink-3">{since(one.from)}</span>
                <span
                  aria-hidden="true"
                  className={
                    one.mark === null
                      ? 'h-2 w-4 shrink-0 self-center'
                      : 'mx-1 size-2 shrink-0 rotate-45 self-center bg-ink-3'
                  }
                  style={one.mark === null ? spanLook[one.kind] : undefined}
                />
                <span className="foreign min-w-0 flex-1 basis-40">
                  {one.mark === null ? words.kinds[one.kind] : words.marks[one.mark]}
                  {one.label === '' ? null : (
                    <span className="text-ink-2">
                      : <ForeignText text={one.label.slice(0, 300)} />
                    </span>
                  )}
                </span>
                <span className="tabular text-ink-2">
                  {one.mark === null ? duration((one.to ?? now) - one.from) : ''}
                  {one.costUsd > 0 ? ` · ${usd(one.costUsd)}` : ''}
                </span>
                <Link
                  to="/runs/$runId/events"
                  params={{ runId }}
                  search={(search) => ({ ...search, open: `event:${one.seq}` })}
                  className="tabular text-accent underline"
                >
                  {say(words.sheet.event, { seq: one.seq })}
                </Link>
              </li>
            ))}
          </ol>
        </div>
        <Link to="/runs/$runId" params={{ runId }} search={{ seq: bar.seq }} className={buttonClass('plain', 'sm')}>
          {words.sheet.stage}
        </Link>
      </div>
    </Dialog>
  )
}
