import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What the address has opened: `clause:C7` or `entry:E12`. */
export interface Opened {
  readonly clause: string | null
  readonly entry: string | null
  /** Opens something else, or with null nothing. */
  readonly open: (what: string | null) => void
}

export function useOpened(): Opened {
  const { open: opened } = useSearch({ from: '/runs/$runId' })
  const navigate = useNavigate()
  const open = useCallback(
    (what: string | null) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, open: what ?? undefined }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  return { clause: after('clause:', opened), entry: after('entry:', opened), open }
}

const after = (prefix: string, opened: string | undefined): string | null =>
  opened?.startsWith(prefix) === true ? opened.slice(prefix.length) : null
