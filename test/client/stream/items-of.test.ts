import { expect, test } from 'vitest'
import { itemsOf } from '../../../src/client/stream/items-of.ts'
import { ResumingStream } from '../../../src/client/stream/resuming-stream.ts'
import { LogSource, type Numbered } from './log-source.ts'

const opened = (length: number): AsyncIterableIterator<Numbered> =>
  itemsOf(new ResumingStream<readonly Numbered[]>(new LogSource({ length })), (events) => events)

test('gives the items of all parts one by one, empty parts left out', async () => {
  const parts = (async function* () {
    yield* [['a', 'b'], [], ['c']]
  })()
  const seen: string[] = []
  for await (const item of itemsOf(parts, (part) => part)) seen.push(item)
  expect(seen).toStrictEqual(['a', 'b', 'c'])
})

test('gives them in order to readers who do not wait for each other', async () => {
  const stream = opened(25)
  const results = await Promise.all(Array.from({ length: 26 }, () => stream.next()))
  expect(results.slice(0, 25).map(({ value }) => (value as Numbered).seq)).toStrictEqual(
    Array.from({ length: 25 }, (_, index) => index + 1),
  )
  expect(results[25]).toStrictEqual({ done: true, value: undefined })
})

test('return() drops what is left of a part, and ends whoever waits', async () => {
  const stream = opened(25)
  await stream.next()
  await stream.return?.()
  expect(await stream.next()).toStrictEqual({ done: true, value: undefined })
})

test('a failure reaches the reader after the items that came before it', async () => {
  const parts = (async function* () {
    yield ['a']
    throw new Error('gone')
  })()
  const stream = itemsOf(parts, (part) => part)
  expect(await stream.next()).toStrictEqual({ done: false, value: 'a' })
  await expect(stream.next()).rejects.toThrow('gone')
})
