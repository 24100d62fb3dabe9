import { useEffect, useMemo, useRef } from 'react'
import { type Command, useOffer } from '../../../app/commands.ts'
import { run as words } from '../../../words/run.ts'
import { useScene } from '../scene.tsx'

const { time: said } = words

/** Offers in the palette to play the run's past, and to come back from it. */
export function useTimeOffers(play: () => void): void {
  const { seq, goTo } = useScene()
  const latest = useRef(play)
  useEffect(() => {
    latest.current = play
  })
  const past = seq !== null
  useOffer(
    useMemo(() => {
      const name = past ? said.play : said.replayLong
      const replay: Command = { id: 'replay', name, group: said.label, keys: 'k', run: () => latest.current() }
      const back: Command = {
        id: 'now',
        name: words.situation.backToNow,
        group: said.label,
        keys: 'n',
        run: () => goTo(null),
      }
      return past ? [back, replay] : [replay]
    }, [past, goTo]),
  )
}
