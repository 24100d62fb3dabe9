/** Something of an AppSpec that has an id and may have a title. */
export interface Named {
  readonly id: string
  readonly title?: string
}

const singular = (word: string): string =>
  word.endsWith('ies') && word.length > 4
    ? `${word.slice(0, -3)}y`
    : word.length > 3
      ? word.replace(/(?<!s)s$/, '')
      : word

const words = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map(singular)

const sameWord = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 5 && (a.startsWith(b) || b.startsWith(a)))

const fits = (candidate: Named, wanted: readonly string[]): boolean => {
  const have = [...words(candidate.id), ...words(candidate.title ?? '')]
  return wanted.every((word) => have.some((other) => sameWord(other, word)))
}

/**
 * The candidate that a person would mean by one of the names in `wanted` (`'due date|deadline'`, best first), whatever
 * the specification calls it exactly. Undefined where none fits.
 */
export const lookup = <T extends Named>(candidates: readonly T[], wanted: string): T | undefined => {
  for (const name of wanted.split('|')) {
    const asked = words(name)
    const exact = candidates.find((candidate) => words(candidate.id).join(' ') === asked.join(' '))
    if (exact !== undefined) return exact
    const close = candidates.filter((candidate) => fits(candidate, asked))
    const [best] = close.toSorted((a, b) => a.id.length - b.id.length)
    if (best !== undefined) return best
  }
  return undefined
}

/** Thrown when the application has nothing that could be meant by a name. */
export class NotThere extends Error {
  readonly kind: string
  readonly wanted: string

  constructor(kind: string, wanted: string, there: readonly string[]) {
    super(`The application has no ${kind} that could be "${wanted}"; it has: ${there.join(', ') || 'none'}.`)
    this.kind = kind
    this.wanted = wanted
  }
}

/** Like `lookup`, and an error that names what there is instead where none fits. */
export const find = <T extends Named>(candidates: readonly T[], wanted: string, kind: string): T => {
  const found = lookup(candidates, wanted)
  if (found !== undefined) return found
  throw new NotThere(
    kind,
    wanted,
    candidates.map((candidate) => candidate.id),
  )
}
