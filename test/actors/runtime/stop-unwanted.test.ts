import { expect, test } from 'vitest'
import { Dispatcher } from '../../../src/actors/runtime/dispatcher.ts'
import { stopUnwanted } from '../../../src/actors/runtime/stop-unwanted.ts'
import { emptyRun } from '../../../src/actors/run/run-context.ts'
import { incarnation, runId } from '../../../src/core/ids.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'

const id = runId('01920000-0000-7000-8000-000000000000')
const key = 'make/1/1/think/1'

test('that work was stopped is said once the store is there again', async () => {
  const me = incarnation('one')
  const dispatcher = new Dispatcher({
    performers: new Map([
      [
        'think',
        (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error()))),
      ],
    ]),
    mayBegin: () => true,
    onError: () => undefined,
  })
  const activity = { key, kind: 'think', input: {}, onLoss: 'retry' as const }
  dispatcher.begin({ runId: id, incarnation: me, activity, run: emptyRun }, () => Promise.resolve())
  const left: string[] = []
  let away = true
  const options = {
    store: {
      unwantedOf: () => Promise.resolve([{ runId: id, key }]),
      leaveActivities: async (_: unknown, _run: unknown, keys: readonly string[]) => {
        if (away) throw new StoreUnavailable('away', { retryable: true })
        left.push(...keys)
      },
    },
    dispatcher,
    incarnation: me,
    hosts: new Set<never>(),
    unsaid: new Map(),
  }
  await expect(stopUnwanted(options)).rejects.toThrow(StoreUnavailable)
  expect(dispatcher.size).toBe(0)
  away = false
  await stopUnwanted(options)
  await stopUnwanted(options)
  expect(left).toEqual([key])
})
