/** People, and the platform itself, act beside the personas. No persona's name begins with `@`. */
export const you = '@you'
export const platform = '@platform'

/** Somebody on the stage, and what came of it so far. */
export interface Actor {
  /** A persona's name, `@you` or `@platform`. */
  readonly id: string
  readonly title: string
  /** Of which plan's team; null: none that is known. */
  readonly team: 'planning' | 'executing' | null
  readonly completed: number
  readonly failed: number
  /** The last attempt that ended came to nothing. */
  readonly lastFailed: boolean
  readonly published: number
  readonly pulled: number
  readonly handedOut: number
  readonly handedIn: number
}

/** A step that is under way. */
export interface Work {
  readonly step: string
  readonly attempt: number
  readonly round: number
  readonly actor: string
  readonly startedAt: string
  /** What the platform does for it now (`run_tests`); null: the actor itself is at it. */
  readonly task: string | null
}

/** How often work passed from one to another. */
export interface Trace {
  readonly from: string
  readonly to: string
  readonly handoffs: number
  /** Handoffs that the plan's rules forbade. */
  readonly refused: number
  /** How often work was sent back, with findings, to whom did it before. */
  readonly returned: number
  readonly lastSeq: number
}

/** Something that passed from one to another, or was kept from it. */
export interface Passage {
  readonly kind: 'handoff' | 'refused' | 'returned'
  readonly seq: number
  readonly at: string
  readonly from: string
  readonly to: string
  readonly toStep: string
  readonly entries: readonly string[]
  readonly withheld: readonly string[]
  readonly clauses: readonly string[]
}

/** What the steps of a team need of the platform, by the step's name. */
export interface Tasks {
  readonly before: string | null
  readonly after: string | null
}

/** What the stage shows, as of a seq: it follows from the events up to there, and from nothing else. */
export interface StageState {
  readonly seq: number
  /** When the last event was; empty: there was none. */
  readonly at: string
  /** In the order in which they came. `@you` and `@platform` are always there. */
  readonly actors: ReadonlyMap<string, Actor>
  /** By the step's name. */
  readonly work: ReadonlyMap<string, Work>
  readonly traces: ReadonlyMap<string, Trace>
  /** The last that passed, newest first. */
  readonly passages: readonly Passage[]
  /** What people are asked, by a name of its own. */
  readonly asks: ReadonlyMap<string, string>
  readonly tasks: ReadonlyMap<string, Tasks>
  readonly entries: number
  /** How many acceptance tests are locked. */
  readonly locked: number
  readonly tests: { readonly passed: number; readonly failed: number; readonly skipped: number } | null
  /** Nothing goes on until a person lets it. */
  readonly held: 'paused' | 'parked' | null
  readonly ended: 'completed' | 'failed' | 'cancelled' | null
}

/** An actor of whom nothing is known yet. */
export const newcomer = (id: string, title: string, team: Actor['team'] = null): Actor => ({
  id,
  title,
  team,
  completed: 0,
  failed: 0,
  lastFailed: false,
  published: 0,
  pulled: 0,
  handedOut: 0,
  handedIn: 0,
})

/** The stage before the first event. */
export const emptyStage: StageState = {
  seq: 0,
  at: '',
  actors: new Map([
    [you, newcomer(you, '')],
    [platform, newcomer(platform, '')],
  ]),
  work: new Map(),
  traces: new Map(),
  passages: [],
  asks: new Map(),
  tasks: new Map(),
  entries: 0,
  locked: 0,
  tests: null,
  held: null,
  ended: null,
}

/** Under which name the trace from one to another is kept. */
export const traceKey = (from: string, to: string): string => `${from}→${to}`
