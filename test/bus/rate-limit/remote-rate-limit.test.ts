import { expect, test } from 'vitest'
import { remoteRateLimit } from '../../../src/bus/rate-limit/remote-rate-limit.ts'
import { still } from '../../contract/rate-limit.ts'

/** A server that answers as it is told, and a clock that stands. */
function scripted(): {
  now: number
  answer: () => Promise<unknown>
  readonly asked: number[]
  readonly news: boolean[]
  open(): ReturnType<typeof remoteRateLimit>
} {
  const asked: number[] = []
  const news: boolean[] = []
  return {
    now: 0,
    answer: () => Promise.reject(new Error('gone')),
    asked,
    news,
    open() {
      const evaluate = (): Promise<unknown> => {
        asked.push(this.now)
        return this.answer()
      }
      const server = { evaluate, connected: () => true, close: () => Promise.resolve() }
      const clock = { monotonic: () => this.now }
      return remoteRateLimit(still(1_000_000), server, { clock, onConnection: ({ up }) => news.push(up) })
    },
  }
}

test('a server that fails is asked ever more seldom, one that answers each time', async () => {
  const server = scripted()
  const limit = server.open()
  for (; server.now < 10_000; server.now += 10) await limit.take('ann', 1)
  const pauses = server.asked.map((at, n) => at - (server.asked[n - 1] ?? 0)).slice(1)
  expect(pauses).toEqual([100, 200, 400, 800, 1_600, 2_000, 2_000, 2_000])
  server.now += 2_000
  server.answer = () => Promise.resolve([1, '1.000'])
  const before = server.asked.length
  for (let n = 0; n < 5; n += 1) await limit.take('ann', 1)
  expect(server.asked.length - before).toBe(5)
  expect(server.news.at(-1)).toBe(true)
})

test('those that failed together count once', async () => {
  const server = scripted()
  const limit = server.open()
  await Promise.all(Array.from({ length: 50 }, () => limit.take('ann', 1)))
  server.now += 100
  await limit.take('ann', 1)
  expect(server.asked.length).toBe(51)
})

test.each([null, 'OK', [], [1], [1, 'nonsense'], [1, -1], [1, 1e18], { granted: 1 }])(
  'an answer such as %j is none',
  async (answer) => {
    const server = scripted()
    server.answer = () => Promise.resolve(answer)
    const limit = server.open()
    expect(await limit.take('ann', 1_000_000)).toMatchObject({ granted: true })
    expect(await limit.take('ann', 1)).toMatchObject({ granted: false })
    expect(server.news).toEqual([false])
  },
)
