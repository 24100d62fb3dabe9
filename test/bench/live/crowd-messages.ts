/** How many subscribers a process is to hold, and how they come. */
export interface CrowdOrder {
  readonly size: number
  /** The number of its first subscriber among those of all processes: each comes from an address of its own. */
  readonly firstNumber: number
  readonly ports: readonly number[]
  readonly query: string
  readonly runId: string
  /** Connections that may be on their way at once. */
  readonly atOnce: number
  /** The event after which they begin, and its cursor; null: with the first one. */
  readonly after: { readonly seq: number; readonly cursor: string } | null
  /** Come back when sent away, after the last event that was seen. If not, what came before the first answer is not missed. */
  readonly resumes: boolean
}

/** What a crowd is asked. `ports`: from now on they connect to these. */
export type CrowdQuestion =
  | { readonly ask: 'join'; readonly order: CrowdOrder }
  | { readonly ask: 'ports'; readonly ports: readonly number[] }
  /** Nobody joins any more who has not yet. */
  | { readonly ask: 'enough' }
  | { readonly ask: 'report'; readonly arrivals: boolean }

/** Live deliveries by the millisecond of the wall clock in which they came. */
export interface Arrivals {
  readonly seq: number
  readonly byMs: readonly (readonly [ms: number, count: number])[]
}

export interface CrowdReport {
  /** Those that have ever been let in, and that are to be held from then on. */
  readonly joined: number
  /** Those that are connected and have been told where they stand. */
  readonly there: number
  /** Deliveries of events, not of parts. */
  readonly deliveries: number
  readonly gaps: number
  readonly duplicates: number
  /** The seq that all who are there have seen at least; 0 where nobody is there. */
  readonly lowestSeq: number
  /** How often a connection ended or failed, by the code or the reason. */
  readonly endings: Readonly<Record<string, number>>
  readonly resumed: number
  readonly arrivals: readonly Arrivals[]
  readonly rssBytes: number
}

/** What it says: a report when asked, and each seq that everybody of it has reached. */
export type CrowdAnswer =
  | { readonly kind: 'report'; readonly report: CrowdReport }
  | { readonly kind: 'reached'; readonly seq: number }
