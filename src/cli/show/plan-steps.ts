import type { Json } from '../../core/json.ts'

/** A step of a plan, as far as progress is concerned. */
export interface PlannedStep {
  readonly name: string
  readonly persona: string | null
  readonly goal: string | null
  /** Whether the work can come to its end without it. */
  readonly optional: boolean
}

interface StepJson {
  readonly id: string
  readonly by: string
  readonly who: string | null
  readonly goal: string | null
  readonly split?: string
  readonly next?: readonly { readonly to: string }[]
}

/** The plan of an event, which core keeps as JSON. */
interface PlanJson {
  readonly workflow?: {
    readonly title?: string
    readonly nets?: readonly { readonly start?: string; readonly steps?: readonly StepJson[] }[]
  }
  readonly team?: readonly { readonly persona: string; readonly title?: string }[]
}

const read = (plan: Json): PlanJson => plan as PlanJson

/** The steps that somebody does, in the order of the workflow. */
export const plannedSteps = (plan: Json): readonly PlannedStep[] =>
  (read(plan).workflow?.nets ?? []).flatMap(({ start, steps = [] }) =>
    steps
      .filter(({ by }) => by !== 'route')
      .map(({ id, by, who, goal }) => {
        const optional = start !== undefined && endsFrom(steps, id).has(start)
        return { name: id, persona: by === 'persona' ? who : null, goal, optional }
      }),
  )

/** The steps from which the end can be reached without a given one; a split into all of its ways needs each of them. */
function endsFrom(steps: readonly StepJson[], without: string): ReadonlySet<string> {
  const ends = new Set(['END'])
  for (let before = 0; before < ends.size; ) {
    before = ends.size
    for (const { id, split, next = [] } of steps) {
      const open = next.filter(({ to }) => ends.has(to)).length
      if (id !== without && open > 0 && (split !== 'and' || open === next.length)) ends.add(id)
    }
  }
  return ends
}

export const planTitle = (plan: Json): string => read(plan).workflow?.title ?? 'untitled'

/** Name and title of everyone in the plan's team. */
export const planTeam = (plan: Json): ReadonlyMap<string, string> =>
  new Map((read(plan).team ?? []).map(({ persona, title }) => [persona, title ?? persona]))
