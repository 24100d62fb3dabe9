import { expect, test } from 'vitest'
import { Turnstile } from '../../../src/actors/runtime/turnstile.ts'

test('so many pass at once, the others in their order; one that fails makes room too', async () => {
  const turnstile = new Turnstile(2)
  const begun: number[] = []
  let [now, most] = [0, 0]
  const work = (number: number) => async (): Promise<number> => {
    begun.push(number)
    most = Math.max(most, (now += 1))
    await new Promise((resolve) => setImmediate(resolve))
    now -= 1
    if (number === 1) throw new Error('broken')
    return number
  }
  const ends = await Promise.allSettled([0, 1, 2, 3, 4].map((number) => turnstile.pass(work(number))))
  expect(begun).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  expect(await turnstile.pass(work(5))).toBe(5)
})
