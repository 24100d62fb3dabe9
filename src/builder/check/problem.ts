/** Something in a specification that cannot be built. `path` says where: `entities.workout.fields.owner.target`. */
export type Problem = { readonly path: string; readonly message: string }

/** Notes problems; the message says what was found, what was expected and what to do. */
export type Note = (path: string, found: string, expected: string, doThis: string) => void

/** A fresh list of problems with the function that adds to it. */
export function problemList(): { readonly problems: readonly Problem[]; readonly note: Note } {
  const problems: Problem[] = []
  return {
    problems,
    note: (path, found, expected, doThis) => {
      problems.push({ path, message: `Found ${found}, expected ${expected}; ${doThis}.` })
    },
  }
}

/** Notes every value that comes twice. */
export function checkDistinct(values: readonly string[], path: string, note: Note): void {
  const seen = new Set<string>()
  for (const value of values) {
    if (seen.has(value)) note(`${path}.${value}`, `"${value}" twice`, 'each only once', 'rename or remove one')
    seen.add(value)
  }
}
