import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Whether nobody has used a framed page for so long. What happens within it cannot be seen from outside: having the focus,
 * or a page of it loading, counts as use.
 */
export function useIdle(seconds: number) {
  const frame = useRef<HTMLIFrameElement>(null)
  const last = useRef(Date.now())
  const [over, setOver] = useState(false)
  const used = useCallback((): void => {
    last.current = Date.now()
    setOver(false)
  }, [])
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.activeElement === frame.current && document.hasFocus()) last.current = Date.now()
      setOver(Date.now() - last.current > seconds * 1_000)
    }, 1_000)
    return () => clearInterval(timer)
  }, [seconds])
  return { over, used, frame }
}
