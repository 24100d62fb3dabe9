import type { Bus } from '../../src/core/bus.ts'
import type { Random } from './random.ts'

export interface Shaking {
  readonly random: Random
  /** The share of hints that are lost. */
  readonly lost: number
  readonly tell: (what: string) => void
}

/** A bus that loses some hints, brings a tenth twice and a tenth late, after others that were sent later. */
export function shakyBus(bus: Bus, { random, lost, tell }: Shaking): Bus {
  const latestMs = 300
  return {
    ...bus,
    publish: (hint) => {
      const chance = random()
      if (chance < lost) return tell('hints dropped')
      if (chance < lost + 0.1) {
        tell('hints duplicated')
        bus.publish(hint)
      } else if (chance < lost + 0.2) {
        tell('hints reordered')
        setTimeout(() => bus.publish(hint), random() * latestMs)
        return
      }
      bus.publish(hint)
    },
  }
}
