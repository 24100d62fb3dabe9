import { expect, test } from 'vitest'
import { Dispatcher } from '../../../src/actors/runtime/dispatcher.ts'
import { answerOwners } from '../../../src/actors/runtime/answer-owners.ts'
import { emptyRun } from '../../../src/actors/run/run-context.ts'
import { incarnation, type RunId, runId } from '../../../src/core/ids.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'

const id = runId('01920000-0000-7000-8000-000000000000')
const key = 'make/1/1/think/1'

interface Asked {
  readonly unwanted: boolean
  /** Whether the node is at it. */
  readonly underWay: boolean
}

function asked({ unwanted, underWay }: Asked) {
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
  if (underWay) dispatcher.begin({ runId: id, incarnation: me, activity, run: emptyRun }, () => Promise.resolve())
  const left: string[] = []
  const store = {
    away: false,
    askedOf: () => Promise.resolve([{ runId: id, key, unwanted }]),
    leaveActivities: async (_: unknown, _run: unknown, keys: readonly string[]) => {
      if (store.away) throw new StoreUnavailable('away', { retryable: true })
      left.push(...keys)
    },
  }
  const options = { store, dispatcher, incarnation: me, hosts: new Set<RunId>(), asked: () => true, unsaid: new Map() }
  return { options, store, dispatcher, left }
}

test('that work was stopped is said once the store is there again', async () => {
  const { options, store, dispatcher, left } = asked({ unwanted: true, underWay: true })
  store.away = true
  await expect(answerOwners(options)).rejects.toThrow(StoreUnavailable)
  expect(dispatcher.size).toBe(0)
  store.away = false
  await answerOwners({ ...options, store: { ...store, askedOf: () => Promise.resolve([]) } })
  expect(left).toEqual([key])
})

test('what is wanted and under way goes on', async () => {
  const { options, dispatcher, left } = asked({ unwanted: false, underWay: true })
  await answerOwners(options)
  expect([left, dispatcher.size]).toEqual([[], 1])
  await dispatcher.abort(id, key)
})

test('what is wanted and not under way is left to the owner', async () => {
  const { options, left } = asked({ unwanted: false, underWay: false })
  await answerOwners(options)
  expect(left).toEqual([key])
})

test('nothing is said of a run that the node hosts, nor asked while no owner asks', async () => {
  const { options, left } = asked({ unwanted: true, underWay: false })
  await answerOwners({ ...options, hosts: new Set([id]) })
  await answerOwners({ ...options, asked: () => false })
  expect(left).toEqual([])
})
