import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Badge } from '../../../ui/badge.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { duration, integer, short, usd } from '../../../ui/figures.ts'
import { Empty } from '../../../ui/notice.tsx'
import type { Tone } from '../../../ui/tone.ts'
import { say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import { type Attempt, type Dossier, dossierOf } from '../state/dossier.ts'
import { standingOf } from '../state/standing.ts'
import { type Actor, you } from '../state/stage-state.ts'
import { useStage } from '../use-stage.tsx'
import { EventItem } from './event-item.tsx'
import { FoldOut } from './fold-out.tsx'

const { sheet } = words

interface ActorSheetProps {
  /** A persona's name, `@you` or `@platform`. */
  readonly actor: string
  readonly onClose: () => void
}

/** What somebody knew, said, published and passed, attempt by attempt. */
export default function ActorSheet({ actor: id, onClose }: ActorSheetProps) {
  const { state, events, titleOf } = useStage()
  const dossier = useMemo(() => dossierOf(events, id), [events, id])
  const actor = state.actors.get(id)
  return (
    <Dialog place="side" title={titleOf(id)} onClose={onClose}>
      {actor === undefined ? (
        <Empty title={sheet.unknown} />
      ) : (
        <>
          <Head actor={actor} dossier={dossier} />
          {actor.id === you && state.asks.size > 0 ? <p className="pt-4 text-ink-2">{sheet.answerAbove}</p> : null}
          {dossier.attempts.length + dossier.beside.length === 0 ? (
            <p className="py-6 text-ink-2">{sheet.none}</p>
          ) : null}
          {dossier.attempts.map((attempt, i) => (
            <AttemptPart
              key={`${attempt.step}/${attempt.attempt}/${attempt.startedAt}`}
              attempt={attempt}
              actor={id}
              open={i >= dossier.attempts.length - 2}
            />
          ))}
          {dossier.beside.length === 0 ? null : (
            <section className="mt-5">
              <h3 className="mb-3 font-semibold">{sheet.beside}</h3>
              <ol>
                {dossier.beside.map((event) => (
                  <EventItem key={event.seq} event={event} actor={id} />
                ))}
              </ol>
            </section>
          )}
        </>
      )}
    </Dialog>
  )
}

function Head({ actor, dossier }: { readonly actor: Actor; readonly dossier: Dossier }) {
  const { state } = useStage()
  const standing = standingOf(state, actor)
  const beside = actor.id.startsWith('@')
  const figures = [
    ...(beside
      ? []
      : [
          [sheet.figures.answers, integer(dossier.answers)],
          ...(dossier.refused > 0 ? [[sheet.figures.refused, integer(dossier.refused)]] : []),
          [sheet.figures.tokens, short(dossier.inputTokens + dossier.outputTokens)],
          [sheet.figures.cost, usd(dossier.costUsd)],
        ]),
    [sheet.figures.published, integer(actor.published)],
    [sheet.figures.handoffs, `${actor.handedIn} · ${actor.handedOut}`],
  ]
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <Badge tone={tones[standing]}>{words.standing[standing]}</Badge>
        {beside ? null : (
          <Link to="/personas/$name" params={{ name: actor.id }} className="text-sm text-accent hover:underline">
            {sheet.profile}
          </Link>
        )}
      </div>
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-2 border-b pb-4">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-ink-3">{name}</dt>
            <dd className="tabular text-lg font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const tones: Readonly<Record<ReturnType<typeof standingOf>, Tone>> = {
  works: 'busy',
  waits: 'warn',
  held: 'idle',
  failed: 'bad',
  done: 'ok',
  idle: 'idle',
  ready: 'idle',
}

interface AttemptPartProps {
  readonly attempt: Attempt
  readonly actor: string
  readonly open: boolean
}

function AttemptPart({ attempt, actor, open }: AttemptPartProps) {
  const { goalOf } = useStage()
  const { step, startedAt, endedAt, state } = attempt
  const tone = state === 'open' ? 'busy' : state === 'completed' ? 'ok' : 'bad'
  const took = endedAt === null ? null : duration(new Date(endedAt).getTime() - new Date(startedAt).getTime())
  return (
    <FoldOut
      open={open}
      className="mt-5"
      title={
        <span className="inline-flex w-[calc(100%-1.25rem)] items-start justify-between gap-3 align-top">
          <span className="min-w-0">
            <span role="heading" aria-level={3} className="foreign block font-semibold">
              {goalOf(step)}
            </span>
            <span className="tabular block text-xs text-ink-3">
              {say(sheet.stepHead, { step, n: attempt.attempt })}
              {took === null ? '' : ` · ${took}`}
            </span>
          </span>
          <Badge tone={tone}>{sheet.state[state]}</Badge>
        </span>
      }
    >
      {() => (
        <ol className="ms-1.5 mt-3">
          {attempt.events.map((event) => (
            <EventItem key={event.seq} event={event} actor={actor} />
          ))}
        </ol>
      )}
    </FoldOut>
  )
}
