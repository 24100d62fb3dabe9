import { useScene } from '../../run/scene.tsx'
import { inWords } from '../../../live/titles.ts'
import { useStage } from '../use-stage.tsx'
import { ActorCard } from './actor-card.tsx'
import { cardText } from './cards.ts'
import { ClauseRing } from './clause-ring.tsx'
import { HubDisc } from './hub-disc.tsx'

/** The same stage where there is no room for a ring: the hub above, the team below it, phase by phase. */
export function TeamList() {
  const { run } = useScene()
  const stage = useStage()
  const { roster, titleOf, open } = stage
  const groups = [...new Set(roster.map(({ group }) => group))]
  return (
    <div>
      <div className="relative mb-4 flex items-center gap-3 rounded-lg border bg-card p-3 shadow-card">
        <svg aria-hidden="true" width={72} height={72} className="shrink-0">
          <ClauseRing clauses={run.requirements?.clauses ?? none} middle={{ x: 36, y: 36 }} radius={30} />
        </svg>
        <HubDisc className="min-w-0 flex-1 rounded-md" lines="line-clamp-2" />
      </div>
      {groups.map((group) => (
        <section key={group} aria-label={inWords(group)} className="mb-3">
          <h2 className="mb-1.5 text-xs font-medium text-ink-3">{inWords(group)}</h2>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-2">
            {roster
              .filter((one) => one.group === group)
              .map(({ actor }) => (
                <li key={actor.id} className="h-23">
                  <ActorCard actor={actor} title={titleOf(actor.id)} open={open} {...cardText(stage, actor)} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const none: readonly never[] = []
