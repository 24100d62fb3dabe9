import { expect, test } from 'vitest'
import { initialState } from '../../src/actors/run/run-state.ts'
import type { Performer, Work } from '../../src/actors/runtime/performer.ts'
import { InvalidInput } from '../../src/core/errors.ts'
import { incarnation, runId } from '../../src/core/ids.ts'
import type { ActivityEnd } from '../../src/telemetry/activity-metrics.ts'
import { observedPerformers } from '../../src/telemetry/observed-performers.ts'
import { logged } from '../support/logged.ts'

const work: Work = {
  runId: runId('0192f0c1-0000-7000-8000-000000000001'),
  incarnation: incarnation('me'),
  activity: { key: 'write_code/1/2/think/1', kind: 'think', input: null, onLoss: 'retry' },
  run: initialState().run.context,
}

function observe(perform: Performer) {
  const { logger, lines } = logged()
  const counted: (readonly [string, string, number?])[] = []
  let now = 0
  const metrics = {
    begun: (kind: string) => void counted.push([kind, 'begun']),
    ended: (kind: string, end: ActivityEnd, seconds: number) => void counted.push([kind, end, seconds]),
  }
  const clock = { monotonic: () => (now += 1_500) }
  const observed = observedPerformers(new Map([['think', perform]]), { metrics, logger, clock }).get('think')
  if (observed === undefined) throw new Error('The performer is there.')
  return { observed, counted, lines }
}

test('one that does its work is counted and timed, and nobody needs a line', async () => {
  const { observed, counted, lines } = observe(() => Promise.resolve({ answer: 42 }))
  expect(await observed(work, new AbortController().signal)).toEqual({ answer: 42 })
  expect(counted).toEqual([
    ['think', 'begun'],
    ['think', 'done', 1.5],
  ])
  expect(lines).toEqual([])
})

test('one that fails is logged with run, step and key, and fails all the same', async () => {
  const { observed, counted, lines } = observe(() => Promise.reject(new InvalidInput('Found nothing.')))
  await expect(observed(work, new AbortController().signal)).rejects.toThrow('Found nothing.')
  expect(counted.at(-1)).toEqual(['think', 'failed', 1.5])
  expect(lines).toMatchObject([
    {
      level: 'warn',
      message: 'activity failed',
      fields: {
        run: 'run_0192f0c1-0000-7000-8000-000000000001',
        step: 'write_code',
        activity: 'write_code/1/2/think/1',
        code: 'INVALID_INPUT',
        error: 'Found nothing.',
      },
    },
  ])
})

test('one that was no longer wanted has not failed', async () => {
  const abort = new AbortController()
  const { observed, counted, lines } = observe((_, signal) => {
    abort.abort()
    return Promise.reject(signal.reason as Error)
  })
  await expect(observed(work, abort.signal)).rejects.toThrow('aborted')
  expect(counted.at(-1)).toEqual(['think', 'aborted', 1.5])
  expect(lines).toEqual([])
})
