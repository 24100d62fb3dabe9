/** Who does a step. A `route` only chooses the way; a `net` step runs another net. */
export type By = 'persona' | 'human' | 'tool' | 'net' | 'route'

/** How the ways into a step meet, or the ways out of it part. */
export type Gate = 'xor' | 'and' | 'or'

/** The word for the end of a net among the targets of ways. */
export const END = 'END'

/** One way out of a step. */
export interface WayShape {
  readonly to: string
  /** The condition under which it is taken; null: it needs none. */
  readonly when: string | null
}

/** Several instances of one step, one for each element of a list. */
export interface EachShape {
  readonly over: string
  readonly min: number
  readonly max: number
  readonly need: number
}

/** A step as far as it could be read. */
export interface StepShape {
  readonly id: string
  /** Where it stands in the workflow: `nets[0].steps[3]`. */
  readonly at: string
  readonly by: By
  readonly who: string | null
  readonly goal: string | null
  readonly clauses: readonly string[]
  readonly join: Gate
  readonly split: Gate
  readonly next: readonly WayShape[]
  readonly in: readonly string[]
  readonly out: readonly string[]
  readonly attempts: number
  readonly exhausted: string | null
  readonly each: EachShape | null
  readonly timer: { readonly from: 'enabled' | 'started'; readonly after: string } | null
  readonly cancels: readonly string[]
}

/** A place: a token waits in it until one of several steps takes it. */
export interface PlaceShape {
  readonly id: string
  readonly at: string
  readonly next: readonly string[]
}

export interface NetShape {
  readonly id: string
  readonly start: string | null
  readonly steps: readonly StepShape[]
  readonly places: readonly PlaceShape[]
}

export interface VariableShape {
  readonly name: string
  readonly type: string
  readonly init: string | null
}

/** A workflow as far as it could be read; the first net is the one that runs. */
export interface WorkflowShape {
  readonly id: string
  readonly title: string
  readonly vars: readonly VariableShape[]
  readonly nets: readonly NetShape[]
}
