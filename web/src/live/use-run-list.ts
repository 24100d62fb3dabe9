import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useSession } from '../app/session-context.tsx'
import { RunList, type RunListState } from './run-list.ts'
import type { RunFilter } from './run-pages.ts'
import { runSource } from './run-source.ts'

/** A list of runs that stays current. While another filter's first page is on its way, the rows before stay (`settling`). */
export function useRunList(
  filter: RunFilter,
  firstSize: number,
): { readonly list: RunList; readonly state: RunListState; readonly settling: boolean } {
  const session = useSession()
  const asked = JSON.stringify(filter)
  const list = useMemo(() => {
    const of = JSON.parse(asked) as RunFilter
    return new RunList(runSource(session, of), of, firstSize)
  }, [session, asked, firstSize])
  const state = useSyncExternalStore(list.listen, list.state)
  const before = useRef(state)
  useEffect(() => {
    if (state.known) before.current = state
  }, [state])
  const settling = !state.known && state.error === null && before.current.known
  return { list, state: settling ? before.current : state, settling }
}
