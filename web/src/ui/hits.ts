/** A piece of a text: a hit of a search, or what lies between hits. */
export interface HitPiece {
  readonly text: string
  readonly hit: boolean
}

/** What finds a query wherever it stands, without regard to case; null: there is nothing to find. */
export const finder = (query: string): RegExp | null =>
  query === '' ? null : new RegExp(query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi')

/** The pieces of a text with the hits of a query, in order. */
export function splitHits(text: string, query: string): readonly HitPiece[] {
  const find = finder(query)
  if (find === null) return [{ text, hit: false }]
  const pieces: HitPiece[] = []
  let end = 0
  for (const { index, 0: found } of text.matchAll(find)) {
    if (index > end) pieces.push({ text: text.slice(end, index), hit: false })
    pieces.push({ text: found, hit: true })
    end = index + found.length
  }
  if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end), hit: false })
  return pieces
}
