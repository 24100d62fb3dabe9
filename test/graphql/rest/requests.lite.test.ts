import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { publicRunId } from '../../../src/core/ids.ts'
import { type ApiFixture, ask, serveToo, startApi } from '../support/api-fixture.ts'
import { RecordedRun, untilApproval } from '../support/sample-run.ts'
import { call, type Failed } from './support/call.ts'

interface Run {
  readonly id: string
  readonly title: string
  readonly status: string
  readonly cursor: string
}

interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
}

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

async function waitingRun(): Promise<string> {
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(untilApproval)
  return publicRunId(run.runId)
}

const unknown = 'run_0192f0c1-0000-7000-8000-000000000009'

describe('an order', () => {
  const requirements = 'Build a page on which members write notes'

  test('makes a run, and says where it is', async () => {
    const { status, body, headers } = await call<Run>(fixture, 'POST /runs', { requirements, title: 'Notes' })
    expect([status, body.title, body.status]).toEqual([201, 'Notes', 'QUEUED'])
    expect(headers.get('location')).toBe(`/api/runs/${body.id}`)
    const { data } = await ask<{ run: Run }>(fixture, 'query ($id: ID!) { run(id: $id) { id title cursor } }', body)
    expect(data.run).toEqual({ id: body.id, title: 'Notes', cursor: body.cursor })
  })

  test('is carried out once under one key, whether the key comes as a header or in the body', async () => {
    const key = { 'idempotency-key': 'order 1' }
    const first = await call<Run>(fixture, 'POST /runs', { requirements }, key)
    const again = await call<Run>(fixture, 'POST /runs', { requirements, idempotencyKey: 'order 1' })
    expect(again.body.id).toBe(first.body.id)
    const other = await call(fixture, 'POST /runs', { requirements: 'Something else' }, key)
    expect([other.status, other.body.error.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT'])
  })

  test('with two keys is refused, and so is a key where none is kept', async () => {
    const key = { 'idempotency-key': 'one' }
    const two = await call(fixture, 'POST /runs', { requirements, idempotencyKey: 'another' }, key)
    expect([two.status, two.body.error.code]).toEqual([400, 'INVALID_INPUT'])
    const none = await call(fixture, 'POST /api-keys', { name: 'robot', role: 'VIEWER' }, key)
    expect([none.status, none.body.error.path]).toEqual([400, ['Idempotency-Key']])
  })

  test.each([
    ['no text', { requirements: ' ' }, 400, 'INVALID_INPUT', ['requirements']],
    ['a workflow that cannot be played', { workflow: { wf: 1 } }, 422, 'WORKFLOW_INVALID', ['workflow']],
    ['an argument that nobody knows', { requirments: 'x' }, 400, 'INVALID_INPUT', ['requirments']],
    ['a number for a text', { requirements: 7 }, 400, 'INVALID_INPUT', ['requirements']],
    ['a text for a truth value', { requirements, cache: 'false' }, 400, 'INVALID_INPUT', ['cache']],
    [
      'a list with something else in it',
      { requirements, models: [{ for: 1 }] },
      400,
      'INVALID_INPUT',
      ['models', '0', 'for'],
    ],
  ])('with %s is refused with a code', async (_, order, status, code, path) => {
    const { status: found, body } = await call(fixture, 'POST /runs', order)
    const { error } = body
    expect([found, error.code, error.path ?? error.details?.[0]?.path]).toEqual([status, code, path])
    expect(error.requestId).not.toBe('')
  })
})

describe('a run', () => {
  test('is steered by commands', async () => {
    const id = await waitingRun()
    const approvals = await call<readonly { id: string; answer: null }[]>(fixture, `GET /runs/${id}/approvals`)
    const [approval] = approvals.body
    const answer = { decision: 'yes', outputs: { decision: 'yes' } }
    const answered = await call<Run>(fixture, `POST /approvals/${approval?.id ?? ''}/answer`, answer)
    expect([answered.status, answered.body.id]).toEqual([202, id])
    const short = await call<Run>(fixture, 'POST /approvals/P1/answer', { ...answer, runId: id })
    expect(short.status).toBe(202)
    const paused = await call<Run>(fixture, `POST /runs/${id}/pause`, { reason: 'Lunch' })
    expect(paused.status).toBe(202)
    const resumed = await call(fixture, `POST /runs/${id}/resume`)
    expect([resumed.status, resumed.body.error.code]).toEqual([409, 'NOT_PAUSED'])
    const dear = await call(fixture, `POST /runs/${id}/budget`, { budgetUsd: 1 })
    expect([dear.status, dear.body.error.code]).toEqual([409, 'NO_BUDGET'])
    const retried = await call(fixture, `POST /runs/${id}/steps/write/retry`)
    expect([retried.status, retried.body.error.code]).toEqual([409, 'STEP_NOT_FAILED'])
  })

  test('is forked into another one that says where it comes from', async () => {
    const id = await waitingRun()
    const fork = await call<Run>(fixture, `POST /runs/${id}/forks`, { atSeq: 6 })
    expect([fork.status, fork.headers.get('location')]).toEqual([201, `/api/runs/${fork.body.id}`])
    const forks = await call<Page<Run>>(fixture, `GET /runs/${id}/forks`)
    expect(forks.body.nodes.map((one) => one.id)).toEqual([fork.body.id])
  })

  test('is seen as it was', async () => {
    const id = await waitingRun()
    const { body } = await call<Run & { lastSeq: number }>(fixture, `GET /runs/${id}/at/5`)
    expect([body.lastSeq, body.status]).toEqual([5, 'RUNNING'])
    const beyond = await call(fixture, `GET /runs/${id}/at/500`)
    expect([beyond.status, beyond.body.error.code]).toEqual([400, 'INVALID_INPUT'])
    const never = await call(fixture, `GET /runs/${id}/at/noon`)
    expect([never.status, never.body.error.path]).toEqual([400, ['seq']])
  })

  test.each([
    ['', 404],
    ['/plan', 404],
    ['/handoffs', 404],
    ['/events?wait=0', 404],
  ])('that does not exist is NOT_FOUND at %j', async (part, status) => {
    const { status: found, body } = await call(fixture, `GET /runs/${unknown}${part}`)
    expect([found, body.error.code]).toEqual([status, 'NOT_FOUND'])
  })

  test('that does not exist cannot be told anything', async () => {
    const { status, body } = await call(fixture, `POST /runs/${unknown}/cancel`)
    expect([status, body.error.code, body.error.details?.[0]?.path]).toEqual([404, 'NOT_FOUND', ['id']])
  })

  test('with an id that is none is INVALID_INPUT', async () => {
    const { status, body } = await call(fixture, 'GET /runs/seven')
    expect([status, body.error.code]).toEqual([400, 'INVALID_INPUT'])
  })
})

describe('a list', () => {
  let ids: readonly string[]
  beforeEach(async () => {
    ids = [await waitingRun(), await waitingRun()]
  })

  test('is read page by page, newest first', async () => {
    const first = await call<Page<Run>>(fixture, 'GET /runs?first=1')
    expect(first.body.nodes.map(({ id }) => id)).toEqual([ids[1]])
    expect(first.body.pageInfo.hasNextPage).toBe(true)
    const next = await call<Page<Run>>(fixture, `GET /runs?first=1&after=${first.body.pageInfo.endCursor}`)
    expect(next.body.nodes.map(({ id }) => id)).toEqual([ids[0]])
  })

  test('shows a run by what needs no look at its log', async () => {
    let reads = 0
    const { store } = fixture
    const readEvents: typeof store.readEvents = (...asked) => {
      reads += 1
      return store.readEvents(...asked)
    }
    const server = await serveToo({ api: { ...fixture.api, store: { ...store, readEvents } } })
    onTestFinished(() => server.close())
    const { body } = await call<Page<Run>>({ server }, 'GET /runs?first=2')
    expect([body.nodes.length, reads]).toEqual([2, 0])
  })

  test.each(['status=WAITING&status=FAILED', 'status=WAITING,FAILED'])('takes several values: %s', async (query) => {
    const { body } = await call<Page<Run>>(fixture, `GET /runs?${query}&search=notes&first=100`)
    expect(body.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]))
    expect(body.nodes.every(({ status }) => status === 'WAITING')).toBe(true)
  })

  test.each([
    ['first=101', ['first']],
    ['first=ten', ['first']],
    ['first=1&first=2', ['first']],
    ['status=ASLEEP', ['status']],
    ['limit=5', ['limit']],
    ['first[a]=5', ['first[a]']],
  ])('refuses %s', async (query, path) => {
    const { status, body } = await call<Failed>(fixture, `GET /runs?${query}`)
    expect([status, body.error.code, body.error.path]).toEqual([400, 'INVALID_INPUT', path])
  })
})
