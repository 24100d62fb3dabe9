/** A path with its arguments in braces, and what is there for each method. */
export interface Routed<What> {
  readonly path: string
  readonly method: string
  readonly what: What
}

/** What a request meets: something, or a path at which other methods are answered; null: nothing is there. */
export type Met<What> =
  | { readonly what: What; readonly given: Readonly<Record<string, string>> }
  | { readonly allowed: readonly string[] }
  | null

interface Entry<What> {
  readonly pattern: RegExp
  readonly methods: Map<string, What>
}

/** Finds what is at a path. `path` is as it came, and can be decoded. */
export function routeTable<What>(routes: readonly Routed<What>[]) {
  const entries = new Map<string, Entry<What>>()
  for (const { path, method, what } of routes) {
    const pattern = new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)').replaceAll('.', String.raw`\.`)}$`)
    const entry = entries.get(path) ?? { pattern, methods: new Map<string, What>() }
    entries.set(path, entry)
    entry.methods.set(method, what)
  }
  // What has no arguments first: nothing else may take its place.
  const sorted = [...entries]
    .toSorted(([a], [b]) => a.split('{').length - b.split('{').length)
    .map(([, entry]) => entry)
  return (method: string, path: string): Met<What> => {
    for (const { pattern, methods } of sorted) {
      const found = pattern.exec(path)
      if (found === null) continue
      const given = Object.fromEntries(
        Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
      )
      // A path of dots is no name of anything, and means another path.
      if (Object.values(given).some((value) => value === '.' || value === '..')) return null
      const what = methods.get(method === 'HEAD' ? 'GET' : method)
      if (what !== undefined) return { what, given }
      const allowed = [...methods.keys()]
      return { allowed: [...allowed, ...(methods.has('GET') ? ['HEAD'] : []), 'OPTIONS'] }
    }
    return null
  }
}
