import { useMemo } from 'react'
import { useScene } from '../../run/scene.tsx'
import { useStage } from '../use-stage.tsx'
import { ActorCard } from './actor-card.tsx'
import { cardText } from './cards.ts'
import { ClauseRing } from './clause-ring.tsx'
import { HubDisc } from './hub-disc.tsx'
import { MotionLayer } from './motion-layer.tsx'
import { PhaseArcs } from './phase-arcs.tsx'
import { hubRadius, layOutRing, type Point } from './ring-layout.ts'
import { TracePath } from './traces.tsx'

/** The hub in the middle, the team around it, and between them what has passed. */
export function Ring({ width }: { readonly width: number }) {
  const { run } = useScene()
  const stage = useStage()
  const { state, roster, titleOf, open } = stage
  const layout = useMemo(() => layOutRing(roster.length, width), [roster.length, width])
  const { hub, card, cards, height } = layout
  const ids = roster.map(({ actor }) => actor.id).join(' ')
  const places = useMemo(
    () =>
      new Map(ids.split(' ').flatMap((id, i): [string, Point][] => (cards[i] === undefined ? [] : [[id, cards[i]]]))),
    [ids, cards],
  )
  const groupKey = roster.map(({ group }) => group).join('\n')
  const groups = useMemo(() => groupKey.split('\n'), [groupKey])
  const latest = state.passages[0]?.seq
  return (
    <div className="relative" style={{ height }}>
      <svg
        aria-hidden="true"
        width={width}
        height={height}
        className="pointer-events-none absolute inset-0 overflow-visible"
      >
        {[...places].map(([id, at]) => (
          <line key={id} x1={at.x} y1={at.y} x2={hub.x} y2={hub.y} className="stroke-line" strokeWidth={1} />
        ))}
        {[...state.traces].map(([key, trace]) => {
          const from = places.get(trace.from)
          const to = places.get(trace.to)
          if (from === undefined || to === undefined) return null
          const names = { fromTitle: titleOf(trace.from), toTitle: titleOf(trace.to) }
          return <TracePath key={key} {...{ trace, from, to, hub, open, ...names }} latest={trace.lastSeq === latest} />
        })}
        <circle cx={hub.x} cy={hub.y} r={hubRadius} className="fill-card stroke-line" />
        <PhaseArcs layout={layout} groups={groups} />
        <ClauseRing clauses={run.requirements?.clauses ?? none} middle={hub} radius={hubRadius - 6} />
      </svg>
      <div
        className="absolute"
        style={{
          left: hub.x - hubRadius + 16,
          top: hub.y - hubRadius + 16,
          width: 2 * hubRadius - 32,
          height: 2 * hubRadius - 32,
        }}
      >
        <HubDisc
          className="size-full items-center justify-center rounded-full px-8 text-center hover:bg-sunk"
          lines="line-clamp-3"
        />
      </div>
      <ul>
        {roster.map(({ actor }, i) => {
          const at = cards[i]
          if (at === undefined) return null
          return (
            <li
              key={actor.id}
              className="absolute start-0 top-0 transition-transform duration-200"
              style={{
                width: card.width,
                height: card.height,
                transform: `translate(${at.x - card.width / 2}px, ${at.y - card.height / 2}px)`,
              }}
            >
              <ActorCard actor={actor} title={titleOf(actor.id)} open={open} {...cardText(stage, actor)} />
            </li>
          )
        })}
      </ul>
      <MotionLayer places={places} layout={layout} />
    </div>
  )
}

const none: readonly never[] = []
