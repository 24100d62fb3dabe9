import { useEffect, useRef, useState } from 'react'
import type { RunEvent } from '../../../../src/client/client.ts'
import { EventTexts, type Found, nothingFound, searchOn } from './search-events.ts'

/** What a slice of a search may take, in milliseconds: typing goes on between two of them. */
const sliceMs = 8
/** How often a search that takes long shows what it has, in milliseconds. */
const showMs = 120

/** What a query finds in these events, in slices beside everything else, and in further events as they come. Null: no query. */
export function useSearch(events: readonly RunEvent[], query: string): Found | null {
  const [texts] = useState(() => new EventTexts())
  const [found, setFound] = useState<{ readonly of: readonly RunEvent[]; readonly found: Found } | null>(null)
  const continues =
    found !== null &&
    found.found.query === query &&
    found.of.length <= events.length &&
    found.of[0] === events[0] &&
    found.of.at(-1) === events[found.of.length - 1]
  const begun = continues ? found.found : nothingFound(query)
  // Outlives what is under way: events that keep coming do not keep a search from getting on.
  const shownAt = useRef(0)
  useEffect(() => {
    if (query === '' || begun.searched >= events.length) return
    let now = begun
    let timer = setTimeout(slice, 0)
    function slice(): void {
      const until = performance.now() + sliceMs
      now = searchOn(now, events, {
        has: (event, wanted) => texts.has(event, wanted),
        enough: () => performance.now() > until,
      })
      const done = now.searched >= events.length
      if (done || performance.now() - shownAt.current > showMs) {
        shownAt.current = performance.now()
        setFound({ of: events, found: now })
      } else timer = setTimeout(slice, 0)
    }
    return () => clearTimeout(timer)
  }, [events, query, texts, begun])
  return query === '' ? null : begun
}
