import { type RefObject, useEffect, useRef } from 'react'

/**
 * Brings a clause into view within the box that holds these elements, as soon as somebody looks at it elsewhere; where the
 * box does not scroll, or somebody is in it, everything stays where it is.
 */
export function useInView<Kind extends HTMLElement = HTMLParagraphElement>(
  clause: string | null,
): RefObject<Kind | null> {
  const element = useRef<Kind>(null)
  useEffect(() => {
    const box = element.current?.closest('section')
    if (clause === null || box === null || box === undefined) return
    if (box.scrollHeight <= box.clientHeight || box.matches(':hover, :focus-within')) return
    const part = element.current?.querySelector(`[data-clause="${CSS.escape(clause)}"]`)?.getBoundingClientRect()
    const view = box.getBoundingClientRect()
    if (part === undefined || (part.top >= view.top && part.bottom <= view.bottom)) return
    box.scrollTo({ top: box.scrollTop + part.top - view.top - view.height / 3, behavior: 'smooth' })
  }, [clause])
  return element
}
