import { Check, CircleAlert, CircleDashed, Hand, Pause, Server, UserRound } from 'lucide-react'
import { memo } from 'react'
import { PersonaMark } from '../../../ui/persona-mark.tsx'
import { count, say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import type { Standing } from '../state/standing.ts'
import { type Actor, platform, you } from '../state/stage-state.ts'
import { LiveLines } from './live-lines.tsx'

interface ActorCardProps {
  readonly actor: Actor
  readonly title: string
  readonly standing: Standing
  /** What it is at, in words; empty: nothing. */
  readonly doing: string
  /** The step whose live text is its own; null: none. */
  readonly writes: string | null
  readonly open: (what: string) => void
}

/** Somebody on the stage: always of one size, whatever there is to say. */
export const ActorCard = memo(function ActorCard({ actor, title, standing, doing, writes, open }: ActorCardProps) {
  const lit = standing === 'works' || standing === 'waits'
  return (
    <button
      type="button"
      onClick={() => open(`persona:${actor.id}`)}
      className={`group relative block h-full w-full rounded-lg border bg-card px-2 py-2 text-start sm:px-2.5 shadow-card transition-colors hover:border-line-strong ${edge[standing]}`}
    >
      {lit ? <Light warn={standing === 'waits'} /> : null}
      <span className="flex h-8 items-center gap-1.5 sm:gap-2">
        <Face id={actor.id} title={title} />
        <span className="foreign line-clamp-2 min-w-0 flex-1 text-xs/4 font-medium sm:text-sm/4">{title}</span>
        <Sign standing={standing} />
      </span>
      <span className="mt-1.5 block h-9 text-xs text-ink-3">
        {doing === '' ? null : <span className="sr-only">{words.standing[standing]}: </span>}
        {writes !== null ? (
          <LiveLines persona={actor.id} step={writes} lines={2} otherwise={doing} />
        ) : (
          <Quiet actor={actor} standing={standing} doing={doing} />
        )}
      </span>
    </button>
  )
})

const edge: Readonly<Record<Standing, string>> = {
  works: 'border-accent',
  waits: 'border-warn',
  held: '',
  failed: 'border-bad',
  done: '',
  idle: 'border-dashed',
  ready: '',
}

/** The light around whoever is at work: its opacity alone changes. */
const Light = ({ warn }: { readonly warn: boolean }) => (
  <span
    aria-hidden="true"
    className={`pointer-events-none absolute -inset-px animate-pulse rounded-lg ${
      warn
        ? 'shadow-[0_0_0_1px_var(--color-warn),0_0_20px_-2px_var(--color-warn)]'
        : 'shadow-[0_0_0_1px_var(--color-accent),0_0_20px_-2px_var(--color-accent)]'
    }`}
  />
)

function Face({ id, title }: { readonly id: string; readonly title: string }) {
  if (id !== you && id !== platform) return <PersonaMark title={title} size="sm" />
  const Icon = id === you ? UserRound : Server
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-full border bg-sunk"
    >
      <Icon size={13} />
    </span>
  )
}

const icons = {
  works: null,
  waits: Hand,
  held: Pause,
  failed: CircleAlert,
  done: Check,
  idle: CircleDashed,
  ready: null,
} as const

const iconTone: Readonly<Record<Standing, string>> = {
  works: 'text-accent',
  waits: 'text-warn',
  held: 'text-ink-3',
  failed: 'text-bad',
  done: 'text-ok',
  idle: 'text-ink-3',
  ready: '',
}

function Sign({ standing }: { readonly standing: Standing }) {
  const Icon = icons[standing]
  if (standing === 'ready') return null
  if (Icon === null) return <span aria-hidden="true" className="size-2 shrink-0 animate-pulse rounded-full bg-accent" />
  return <Icon size={15} aria-hidden="true" className={`shrink-0 ${iconTone[standing]}`} />
}

function Quiet({ actor, standing, doing }: Pick<ActorCardProps, 'actor' | 'standing' | 'doing'>) {
  if (doing !== '') return <span className="foreign line-clamp-2 text-ink-2">{doing}</span>
  const beside = actor.id === you || actor.id === platform
  const state =
    actor.id === you ? words.restful.you : actor.id === platform ? words.restful.platform : words.standing[standing]
  const hint = actor.id === you ? words.youHint : words.platformHint
  const published = actor.published === 0 ? '' : ` · ${say(words.published, { n: actor.published })}`
  return (
    <>
      <span className="tabular block truncate">
        {state}
        {published}
      </span>
      <span className="tabular block truncate">
        {beside && actor.handedIn + actor.handedOut === 0
          ? hint
          : say(words.inOut, { in: actor.handedIn, out: actor.handedOut })}
      </span>
    </>
  )
}

/** What an actor is asked, for the card of people. */
export const askedInWords = (asks: number): string => (asks === 0 ? '' : count(asks, words.asks))
