import { expect, test } from 'vitest'
import { Dispatcher } from '../../../src/actors/runtime/dispatcher.ts'
import type { Work } from '../../../src/actors/runtime/performer.ts'
import { emptyRun } from '../../../src/actors/run/run-context.ts'
import { incarnation, runId } from '../../../src/core/ids.ts'

const work: Work = {
  runId: runId('01920000-0000-7000-8000-000000000000'),
  incarnation: incarnation('one'),
  activity: { key: 'make/1/1/think/1', kind: 'think', input: {}, onLoss: 'retry' },
  run: emptyRun,
}

test('an outcome that cannot be delivered is reported, and the activity may begin again', async () => {
  const errors: unknown[] = []
  const dispatcher = new Dispatcher({
    performers: new Map([['think', () => Promise.resolve({})]]),
    mayBegin: () => true,
    onError: (error) => errors.push(error),
  })
  dispatcher.begin(work, () => Promise.reject(new Error('the store is away')))
  await expect.poll(() => dispatcher.size).toBe(0)
  expect(errors).toEqual([new Error('the store is away')])
})
