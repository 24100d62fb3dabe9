import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { openRedisBus } from '../../src/bus/redis-bus.ts'
import type { Bus, Hint } from '../../src/core/bus.ts'
import { busContract, hint, until } from '../contract/bus.ts'
import { freePort } from '../support/free-port.ts'
import { startRedis } from '../support/redis-process.ts'
import { withServer } from '../support/with-server.ts'

withServer('the bus on Redis', inject('redis'), (url) => {
  busContract((onError) => openRedisBus(url, { prefix: randomUUID(), onError }))

  describe('between nodes', () => {
    const opened: Bus[] = []
    const open = (at: string, prefix: string): Bus => {
      const bus = openRedisBus(at, { prefix })
      opened.push(bus)
      return bus
    }
    const hearing = (bus: Bus): Hint[] => {
      const got: Hint[] = []
      bus.subscribe((one) => got.push(one))
      return got
    }
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((bus) => bus.close()))
    })

    test('a hint reaches the other node, and its own node once', async () => {
      const prefix = randomUUID()
      const [here, there] = [open(url, prefix), open(url, prefix)]
      const [own, other] = [hearing(here), hearing(there)]
      await until(() => here.connected() && there.connected())
      here.publish(hint(1))
      there.publish(hint(2))
      await until(() => own.length >= 2 && other.length >= 2)
      here.publish(hint(3))
      await until(() => other.length >= 3)
      expect(own.map((one) => one.head).toSorted((a, b) => a - b)).toEqual([1, 2, 3])
      expect(other.map((one) => one.head).toSorted((a, b) => a - b)).toEqual([1, 2, 3])
    })

    test('installations with different prefixes do not hear each other', async () => {
      const [here, apart, same] = ['a', 'b', 'a'].map((name) => open(url, name))
      if (here === undefined || apart === undefined || same === undefined) throw new Error('Three were opened.')
      const [strange, heard] = [hearing(apart), hearing(same)]
      await until(() => here.connected() && apart.connected() && same.connected())
      here.publish(hint(1))
      await until(() => heard.length === 1)
      expect(strange).toEqual([])
    })

    test('without Redis nothing throws and own hints still come; once it is back hints travel again', async () => {
      const port = await freePort()
      const at = `redis://127.0.0.1:${port}`
      const [here, there] = [open(at, 'x'), open(at, 'x')]
      const [own, other] = [hearing(here), hearing(there)]
      expect(here.connected()).toBe(false)
      here.publish(hint(1))
      await until(() => own.length === 1)
      const first = await startRedis(port)
      try {
        await until(() => here.connected() && there.connected())
        here.publish(hint(2))
        await until(() => other.length === 1)
      } finally {
        await first?.stop()
      }
      await until(() => !here.connected() && !there.connected())
      here.publish(hint(3))
      await until(() => own.length === 3)
      const second = await startRedis(port)
      try {
        await until(() => here.connected() && there.connected())
        here.publish(hint(4))
        await until(() => other.length === 2)
      } finally {
        await second?.stop()
      }
      expect(other.map((one) => one.head)).toEqual([2, 4])
    })
  })
})
