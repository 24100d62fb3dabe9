import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'

/** Browsers let an address change a few times a second. */
const restMs = 250

interface Moment {
  /** The seq that is looked at; null: now. */
  readonly seq: number | null
  readonly goTo: (seq: number | null) => void
}

/**
 * The moment of a run that is looked at, as the address has it. It changes here at once and in the address as soon as it
 * rests; an address that somebody else changes counts at once.
 */
export function useMoment(): Moment {
  const { seq: addressed = null } = useSearch({ from: '/runs/$runId' })
  const navigate = useNavigate()
  /** What was gone to and is not in the address yet. */
  const [ahead, setAhead] = useState<{ readonly seq: number | null } | null>(null)
  const written = useRef<number | null>(addressed)
  const [goTo] = useState(() => (seq: number | null) => setAhead({ seq }))
  useEffect(() => {
    if (addressed === written.current) return
    written.current = addressed
    setAhead(null)
  }, [addressed])
  useEffect(() => {
    if (ahead === null) return
    if (ahead.seq === addressed) return setAhead(null)
    const timer = setTimeout(() => {
      written.current = ahead.seq
      void navigate({
        to: '.',
        search: (before) => ({ ...before, seq: ahead.seq ?? undefined }),
        replace: true,
        resetScroll: false,
      })
    }, restMs)
    return () => clearTimeout(timer)
  }, [ahead, addressed, navigate])
  return { seq: ahead === null ? addressed : ahead.seq, goTo }
}
