/** What of the page is in view, as the address says it. */
export type Place =
  /** `from`: the entry whose state of the application it is; null: the latest. */
  | { readonly view: 'files'; readonly from: string | null; readonly path: string | null }
  | { readonly view: 'changes' }
  | { readonly view: 'tests'; readonly test: string | null }
  | { readonly view: 'preview' }

/** `file:src/app.js`, `from:E17`, `from:E17:src/app.js`, `changes`, `tests`, `test:C2.1 …`, `preview`. */
export function readPlace(open: string | undefined): Place {
  if (open === 'changes' || open === 'preview') return { view: open }
  if (open === 'tests') return { view: 'tests', test: null }
  if (open?.startsWith('test:') === true) return { view: 'tests', test: open.slice(5) }
  if (open?.startsWith('file:') === true) return { view: 'files', from: null, path: open.slice(5) }
  const [, from = null, path = null] = /^from:([^:]+)(?::(.+))?$/s.exec(open ?? '') ?? []
  return { view: 'files', from, path }
}

/** The other way round; undefined: what is in view by itself. */
export function writePlace(place: Place): string | undefined {
  if (place.view === 'tests') return place.test === null ? 'tests' : `test:${place.test}`
  if (place.view !== 'files') return place.view
  const { from, path } = place
  if (from !== null) return path === null ? `from:${from}` : `from:${from}:${path}`
  return path === null ? undefined : `file:${path}`
}
