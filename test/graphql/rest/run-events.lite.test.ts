import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicRunId } from '../../../src/core/ids.ts'
import { type ApiFixture, serveToo, startApi } from '../support/api-fixture.ts'
import { afterApproval, RecordedRun, untilApproval } from '../support/sample-run.ts'
import { call } from './support/call.ts'

interface Part {
  readonly cursor: string
  readonly events: readonly { readonly seq: number; readonly type: string; readonly data: object }[]
  readonly caughtUp: boolean
  readonly headSeq: number
  readonly ended: boolean
}

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

const poll = async (run: RecordedRun, query: string): Promise<Part> => {
  const { status, body } = await call<Part>(fixture, `GET /runs/${publicRunId(run.runId)}/events?${query}`)
  expect(status).toBe(200)
  return body
}

async function begun(): Promise<RecordedRun> {
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(untilApproval)
  return run
}

/** Resolves once somebody watches a run, or nobody does any more. */
async function watched(runs: number): Promise<void> {
  while (fixture.server.figures().watchedRuns !== runs) await new Promise(setImmediate)
}

describe('the long poll', () => {
  test('gives what is there at once, then what comes, and says when the run has ended', async () => {
    const run = await begun()
    const first = await poll(run, '')
    expect(first.events.map(({ seq }) => seq)).toEqual(Array.from({ length: run.lastSeq }, (_, at) => at + 1))
    expect(first).toMatchObject({ caughtUp: true, headSeq: run.lastSeq, ended: false })
    const waiting = poll(run, `after=${first.cursor}`)
    await watched(1)
    await run.append(afterApproval)
    const next = await waiting
    expect(next.events[0]?.seq).toBe(first.headSeq + 1)
    expect(next.events.at(-1)).toMatchObject({ seq: run.lastSeq, type: 'RunCompleted' })
    expect(next).toMatchObject({ caughtUp: true, ended: true })
    // There is nothing to wait for.
    expect(await poll(run, `after=${next.cursor}`)).toMatchObject({ events: [], ended: true, cursor: next.cursor })
  })

  test('answers without events when the time is up, with a cursor to go on from', async () => {
    const run = await begun()
    const { cursor } = await poll(run, '')
    const began = performance.now()
    const none = await poll(run, `after=${cursor}&wait=1`)
    expect(performance.now() - began).toBeGreaterThan(900)
    expect(none).toMatchObject({ events: [], cursor, caughtUp: true, ended: false })
    expect(await poll(run, `after=${cursor}&wait=0`)).toMatchObject({ events: [], cursor })
  })

  test('leaves out other types, over which its cursor moves', async () => {
    const run = await begun()
    const part = await poll(run, 'types=StepStarted,ApprovalRequested&types=EntryPublished')
    expect(part.events.map(({ type }) => type)).toEqual([
      'StepStarted',
      'EntryPublished',
      'StepStarted',
      'ApprovalRequested',
    ])
    expect((await poll(run, `after=${part.cursor}&wait=0`)).events).toEqual([])
    expect(await poll(run, 'types=RunParked&wait=0')).toMatchObject({ events: [], caughtUp: true, cursor: part.cursor })
  })

  test('reads a long log part by part, each event once and in order', async () => {
    const run = await begun()
    const note = { type: 'StepEnabled', data: { step: 'edit' } } as (typeof untilApproval)[number]
    await run.append(Array.from({ length: 150 }, () => note))
    const seqs: number[] = []
    let after = ''
    for (let part: Part | null = null; part === null || !part.caughtUp; ) {
      part = await poll(run, `wait=0${after}`)
      seqs.push(...part.events.map(({ seq }) => seq))
      after = `&after=${part.cursor}`
    }
    expect(seqs).toEqual(Array.from({ length: run.lastSeq }, (_, at) => at + 1))
  })

  test('ends its watch when the client goes', async () => {
    const run = await begun()
    const { cursor } = await poll(run, '')
    await watched(0)
    const gone = new AbortController()
    const url = `${fixture.server.url}/api/runs/${publicRunId(run.runId)}/events?after=${cursor}`
    const asked = fetch(url, { signal: gone.signal }).catch((error: unknown) => error)
    await watched(1)
    gone.abort()
    await asked
    await watched(0)
    expect(fixture.faults).toEqual([])
  })

  test('refuses cursors that cannot be resumed from, each with its code', async () => {
    const [run, other] = [await begun(), await begun()]
    await other.append(afterApproval)
    const { cursor } = await poll(other, '')
    const id = publicRunId(run.runId)
    const ahead = Buffer.from(`s1:${run.runId}:999:${'a'.repeat(12)}`).toString('base64url')
    const diverged = Buffer.from(`s1:${run.runId}:3:${'a'.repeat(12)}`).toString('base64url')
    for (const [after, status, code] of [
      ['nonsense', 400, 'CURSOR_INVALID'],
      [cursor, 400, 'CURSOR_OF_OTHER_RUN'],
      [ahead, 409, 'CURSOR_AHEAD'],
      [diverged, 409, 'CURSOR_DIVERGED'],
    ] as const) {
      const refused = await call(fixture, `GET /runs/${id}/events?after=${after}`)
      expect([refused.status, refused.body.error.code]).toEqual([status, code])
    }
  })

  test.each(['wait=31', 'wait=-1', 'wait=soon', 'first=5', 'after=a&after=b'])('refuses %s', async (query) => {
    const run = await begun()
    const { status, body } = await call(fixture, `GET /runs/${publicRunId(run.runId)}/events?${query}`)
    expect([status, body.error.code]).toEqual([400, 'INVALID_INPUT'])
  })

  test('does not keep the server from ending', async () => {
    const run = await begun()
    const server = await serveToo(fixture)
    const { cursor } = await poll(run, '')
    const url = `${server.url}/api/runs/${publicRunId(run.runId)}/events?after=${cursor}`
    const asked = fetch(url).catch((error: unknown) => error)
    while (server.figures().watchedRuns !== 1) await new Promise(setImmediate)
    await server.close()
    await asked
    expect([server.figures().watchedRuns, fixture.faults]).toEqual([0, []])
  })
})
