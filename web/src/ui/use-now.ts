import { useEffect, useState } from 'react'

/** The time, which moves on every `everyMs` while `moving`. */
export function useNow(everyMs: number, moving = true): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!moving) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, moving])
  return now
}
