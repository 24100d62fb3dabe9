import { useEffect, useRef } from 'react'
import { useQuery } from 'urql'
import { OpenCountsDocument, type RunStatus } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { runs } from '../../words/runs.ts'
import { count } from '../../words/say.ts'

/** How many runs are open, by status; null: not known yet. */
export type OpenCounts = ReadonlyMap<RunStatus, number> | null

/** The least time between two countings, in milliseconds. */
const leastMs = 2_000

/** Counts open runs, and counts again after anything changed. */
export function useOpenCounts(change: unknown): OpenCounts {
  const [{ data }, again] = useQuery({ query: typed(OpenCountsDocument), requestPolicy: 'cache-and-network' })
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null
      again({ requestPolicy: 'network-only' })
    }, leastMs)
  }, [change, again])
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )
  return data === undefined ? null : countsOf(data.openRuns)
}

const countsOf = (open: readonly { readonly status: RunStatus; readonly count: number }[]): OpenCounts =>
  new Map(open.map(({ status, count: n }) => [status, n]))

/** All of it in a sentence. */
export function openSummary(counts: OpenCounts): string {
  if (counts === null) return ' '
  const open = [...counts.values()].reduce((sum, n) => sum + n, 0)
  if (open === 0) return runs.noneOpen
  const waiting = counts.get('WAITING') ?? 0
  return waiting === 0 ? `${count(open, runs.open)}.` : `${count(open, runs.open)}, ${count(waiting, runs.needsYou)}.`
}
