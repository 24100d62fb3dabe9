import { useEffect, useState } from 'react'
import { useScene } from '../scene.tsx'
import { nextBeat } from './marks.ts'

/** How long a replay shows a moment at speed 1, in milliseconds. */
const beatMs = 800

export const speeds = [1, 2, 4, 8] as const
export type Speed = (typeof speeds)[number]

interface Playback {
  readonly playing: boolean
  readonly speed: Speed
  readonly setSpeed: (speed: Speed) => void
  /** Plays on from the moment that is looked at, from the start where that is the end; or stops. */
  readonly toggle: () => void
}

/** Goes through the run's moments one after the other; each is read before the next is gone to. */
export function usePlayback(): Playback {
  const { run, seq, log, goTo } = useScene()
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>(1)
  const arrived = seq !== null && run.lastSeq === seq
  useEffect(() => {
    if (!playing || !arrived) return
    const timer = setTimeout(() => {
      const { events, headSeq } = log.state()
      const next = nextBeat(events, seq)
      if (next < headSeq) return goTo(next)
      setPlaying(false)
      goTo(null)
    }, beatMs / speed)
    return () => clearTimeout(timer)
  }, [playing, arrived, seq, speed, log, goTo])
  // Who goes back to now looks at the run as it is.
  if (playing && seq === null) setPlaying(false)
  const toggle = (): void => {
    if (!playing && (seq === null || seq >= log.state().headSeq)) goTo(0)
    setPlaying(!playing)
  }
  return { playing, speed, setSpeed, toggle }
}
