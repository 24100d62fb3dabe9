import type { RunEvent } from '../../../../src/client/client.ts'
import { names, part, text } from '../../live/event-data.ts'
import type { Growth } from '../../live/use-grown.ts'
import type { Journey, Travel } from '../../net/step-mark.ts'

/** An entry that a step published. */
export interface Published {
  readonly id: string
  readonly title: string
  readonly kind: string
}

/** What happened along one net. */
export interface NetLog {
  readonly travel: Travel
  /** By step and attempt: `write_tests/1`. */
  readonly published: ReadonlyMap<string, readonly Published[]>
  /** The seq with which an attempt began, by step and attempt. */
  readonly began: ReadonlyMap<string, number>
  /** How often work was handed over, or refused to be, by both personas: `tester>developer`. */
  readonly handed: ReadonlyMap<string, number>
  readonly refused: ReadonlyMap<string, number>
}

/** What the log says of the plans of a run. */
export interface PlanLog {
  readonly planning: NetLog
  readonly executing: NetLog
  /** The seq of the event that adopted a plan; null: none was. */
  readonly adoptedAt: number | null
}

const nothing: NetLog = {
  travel: new Map(),
  published: new Map(),
  began: new Map(),
  handed: new Map(),
  refused: new Map(),
}

/** Follows the work through the nets of a run. A plan that is designed again begins anew. */
export const planLog: Growth<PlanLog> = {
  empty: { planning: nothing, executing: nothing, adoptedAt: null },
  grow: (before, more) => {
    let { planning, executing, adoptedAt } = before
    for (const event of more) {
      if (event.type === 'PlanningStarted') planning = nothing
      else if (event.type === 'PlanAdopted') adoptedAt = event.seq
      else if (adoptedAt === null) planning = along(planning, event)
      else executing = along(executing, event)
    }
    return planning === before.planning && executing === before.executing && adoptedAt === before.adoptedAt
      ? before
      : { planning, executing, adoptedAt }
  },
}

function along(log: NetLog, { type, seq, data }: RunEvent): NetLog {
  const step = text(data, 'step') ?? ''
  switch (type) {
    case 'StepStarted':
      return { ...log, began: new Map(log.began).set(attemptKey(step, part(data, 'attempt')), seq) }
    case 'StepCompleted':
      return {
        ...log,
        travel: names(data, 'to').reduce((travel, to) => gone(travel, `${step}>${to}`, 'taken'), log.travel),
      }
    case 'ReworkRequested': {
      const to = text(data, 'toStep')
      return to === null || to === step ? log : { ...log, travel: gone(log.travel, `${step}>${to}`, 'rework') }
    }
    case 'StepExhausted': {
      const to = text(data, 'to')
      return to === null ? log : { ...log, travel: gone(log.travel, `${step}>${to}!`, 'taken') }
    }
    case 'EntryPublished': {
      const entry = part(data, 'entry')
      const key = attemptKey(text(entry, 'step') ?? '', part(entry, 'attempt'))
      const one = { id: text(entry, 'id') ?? '', title: text(entry, 'title') ?? '', kind: text(entry, 'kind') ?? '' }
      return { ...log, published: new Map(log.published).set(key, [...(log.published.get(key) ?? []), one]) }
    }
    case 'HandedOff':
      return { ...log, handed: counted(log.handed, pairOf(data)) }
    case 'HandoffRefused':
      return { ...log, refused: counted(log.refused, pairOf(data)) }
    default:
      return log
  }
}

/** How an attempt is named in a NetLog. */
export const attemptKey = (step: string, attempt: unknown): string => `${step}/${String(attempt)}`

const pairOf = (data: unknown): string => `${text(data, 'from') ?? ''}>${text(data, 'to') ?? ''}`

const counted = (counts: ReadonlyMap<string, number>, key: string): ReadonlyMap<string, number> =>
  new Map(counts).set(key, (counts.get(key) ?? 0) + 1)

function gone(travel: Travel, way: string, how: keyof Journey): Travel {
  const before = travel.get(way) ?? { taken: 0, rework: 0 }
  return new Map(travel).set(way, { ...before, [how]: before[how] + 1 })
}
