import { type FocusEvent, useEffect, useState } from 'react'

/**
 * Whether the rows of a live list have to stay where they are: somebody points at them, works in them with the keyboard,
 * or has scrolled away from their beginning (`away`). Spread `marks` on the element around the rows.
 */
export function useHeld(away: boolean) {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const marks = {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setFocused(false)
    },
  }
  return { held: pointed || focused || away, marks }
}

/** Whether the window is scrolled down by more than this. */
export function useScrolledBeyond(pixels: number): boolean {
  const [beyond, setBeyond] = useState(false)
  useEffect(() => {
    const look = (): void => setBeyond(window.scrollY > pixels)
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [pixels])
  return beyond
}
