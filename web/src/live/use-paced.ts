import { useEffect, useRef, useState } from 'react'

/** A value that changes often, at most every so many milliseconds: for what need not be drawn anew with each change. */
export function usePaced<Value>(value: Value, everyMs: number): Value {
  const [shown, setShown] = useState(value)
  const latest = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    latest.current = value
    if (value === shown) return
    timer.current ??= setTimeout(() => {
      timer.current = null
      setShown(latest.current)
    }, everyMs)
  }, [value, shown, everyMs])
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )
  return shown
}
