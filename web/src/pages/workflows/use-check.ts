import { useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { WorkflowCheckedDocument, type WorkflowCheckedQuery } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'

export type WorkflowFinding = WorkflowCheckedQuery['checkWorkflow'][number]

/** What is known of a workflow that is checked. */
export interface Check {
  /** What stands against it; null: it has not been checked. While it is checked again, what stood before. */
  readonly findings: readonly WorkflowFinding[] | null
  readonly checking: boolean
  readonly error: Error | null
  readonly again: () => void
}

/** How long somebody has to pause before what they typed is checked, in milliseconds. */
const pauseMs = 350

/** What the server says of a workflow; undefined or null: there is nothing to check. */
export function useCheck(source: unknown): Check {
  const [settled, setSettled] = useState<unknown>(source)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(source), pauseMs)
    return () => clearTimeout(timer)
  }, [source])
  const nothing = settled === undefined || settled === null
  const [{ data, error, fetching }, ask] = useQuery({
    query: typed(WorkflowCheckedDocument),
    variables: { source: settled },
    pause: nothing,
  })
  return {
    findings: nothing || source == null ? null : (data?.checkWorkflow ?? null),
    checking: source != null && (fetching || settled !== source),
    error: error ?? null,
    again: () => ask({ requestPolicy: 'network-only' }),
  }
}
