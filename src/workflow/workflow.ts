/** What a variable may hold. `doc` is any JSON, `date` an ISO day (`2026-01-31`), `num` any finite number. */
export type VariableType = 'text' | 'int' | 'num' | 'bool' | 'date' | 'list' | 'doc'

/** A declared variable of a workflow with its first value in writing; null means unset. */
export interface Variable {
  readonly name: string
  readonly type: VariableType
  readonly init: string | null
}

/** Who does a step. A `route` does nothing and completes by itself; a `net` step runs another net. */
type Performer = 'persona' | 'human' | 'tool' | 'net' | 'route'

/** How the tokens of several edges meet at a step, or part behind it. */
type Gate = 'xor' | 'and' | 'or'

/** The word for the end of a net among the targets of edges. */
export const END = 'END'

/** One way out of a step; `when` is a condition (see `condition/`), null is the way that needs none. */
interface NextEdge {
  readonly to: string
  readonly when: string | null
}

/** Several instances of one step, one for each element of a list. */
interface Each {
  readonly over: string
  readonly collect: string
  readonly min: number
  readonly max: number
  readonly need: number
  readonly grow: boolean
}

/** A time limit of a step; `after` is an ISO 8601 duration such as `P2D`. */
interface StepTimer {
  readonly from: 'enabled' | 'started'
  readonly after: string
}

/** One piece of work in a net. */
export interface Step {
  readonly id: string
  readonly by: Performer
  readonly who: string | null
  readonly goal: string | null
  readonly clauses: readonly string[]
  readonly join: Gate
  readonly split: Gate
  readonly next: readonly NextEdge[]
  readonly in: readonly string[]
  readonly out: readonly string[]
  readonly attempts: number
  readonly exhausted: string | null
  readonly each: Each | null
  readonly timer: StepTimer | null
  readonly cancels: readonly string[]
}

/** A place where a token waits until one of several steps takes it: a choice left to whoever starts first. */
export interface Place {
  readonly id: string
  readonly next: readonly string[]
}

/** A net as it is written: steps, places, and the step that begins. */
export interface NetSource {
  readonly id: string
  readonly start: string
  readonly steps: readonly Step[]
  readonly places: readonly Place[]
}

/** A parsed workflow (`wf.v1`). The first net is the one that runs. */
export interface Workflow {
  readonly wf: 1
  readonly id: string
  readonly title: string
  readonly vars: readonly Variable[]
  readonly nets: readonly NetSource[]
}
