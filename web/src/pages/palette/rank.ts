const end = '\u0000'

/** What the palette knows an item by: unique by its id, found by its name. */
export const valueOf = (id: string, name: string): string => `${id}${end}${name}`

/** How well an item fits: every word sought has to begin a word of its name, or at least to be in it. 0: not at all. */
export function rank(value: string, sought: string): number {
  const name = value.slice(value.indexOf(end) + 1).toLowerCase()
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean)
  const ranks = words.map((word) =>
    name.startsWith(word) ? 1 : name.includes(` ${word}`) ? 0.8 : name.includes(word) ? 0.5 : 0,
  )
  return Math.min(1, ...ranks)
}
