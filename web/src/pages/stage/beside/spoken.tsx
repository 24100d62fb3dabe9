import { useEffect, useRef, useState } from 'react'

/** At most this often something is said aloud, in milliseconds. */
const pause = 6_000

/** Says a text aloud to those who hear the page, now and then. */
export function Spoken({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('')
  const last = useRef(0)
  useEffect(() => {
    const timer = setTimeout(
      () => {
        last.current = Date.now()
        setSaid(text)
      },
      Math.max(400, last.current + pause - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  )
}
