import { describe, expect, inject, test } from 'vitest'
import type { Server } from '../support/postgres-server.ts'
import { withServer } from '../support/with-server.ts'
import { watchTogether } from './live/audience.ts'
import { liveContestants } from './live/contestants.ts'
import { measureFanout } from './live/measure-fanout.ts'

describe('the benchmark of what an event costs', () => {
  const own = liveContestants.filter(({ isNeighbour }) => !isNeighbour)

  test.each(own.map((one) => [one.title, one] as const))(
    'gives every subscriber of %s every event, and figures that can be',
    { timeout: 120_000 },
    async (_, contestant) => {
      const { cpuPerDelivery } = await measureFanout(contestant, {
        subscribers: 50,
        deliveries: 1_000,
        profiled: false,
      })
      expect(cpuPerDelivery).toBeGreaterThan(0)
    },
  )
})

withServer('the benchmark of an audience', eitherMissing(inject('postgres'), inject('redis')), () => {
  test('holds everybody, and nobody misses an event or sees one twice while a pod goes', {
    timeout: 240_000,
  }, async () => {
    const figures = await watchTogether({ clients: 60, pods: 2, ms: 12_000 })
    const { held, gaps, duplicates, stayed, takeover, calm, load, lags } = figures
    expect({ held, gaps, duplicates, stayed, resumed: takeover.resumed }).toEqual({
      held: 60,
      gaps: 0,
      duplicates: 0,
      stayed: true,
      resumed: 30,
    })
    expect(calm.deliveries).toBeGreaterThanOrEqual(60)
    expect(lags.deliveries).toBeGreaterThanOrEqual(60)
    expect(load.queries.length).toBeGreaterThan(0)
  })
})

/** It starts its own of both, where this machine can. */
function eitherMissing(one: Server, other: Server): Server {
  return one.url === null ? one : other
}
