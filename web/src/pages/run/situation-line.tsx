import { Link, useLocation } from '@tanstack/react-router'
import {
  CircleAlert,
  CircleCheck,
  CircleDot,
  CirclePause,
  CircleSlash,
  History,
  LoaderCircle,
  TriangleAlert,
} from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useOffer } from '../../app/commands.ts'
import { Button } from '../../ui/button.tsx'
import { clockTime, integer } from '../../ui/figures.ts'
import { readFailure } from '../../ui/failure.tsx'
import type { EventLogState } from '../../live/event-log.ts'
import type { Tone } from '../../ui/tone.ts'
import { run as words } from '../../words/run.ts'
import { say } from '../../words/say.ts'
import { AskPanel } from './asks/ask-panel.tsx'
import { Delivery } from './delivery.tsx'
import { useLog, useScene } from './scene.tsx'
import { type Situation, situationOf } from './situation.ts'
import { SituationDetails } from './situation-details.tsx'
import { useSteering } from './steer/steering.tsx'
import { useLogPart } from './use-log-part.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useTelling } from './use-telling.ts'

const { situation: said, connection: broken } = words

/**
 * How the run stands and what can be done about it, in a line that is always there and always as high, so that nothing
 * below it moves when that changes. What waits for a person is answered right below it.
 */
export function SituationLine({ onFollowAgain }: { readonly onFollowAgain: () => void }) {
  const { run, seq } = useScene()
  const failure = useLogPart(({ connection, error }) => (connection === 'failed' ? error : null))
  const situation = situationOf(run)
  const waits = seq === null && situation.kind === 'asks'
  // What waited when the page came is open at once; what comes later waits to be opened, so that nothing moves.
  const [open, setOpen] = useState(waits)
  useShortcuts({ a: () => waits && setOpen(true) })
  useOffer(
    useMemo(
      () =>
        waits
          ? [{ id: 'answer', name: said.answerAll, group: words.steer.menu, keys: 'a', run: () => setOpen(true) }]
          : [],
      [waits],
    ),
  )
  const pathname = useLocation({ select: (location) => location.pathname })
  const waiting = useRef(waits)
  waiting.current = waits
  // What was answered keeps its room only on the page where that was done.
  useEffect(() => {
    if (!waiting.current) setOpen(false)
  }, [pathname])
  return (
    <section aria-label={words.situation.detailsTitle} className="mt-3">
      {seq !== null ? (
        <PastLine seq={seq} />
      ) : failure !== null ? (
        <Line tone="bad" Icon={TriangleAlert} title={broken.failed} text={readFailure(failure).title}>
          <Button size="sm" onClick={onFollowAgain}>
            {broken.again}
          </Button>
        </Line>
      ) : (
        <Line tone={situation.tone} Icon={icons[situation.kind]} title={situation.title} text={<Text {...situation} />}>
          {waits ? (
            <Button size="sm" look={open ? 'plain' : 'primary'} aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? said.hideAsks : said.answer}
            </Button>
          ) : (
            <Actions kind={situation.kind} />
          )}
        </Line>
      )}
      <p role="status" className="sr-only">
        {seq !== null || situation.kind === 'working' ? '' : `${situation.title}. ${situation.text}`}
      </p>
      {open && seq === null && failure === null ? <AskPanel onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

const icons = {
  asks: CircleAlert,
  budget: CircleAlert,
  parked: TriangleAlert,
  failed: TriangleAlert,
  paused: CirclePause,
  cancelled: CircleSlash,
  completed: CircleCheck,
  queued: CircleDot,
  working: LoaderCircle,
} as const

const grounds: Readonly<Record<Tone, string>> = {
  idle: 'bg-card text-ink-2',
  busy: 'bg-card text-accent',
  ok: 'bg-ok-soft text-ok border-transparent',
  warn: 'bg-warn-soft text-warn border-transparent',
  bad: 'bg-bad-soft text-bad border-transparent',
}

interface LineProps {
  readonly tone: Tone
  readonly ground?: string
  readonly Icon: typeof CircleAlert
  readonly title: string
  readonly text: ReactNode
  readonly children?: ReactNode
}

const Line = ({ tone, ground = grounds[tone], Icon, title, text, children }: LineProps) => (
  <div
    className={`flex h-32 flex-col justify-between gap-x-4 rounded-md border px-4 py-3 md:h-14 md:flex-row md:items-center md:py-0 ${ground}`}
  >
    <div className="flex min-w-0 items-start gap-3 md:flex-1 md:items-center">
      <Icon
        size={18}
        aria-hidden="true"
        className={`mt-1 shrink-0 md:mt-0 ${Icon === LoaderCircle ? 'animate-spin' : ''}`}
      />
      <div className="min-w-0 flex-1">
        <p className="foreign truncate font-medium" title={title}>
          {title}
        </p>
        <div className="foreign line-clamp-2 text-sm text-ink-2 empty:hidden md:line-clamp-1">{text}</div>
      </div>
    </div>
    <div className="flex shrink-0 items-center gap-2 empty:hidden max-md:justify-end">{children}</div>
  </div>
)

function Text({ kind, text }: Situation) {
  const { run, runId } = useScene()
  const why = useLogPart(({ events }) => (kind === 'paused' ? reasonOf(events) : null))
  const missing = kind === 'completed' ? (run.outcome?.notCovered ?? []) : []
  const whole = why ?? text
  if (missing.length === 0) return whole === '' ? null : <span title={whole}>{whole}</span>
  return (
    <>
      {said.notCovered}
      {missing.slice(0, 8).map((clause) => (
        <Link
          key={clause}
          to="/runs/$runId/hub"
          params={{ runId }}
          search={(before) => ({ seq: before.seq, open: `clause:${clause}` })}
          className="me-2 font-mono text-warn underline"
        >
          {clause}
        </Link>
      ))}
      {missing.length > 8 ? `+${missing.length - 8} ` : ''}
      {text === '' ? null : <span title={text}>· {text}</span>}
    </>
  )
}

/** Why somebody paused the run last, where they said it. */
function reasonOf(events: EventLogState['events']): string | null {
  const reason = (events.findLast(({ type }) => type === 'RunPaused')?.data as { reason?: unknown } | undefined)?.reason
  return typeof reason === 'string' ? reason : null
}

function Actions({ kind }: { readonly kind: Situation['kind'] }) {
  const { powers, open } = useSteering()
  if (kind === 'completed') return <Delivery />
  if (kind === 'parked' || kind === 'failed') return <SituationDetails />
  if (kind !== 'budget') return null
  return (
    <Button size="sm" look="primary" disabled={powers.raise !== null} onClick={() => open('raise')}>
      {words.steer.raise.name}
    </Button>
  )
}

function PastLine({ seq }: { readonly seq: number }) {
  const { goTo } = useScene()
  const { powers, open } = useSteering()
  const { events, headSeq } = useLog()
  const tell = useTelling()
  const event = events[seq - 1]
  // The log comes after the moment.
  const head = headSeq < seq ? '…' : integer(headSeq)
  const text = event === undefined ? said.pastBegin : say(said.pastAt, { time: clockTime(event.at), what: tell(event) })
  return (
    <Line
      tone="busy"
      ground="border-accent bg-accent-soft text-accent"
      Icon={History}
      title={say(said.past, { seq: integer(seq), head })}
      text={text}
    >
      <Button size="sm" disabled={powers.fork !== null} onClick={() => open('fork')}>
        {said.forkHere}
      </Button>
      <Button size="sm" look="primary" onClick={() => goTo(null)}>
        {said.backToNow}
      </Button>
    </Line>
  )
}
