import { type RefObject, useEffect, useRef } from 'react'

/** Lets an element shine up for a moment whenever `of` changes, not when it is first drawn. */
export function useFlash(of: string): RefObject<HTMLSpanElement | null> {
  const element = useRef<HTMLSpanElement>(null)
  const before = useRef(of)
  useEffect(() => {
    if (before.current === of) return
    before.current = of
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    element.current?.animate([{ opacity: 1 }, { opacity: 0 }], { duration: 900, easing: 'ease-out' })
  }, [of])
  return element
}
