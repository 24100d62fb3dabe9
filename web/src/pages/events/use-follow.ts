import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

interface Follow {
  /** Whether the newest is kept in view. */
  readonly following: boolean
  /** How many have come since that ended. */
  readonly newer: number
  readonly follow: () => void
}

/** Closer to the end than this, in pixels, is at the end. */
const near = 32

/**
 * Keeps the end of a list in view while it grows, until somebody scrolls up, and again once they are back at the end.
 * `toEnd` scrolls there.
 */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  { length, begin, toEnd }: { readonly length: number; readonly begin: boolean; readonly toEnd: () => void },
): Follow {
  const [leftAt, setLeftAt] = useState<number | null>(begin ? null : 0)
  const following = leftAt === null
  const latest = useRef({ length, toEnd })
  latest.current = { length, toEnd }
  useLayoutEffect(() => {
    if (following && length > 0) latest.current.toEnd()
  }, [following, length])
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    let before = element.scrollTop
    const scrolled = (): void => {
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < near
      const up = element.scrollTop < before - 1
      before = element.scrollTop
      if (atEnd) setLeftAt(null)
      else if (up) setLeftAt((left) => left ?? latest.current.length)
    }
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => element.removeEventListener('scroll', scrolled)
  }, [scroller])
  const follow = useCallback(() => setLeftAt(null), [])
  return { following, newer: leftAt === null ? 0 : Math.max(0, length - leftAt), follow }
}
