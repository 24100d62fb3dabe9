import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failRun } from '../../../src/actors/runtime/fault-scope.ts'
import { perform } from '../../../src/actors/runtime/perform.ts'
import type { Performer, Work } from '../../../src/actors/runtime/performer.ts'
import { emptyRun } from '../../../src/actors/run/run-context.ts'
import { incarnation, runId } from '../../../src/core/ids.ts'

const work: Work = {
  runId: runId('01920000-0000-7000-8000-000000000000'),
  incarnation: incarnation('one'),
  activity: { key: 'make/1/1/think/1', kind: 'think', input: {}, onLoss: 'retry' },
  run: emptyRun,
}
const of = (performer: Performer) => perform(new Map([['think', performer]]), work, new AbortController())

const cycle: Record<string, unknown> = {}
cycle['self'] = cycle
const deep = (levels: number): object => Array.from({ length: levels }).reduce<object>((inner) => ({ inner }), {})

describe('a result that cannot be stored is a failed receipt', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'text'],
    ['a list', [1]],
    ['a function', () => 1],
    ['a cycle', cycle],
    ['a big integer', { n: 1n }],
    [
      'a member that throws',
      Object.defineProperty({}, 'x', {
        enumerable: true,
        get: () => {
          throw new Error('no')
        },
      }),
    ],
    ['something too deep', deep(20_000)],
    ['something too large', { text: 'x'.repeat(33 * 1024 * 1024) }],
  ])('%s', async (_, result) => {
    expect(await of(() => Promise.resolve(result as object))).toMatchObject({
      outcome: 'failed',
      failure: { code: 'PERFORMER_FAILED' },
    })
  })
})

test('whatever a performer gives or throws, an outcome comes of it that can be encoded', async () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true })
  await fc.assert(
    fc.asyncProperty(anything, fc.constantFrom('give', 'reject', 'throw'), async (value, how) => {
      const body = await of(() => {
        if (how === 'throw') throw value
        return how === 'give' ? Promise.resolve(value as object) : Promise.reject(value as Error)
      })
      expect(['done', 'failed']).toContain(body.outcome)
      expect(() => JSON.stringify(body)).not.toThrow()
    }),
  )
})

describe('what nobody catches', () => {
  const caught: boolean[] = []
  const onError = (error: unknown): void => void caught.push(failRun(error))
  let others: {
    readonly event: 'uncaughtException' | 'unhandledRejection'
    readonly listeners: NodeJS.ExitListener[]
  }[]
  beforeEach(() => {
    caught.length = 0
    others = (['uncaughtException', 'unhandledRejection'] as const).map((event) => {
      const listeners = process.listeners(event as 'exit')
      process.removeAllListeners(event)
      process.on(event, onError)
      return { event, listeners }
    })
  })
  afterEach(() => {
    for (const { event, listeners } of others) {
      process.removeAllListeners(event)
      for (const listener of listeners) process.on(event as 'exit', listener)
    }
  })

  test.each<[string, () => void]>([
    [
      'in a timer',
      () =>
        setTimeout(() => {
          throw new Error('late')
        }, 0),
    ],
    [
      'in a microtask',
      () =>
        queueMicrotask(() => {
          throw new Error('late')
        }),
    ],
    ['in a forgotten promise', () => void Promise.reject(new Error('late'))],
    [
      'in a forgotten promise, later',
      () => void new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 0)),
    ],
  ])('%s fails the activity in whose work it was thrown, and stops it', async (_, thrown) => {
    let stopped = false
    const body = await of((_work, signal) => {
      signal.addEventListener('abort', () => (stopped = true))
      thrown()
      return new Promise(() => undefined)
    })
    expect(body).toEqual({ outcome: 'failed', failure: { code: 'UNEXPECTED', message: 'late', retryable: true } })
    await expect.poll(() => caught).toEqual([true])
    expect(stopped).toBe(true)
  })

  test('and was thrown in no activity is nobody’s', () => {
    expect(failRun(new Error('outside'))).toBe(false)
  })
})
