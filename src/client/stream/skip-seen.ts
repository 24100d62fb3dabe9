/**
 * Holds the numbers of a stream against each other: what came before is left out, and a hole is noticed. A server that
 * keeps its promises gives it nothing to do.
 */
export function skipSeen<Item extends { readonly seq: number }>(
  gapless: boolean,
): (items: readonly Item[]) => readonly Item[] | null {
  let last: number | null = null
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
