import type { Bus } from '../../src/core/bus.ts'
import type { Random } from './random.ts'

/** A bus that loses some hints, brings some twice and some late, after others that were sent later. */
export function shakyBus(bus: Bus, random: Random, tell: (what: string) => void): Bus {
  const latestMs = 300
  return {
    ...bus,
    publish: (hint) => {
      const chance = random()
      if (chance < 0.1) return tell('hints dropped')
      if (chance < 0.2) {
        tell('hints duplicated')
        bus.publish(hint)
      } else if (chance < 0.3) {
        tell('hints reordered')
        setTimeout(() => bus.publish(hint), random() * latestMs)
        return
      }
      bus.publish(hint)
    },
  }
}
