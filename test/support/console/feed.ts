import { setTimeout as pause } from 'node:timers/promises'
import { personaId } from '../../../src/core/ids.ts'
import type { LiveRun } from './live-run.ts'

/** Events that come by themselves, until they are stopped. */
export interface Feed {
  /** Events so far, and over which time. */
  fed(): { readonly events: number; readonly perSecond: number }
  /** Resolves when nothing more comes. Throws what an append threw. */
  stop(): Promise<void>
}

const restMs = 20
const writers = ['solution_architect', 'technical_architect', 'developer'].map((name) => personaId(name))

/**
 * Lets the runs go on at `perSecond` events in total, a turn each in turn, while their personas write. What a busy machine
 * keeps from coming in time is made up for. It ends where the histories end.
 */
export function feed(runs: readonly LiveRun[], perSecond: number): Feed {
  const began = performance.now()
  const elapsed = (): number => (performance.now() - began) / 1_000
  let events = 0
  let stopping = false
  const loop = async (): Promise<void> => {
    for (let nth = 0; !stopping && runs.some(({ isOver }) => !isOver); nth += 1) {
      const run = runs[nth % runs.length]
      if (events < elapsed() * perSecond) events += (await run?.append(1)) ?? 0
      else {
        run?.write(writers[nth % writers.length] ?? personaId('developer'))
        await pause(restMs)
      }
    }
  }
  const ended = loop()
  ended.catch(() => undefined)
  return {
    fed: () => ({ events, perSecond: events / elapsed() }),
    stop: () => {
      stopping = true
      return ended
    },
  }
}
