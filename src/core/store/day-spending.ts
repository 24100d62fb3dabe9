/** What a day has cost so far, in billionths of a US dollar. */
export interface DayFigures {
  /** A day of UTC by the database's clock: `2026-11-20`. */
  readonly day: string
  /** Settled. */
  readonly spent: number
  /** Held for calls under way, and for calls of nodes that died before they could settle: it counts as spent. */
  readonly reserved: number
}

/** Money held for one call. */
export interface Reservation {
  readonly day: string
  /** Billionths of a US dollar. */
  readonly amount: number
}

/** What models cost each day, for all nodes on the store. Amounts are whole billionths of a US dollar. */
export interface DaySpending {
  /**
   * Holds an amount of today's money, in one statement for all nodes at once; `cap`: the most that may be spent and held
   * on a day, null: any amount. Says how much there is where it does not fit; nothing is held then.
   */
  reserve(
    amount: number,
    cap: number | null,
  ): Promise<{ readonly held: Reservation } | { readonly held: null; readonly today: DayFigures }>
  /** The call is over and cost so much, on the day for which it was held. Once for a reservation. */
  settle(held: Reservation, spent: number): Promise<void>
  today(): Promise<DayFigures>
}
