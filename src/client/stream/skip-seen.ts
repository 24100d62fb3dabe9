interface Numbering {
  /** Every number is expected, not only greater ones. */
  readonly gapless: boolean
  /** The first is number 1; otherwise it is whatever comes first. */
  readonly fromStart: boolean
}

/**
 * Holds the numbers of a stream against each other: what came before is left out, and for a hole it answers null. A
 * server that keeps its promises gives it nothing to do.
 */
export function skipSeen<Item extends { readonly seq: number }>({
  gapless,
  fromStart,
}: Numbering): (items: readonly Item[]) => readonly Item[] | null {
  let last: number | null = fromStart ? 0 : null
  return (items) => {
    const fresh = items.filter(({ seq }) => last === null || seq > last)
    let at = last
    for (const { seq } of fresh) {
      if (gapless && at !== null && seq !== at + 1) return null
      at = seq
    }
    last = at
    return fresh
  }
}
