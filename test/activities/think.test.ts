import { describe, expect, test } from 'vitest'
import type { ActivityTools } from '../../src/activities/activity-tools.ts'
import { think } from '../../src/activities/think.ts'
import { perform } from '../../src/actors/runtime/perform.ts'
import { wants } from '../../src/actors/run/wants.ts'
import { runKnowledge } from '../../src/assembly/run-knowledge.ts'
import { systemClock } from '../../src/core/clock.ts'
import { incarnation, runId } from '../../src/core/ids.ts'
import { type ModelProvider, type ModelRequest, unheard } from '../../src/core/provider.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { StoreUnavailable } from '../../src/core/store/errors.ts'
import { offlineProvider } from '../../src/offline/provider.ts'
import { requirements, submit } from '../actors/support/messages.ts'
import { PlayedRun } from '../actors/support/played-run.ts'
import { builtInBrain } from '../brain/support/brains.ts'

const brain = await builtInBrain()
const packBudget = 100_000
const usage = { inputTokens: 100, outputTokens: 10, costUsd: 0.25 }

/** What comes of a run's first call where the provider answers so, and the store keeps blobs so. */
async function firstCall(
  answer: ModelProvider['answer'],
  putBlobs: ActivityTools['store']['putBlobs'],
  submission: JsonObject = {},
) {
  const forgotten: ModelRequest[] = []
  const forget = (request: ModelRequest) => Promise.resolve(void forgotten.push(request))
  const more = { id: 'priced', trust: 'model', mostUsd: () => 1, answer, forget } as const
  const provider: ModelProvider = { ...offlineProvider(), ...more }
  const providers = new Map([[provider.id, provider]])
  const run = new PlayedRun(runKnowledge({ brain, providers, packBudget }))
  run.take(submit({ ...requirements('Members borrow books.'), provider: 'priced', budgetUsd: 100, ...submission }))
  const [activity] = wants(run.state).activities.values()
  if (activity === undefined) throw new Error('Found no call, expected one.')
  const tools = {
    store: { putBlobs, getBlob: () => Promise.reject(new Error('Nothing is stored.')) },
    brain,
    providers,
    clock: systemClock,
    live: () => ({ ...unheard, end: () => undefined }),
    packBudget,
  } as unknown as ActivityTools
  const work = {
    runId: runId('01920000-0000-7000-8000-000000000000'),
    incarnation: incarnation('one'),
    activity,
    run: run.state.run.context,
  }
  return {
    tools,
    forgotten,
    perform: (known = tools) =>
      perform(new Map([['think', (one, signal) => think(one, signal, known)]]), work, new AbortController()),
  }
}

const kept = () => Promise.resolve()
const away = () => Promise.reject(new StoreUnavailable('The store is away.', { retryable: true }))
const answered: ModelProvider['answer'] = () => Promise.resolve({ content: '{}', model: 'p/m', usage, lostRequests: 1 })

describe('a call of a model that fails around the asking', () => {
  test('before it, has cost nothing', async () => {
    const { perform: performed, tools } = await firstCall(answered, kept)
    const gone = { ...tools, brain: { ...brain, personas: new Map() } }
    expect(await performed(gone)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'NOT_FOUND', retryable: false, loss: { lostRequests: 0, usage: null } },
    })
  })

  test('after it, has cost what the answer did', async () => {
    const { perform: performed } = await firstCall(answered, away)
    expect(await performed()).toMatchObject({
      outcome: 'failed',
      failure: { code: 'STORE_UNAVAILABLE', retryable: true, loss: { lostRequests: 1, usage } },
    })
  })

  test('within it, without a word of what it cost, may have cost all that it can', async () => {
    const { perform: performed } = await firstCall(() => Promise.reject(new TypeError('A bug.')), kept)
    const body = await performed()
    expect(body).toMatchObject({ outcome: 'failed', failure: { code: 'UNEXPECTED' } })
    expect(body).not.toHaveProperty('failure.loss')
  })
})

describe('among the answers that are given again', () => {
  const honest: ModelProvider['answer'] = (request, asking) => offlineProvider().answer(request, asking)
  /** Its plan leads to a step that it does not have. */
  const astray: ModelProvider['answer'] = async (request, asking) => {
    const answer = await honest(request, asking)
    return { ...answer, content: answer.content.replaceAll('"to":"END"', '"to":"nowhere"') }
  }

  test.each([
    ['off its contract', answered, 'offContract'],
    ['refused by verification', astray, 'findings'],
  ])('is none that is %s', async (_, answer, why) => {
    const { perform: performed, forgotten } = await firstCall(answer, kept)
    expect(await performed()).toHaveProperty(['result', why])
    expect(forgotten).toHaveLength(1)
  })

  test.each([
    ['one that is of use', honest, {}],
    ['what others have left, where a run wants and leaves none', answered, { cache: false }],
  ])('stays %s', async (_, answer, submission) => {
    const { perform: performed, forgotten } = await firstCall(answer, kept, submission)
    expect(await performed()).toMatchObject({ outcome: 'done' })
    expect(forgotten).toEqual([])
  })
})
