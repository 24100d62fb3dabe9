import { expect, test } from 'vitest'
import { pullIterator } from '../../../src/graphql/feed/pull-iterator.ts'

const never = (): Promise<number | null> => new Promise(() => undefined)

test('return ends a pull that never comes back, and closes once', async () => {
  let closed = 0
  const iterator = pullIterator(never, () => {
    closed += 1
  })
  const waiting = [iterator.next(), iterator.next()]
  await iterator.return?.()
  await iterator.return?.()
  expect(await Promise.all(waiting)).toEqual([
    { done: true, value: undefined },
    { done: true, value: undefined },
  ])
  expect(closed).toBe(1)
})

test('values come in the order of the calls, also where calls do not wait for each other', async () => {
  let count = 0
  const iterator = pullIterator(
    () => Promise.resolve(count < 3 ? ++count : null),
    () => undefined,
  )
  const results = await Promise.all([iterator.next(), iterator.next(), iterator.next(), iterator.next()])
  expect(results.map(({ value }: { value?: number }) => value)).toEqual([1, 2, 3, undefined])
})

test('an error is told once, then the iterator is over', async () => {
  let closed = 0
  const iterator = pullIterator(
    () => Promise.reject(new Error('broken')),
    () => {
      closed += 1
    },
  )
  await expect(iterator.next()).rejects.toThrow('broken')
  expect(await iterator.next()).toEqual({ done: true, value: undefined })
  expect(closed).toBe(1)
})
