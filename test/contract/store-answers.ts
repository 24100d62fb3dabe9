import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../src/core/ids.ts'
import type { Store } from '../../src/core/store/store.ts'

const newHash = () => sha256(randomBytes(32).toString('hex'))

/** Answers that are given again. */
export function answerContract(store: () => Store): void {
  describe('kept answers', () => {
    test('come back for the first request that has one, whatever they are written in', async () => {
      const [none, first, second] = [newHash(), newHash(), newHash()]
      await store().answers.put({ request: first, model: 'openai/a', content: '{"text":"ü€😀"}' })
      await store().answers.put({ request: second, model: 'anthropic/b', content: '{}' })
      expect(await store().answers.find([none, second, first])).toEqual({
        request: second,
        model: 'anthropic/b',
        content: '{}',
      })
      expect(await store().answers.find([first])).toMatchObject({ model: 'openai/a', content: '{"text":"ü€😀"}' })
      expect(await store().answers.find([none])).toBeNull()
      expect(await store().answers.find([])).toBeNull()
    })

    test('are replaced by a later one, and forgotten when asked', async () => {
      const request = newHash()
      await store().answers.put({ request, model: 'openai/a', content: 'first' })
      await store().answers.put({ request, model: 'openai/b', content: 'second' })
      expect(await store().answers.find([request])).toMatchObject({ model: 'openai/b', content: 'second' })
      await store().answers.forget([request])
      expect(await store().answers.find([request])).toBeNull()
    })

    test('are kept by many nodes at once without any of them waiting for another', async () => {
      const requests = Array.from({ length: 20 }, newHash)
      await Promise.all(
        requests.flatMap((request) =>
          [1, 2].map(() => store().answers.put({ request, model: 'openai/a', content: 'one' })),
        ),
      )
      const found = await Promise.all(requests.map((request) => store().answers.find([request])))
      expect(found.every((answer) => answer?.content === 'one')).toBe(true)
    })
  })
}
