import { describe, expect, test } from 'vitest'
import { Seats } from '../../../src/llm/limits/seats.ts'

const never = new AbortController().signal

describe('seats', () => {
  test('are taken by so many at once, and those who come first sit first', async () => {
    const seats = new Seats(2)
    const order: number[] = []
    const held = await Promise.all([seats.take(never), seats.take(never)])
    const later = [1, 2, 3].map((n) => seats.take(never).then((giveBack) => ({ giveBack, at: order.push(n) })))
    expect(seats.waiting).toBe(3)
    for (const giveBack of held) giveBack()
    await Promise.all(later.slice(0, 2))
    expect(order).toEqual([1, 2])
    expect(seats.waiting).toBe(1)
    ;(await later[0])?.giveBack()
    await later[2]
    expect(order).toEqual([1, 2, 3])
  })

  test('are not waited for by one who was told to stop, and his turn is the next one’s', async () => {
    const seats = new Seats(1)
    const giveBack = await seats.take(never)
    const stop = new AbortController()
    const stopped = seats.take(stop.signal)
    const next = seats.take(never)
    stop.abort(new Error('Enough.'))
    await expect(stopped).rejects.toThrow('Enough.')
    await expect(seats.take(stop.signal)).rejects.toThrow('Enough.')
    giveBack()
    await next
    expect(seats.waiting).toBe(0)
  })
})
