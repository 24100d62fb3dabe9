import type { Json } from '../../core/json.ts'

/** A step of a plan, as far as progress is concerned. */
export interface PlannedStep {
  readonly name: string
  readonly persona: string | null
  readonly goal: string | null
}

/** The plan of an event, which core keeps as JSON. */
interface PlanJson {
  readonly workflow?: {
    readonly title?: string
    readonly nets?: readonly {
      readonly steps?: readonly {
        readonly id: string
        readonly by: string
        readonly who: string | null
        readonly goal: string | null
      }[]
    }[]
  }
  readonly team?: readonly { readonly persona: string; readonly title?: string }[]
}

const read = (plan: Json): PlanJson => plan as PlanJson

/** The steps that somebody does, in the order of the workflow. */
export const plannedSteps = (plan: Json): readonly PlannedStep[] =>
  (read(plan).workflow?.nets ?? [])
    .flatMap(({ steps }) => steps ?? [])
    .filter(({ by }) => by !== 'route')
    .map(({ id, by, who, goal }) => ({ name: id, persona: by === 'persona' ? who : null, goal }))

export const planTitle = (plan: Json): string => read(plan).workflow?.title ?? 'untitled'

/** Name and title of everyone in the plan's team. */
export const planTeam = (plan: Json): readonly (readonly [name: string, title: string])[] =>
  (read(plan).team ?? []).map(({ persona, title }) => [persona, title ?? persona])
