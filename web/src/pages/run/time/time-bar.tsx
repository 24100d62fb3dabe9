import { ChevronLeft, ChevronRight, ListVideo, Pause, Play, RotateCcw, SkipBack, SkipForward } from 'lucide-react'
import { type KeyboardEvent, lazy, Suspense, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { clockTime, integer } from '../../../ui/figures.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { hasEnded } from '../../../ui/status-badge.tsx'
import { useGrown } from '../../../live/use-grown.ts'
import { run as words } from '../../../words/run.ts'
import { say } from '../../../words/say.ts'
import { useLog, useScene } from '../scene.tsx'
import { useShortcuts } from '../use-shortcuts.ts'
import { useTelling } from '../use-telling.ts'
import { markBeside, marksOfEvents } from './marks.ts'
import { TimeSlider } from './time-slider.tsx'
import { speeds, usePlayback } from './use-playback.ts'
import { useTimeOffers } from './use-time-offers.ts'

const Moments = lazy(() => import('./moments.tsx'))
const { time: said } = words

/** Goes through the time of a run: a slider over its log, steps, moments of note and a replay. Always at the window's foot. */
export function TimeBar() {
  const { run, seq, goTo } = useScene()
  const { events, headSeq, connection } = useLog()
  const marks = useGrown(events, marksOfEvents)
  const tell = useTelling()
  const { playing, speed, setSpeed, toggle } = usePlayback()
  const [listed, setListed] = useState(false)
  const head = Math.max(headSeq, run.lastSeq)
  const at = seq ?? head
  const event = events[at - 1]
  const what = event === undefined ? said.start : tell(event)
  const value = say(said.value, {
    seq: integer(at),
    head: integer(head),
    time: event === undefined ? '' : clockTime(event.at),
    what,
  })
  /** The last event of a run is now. */
  const go = (to: number): void => goTo(to >= head ? null : Math.max(0, to))
  const before = markBeside(marks, at, -1)
  const after = seq === null ? null : markBeside(marks, at, 1)
  const nameOf = (mark: typeof before, text: string): string => {
    const marked = mark === null ? undefined : events[mark.seq - 1]
    return marked === undefined ? said.noMark : say(text, { what: tell(marked) })
  }
  useShortcuts({ k: toggle, ',': () => go(at - 1), '.': () => go(at + 1), n: () => goTo(null) })
  useTimeOffers(toggle)
  const press = (key: KeyboardEvent<HTMLElement>): void => {
    const onSlider = key.target instanceof HTMLInputElement
    if (key.key !== ' ' || !onSlider) return
    key.preventDefault()
    toggle()
  }
  const follows = connection === 'live' || connection === 'ended'
  const over = hasEnded(run.status) && seq === null
  return (
    <section
      aria-label={said.label}
      onKeyDown={press}
      className={`sticky bottom-0 z-20 -mx-4 mt-6 -mb-6 border-t px-4 py-2 ${seq === null ? 'bg-card' : 'border-accent bg-accent-soft'}`}
    >
      <div className="flex flex-wrap items-center gap-x-3 md:flex-nowrap">
        <div className="order-2 flex items-center md:order-1">
          <IconButton
            label={nameOf(before, said.previousMark)}
            disabled={before === null}
            onClick={() => go(before?.seq ?? 0)}
          >
            <SkipBack size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label={said.previous} disabled={at === 0} onClick={() => go(at - 1)}>
            <ChevronLeft size={18} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={playing ? said.stop : seq === null ? said.replayLong : said.play}
            disabled={head === 0}
            className="text-accent"
            onClick={toggle}
          >
            {playing ? <Pause size={18} aria-hidden="true" /> : <Play size={18} aria-hidden="true" />}
          </IconButton>
          <IconButton label={said.next} disabled={seq === null} onClick={() => go(at + 1)}>
            <ChevronRight size={18} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={nameOf(after, said.nextMark)}
            disabled={after === null}
            onClick={() => go(after?.seq ?? head)}
          >
            <SkipForward size={16} aria-hidden="true" />
          </IconButton>
          <button
            type="button"
            aria-label={say(said.slower, { speed })}
            title={say(said.slower, { speed })}
            onClick={() => setSpeed(speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1)}
            className="tabular h-8 w-9 rounded-md text-xs font-medium text-ink-2 hover:bg-sunk"
          >
            {speed}×
          </button>
          <IconButton label={said.moments} onClick={() => setListed(true)}>
            <ListVideo size={16} aria-hidden="true" />
          </IconButton>
        </div>
        <div className="order-1 w-full min-w-0 md:order-2 md:flex-1">
          <TimeSlider value={at} head={head} said={value} marks={marks} onChange={go} />
        </div>
        <div className="order-3 ms-auto flex items-center gap-3 text-xs text-ink-2">
          <p className="tabular w-48 text-end whitespace-nowrap max-md:hidden">
            {say(said.of, { seq: integer(at), head: integer(head) })}
            {event === undefined ? '' : ` · ${clockTime(event.at)}`}
          </p>
          <span className="flex w-24 justify-end">
            {seq !== null ? (
              <Button size="sm" look="primary" className="w-full" onClick={() => goTo(null)}>
                {said.now}
              </Button>
            ) : over ? (
              <Button size="sm" className="w-full" onClick={toggle}>
                <RotateCcw size={14} aria-hidden="true" />
                {said.replay}
              </Button>
            ) : (
              <span
                className={`flex h-8 w-full items-center justify-center gap-2 text-sm ${follows ? 'text-accent' : 'text-ink-3'}`}
              >
                <span
                  aria-hidden="true"
                  className={`size-2 rounded-full bg-current ${follows ? 'animate-pulse' : ''}`}
                />
                {follows ? said.live : said.notLive}
              </span>
            )}
          </span>
        </div>
      </div>
      {listed ? (
        <Suspense>
          <Moments marks={marks} events={events} tell={tell} goTo={go} onClose={() => setListed(false)} />
        </Suspense>
      ) : null}
    </section>
  )
}
