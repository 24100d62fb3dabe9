import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fold } from '../../src/actors/run/fold/fold.ts'
import { initialState } from '../../src/actors/run/run-state.ts'
import type { RunEvent } from '../../src/core/event/run-event.ts'
import { publicRunId, seq, stepId } from '../../src/core/ids.ts'
import { RunReader } from '../../src/graphql/read/run-reader.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { overWebSocket } from './support/clients.ts'
import { afterApproval, RecordedRun, untilApproval } from './support/sample-run.ts'

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

interface RunSeen {
  readonly id: string
  readonly title: string
  readonly status: string
  readonly lastSeq: number
  readonly origin: { readonly run: { readonly id: string }; readonly seq: number } | null
  readonly approvals: readonly { readonly name: string; readonly answer: unknown }[]
}
interface Payload {
  readonly run: RunSeen | null
  readonly userErrors: readonly { readonly __typename: string; readonly code: string; readonly message: string }[]
}
const fields = `{
  run { id title status lastSeq origin { run { id } seq } approvals { name answer { decision } } }
  userErrors { __typename code message path }
}`

async function send(mutation: string, input: object): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase() ?? ''}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { done: ${mutation}(input: $input) ${fields} }`
  const { data } = await ask<{ done: Payload }>(fixture, query, { input })
  return data.done
}

const recorded = async (parts: readonly Parameters<RecordedRun['append']>[0][]): Promise<RecordedRun> => {
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  for (const part of parts) await run.append(part)
  return run
}
const stored = async (run: string, type: string) =>
  (await fixture.store.pending(fixture.node, 1_000)).filter(
    (one) => publicRunId(one.runId) === run && one.type === type,
  )

describe('forkRun', () => {
  test('makes a run that is as its origin was then, and names it; the origin names its forks', async () => {
    const origin = await recorded([untilApproval, afterApproval])
    const runId = publicRunId(origin.runId)
    const at = 1 + untilApproval.length
    const first = await send('forkRun', { runId, atSeq: at })
    expect(first).toMatchObject({
      userErrors: [],
      run: {
        title: `Notes (fork at ${at})`,
        status: 'WAITING',
        lastSeq: at + 1,
        origin: { run: { id: runId }, seq: at },
        approvals: [{ name: 'P1', answer: null }],
      },
    })
    const second = await send('forkRun', { runId, atSeq: 2, title: 'From the start' })
    expect(second.run).toMatchObject({ title: 'From the start', status: 'QUEUED', approvals: [] })
    const query = 'query ($id: ID!) { run(id: $id) { forks { nodes { id } pageInfo { hasNextPage } } origin { seq } } }'
    expect((await ask(fixture, query, { id: runId })).data).toEqual({
      run: {
        forks: { nodes: [{ id: second.run?.id }, { id: first.run?.id }], pageInfo: { hasNextPage: false } },
        origin: null,
      },
    })
  })

  test('takes along what was decided together with the event at the fork', async () => {
    const origin = await recorded([untilApproval, afterApproval])
    const given = 1 + untilApproval.length + 1
    const { run } = await send('forkRun', { runId: publicRunId(origin.runId), atSeq: given + 1 })
    expect(run).toMatchObject({ lastSeq: given + 3, origin: { seq: given + 1 } })
    const query = `query ($id: ID!) { run(id: $id) { events(first: 100) { nodes { type data } }
      handoffs { nodes { fromStep toStep } } } }`
    const { data } = await ask<{ run: { events: { nodes: readonly object[] } } }>(fixture, query, { id: run?.id })
    expect(data.run.events.nodes.slice(given)).toMatchObject([
      { type: 'StepCompleted' },
      { type: 'RunForked', data: { origin: publicRunId(origin.runId), seq: given + 1 } },
      { type: 'HandedOff', data: { id: 'H1-edit' } },
    ])
    expect(data.run).toMatchObject({ handoffs: { nodes: [{ fromStep: 'write', toStep: 'edit' }] } })
  })

  test('with the same key makes one run, whoever asks how often; with another seq it is refused', async () => {
    const runId = publicRunId((await recorded([untilApproval])).runId)
    const input = { runId, atSeq: 3, idempotencyKey: 'fork-1' }
    const made = await Promise.all([send('forkRun', input), send('forkRun', input), send('forkRun', input)])
    expect(new Set(made.map(({ run }) => run?.id)).size).toBe(1)
    expect((await send('forkRun', { ...input, atSeq: 4 })).userErrors).toMatchObject([
      { __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT' },
    ])
    const query = 'query ($id: ID!) { run(id: $id) { forks { nodes { id } } } }'
    expect((await ask(fixture, query, { id: runId })).data).toEqual({
      run: { forks: { nodes: [{ id: made[0].run?.id }] } },
    })
  })

  test.each([0, -1, 1_000_000])('at seq %i is a typed error that says what there is', async (atSeq) => {
    const origin = await recorded([untilApproval])
    const { run, userErrors } = await send('forkRun', { runId: publicRunId(origin.runId), atSeq })
    expect(run).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'atSeq'] }])
    expect(userErrors[0]?.message).toContain(`expected 1 to ${origin.lastSeq}`)
  })

  test('of an unknown run, or at the end of one, is a typed error', async () => {
    const unknown = await send('forkRun', { runId: 'run_0192f0c1-0000-7000-8000-000000000009', atSeq: 1 })
    expect(unknown).toMatchObject({ run: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'runId'] }] })
    const origin = await recorded([untilApproval, afterApproval])
    const input = { runId: publicRunId(origin.runId), atSeq: origin.lastSeq }
    expect((await send('forkRun', input)).userErrors).toMatchObject([{ code: 'RUN_ENDED', path: ['input', 'atSeq'] }])
    expect((await send('forkRun', { ...input, atSeq: origin.lastSeq - 1 })).userErrors).toEqual([])
    expect(fixture.faults).toEqual([])
  })
})

describe('retryStep and raiseBudget', () => {
  const failing: Parameters<RecordedRun['append']>[0] = [
    { type: 'StepEnabled', data: { step: stepId('write') } },
    ...([1, 2, 3] as const).flatMap((attempt) => {
      const of = { step: stepId('write'), attempt }
      const persona = { persona: 'writer' as never }
      return [
        { type: 'StepStarted', ...persona, data: { ...of, by: 'persona', persona: 'writer' as never } },
        { type: 'StepFailed', ...persona, data: { ...of, reason: 'no', findings: [] } },
      ] as const
    }),
  ]

  test.each([
    ['its name', () => 'write'],
    ['the id of an attempt', (run: RecordedRun) => `step_${run.runId}_2`],
  ])('a step is named by %s', async (_, idOf) => {
    const run = await recorded([untilApproval.slice(0, 3), failing])
    const runId = publicRunId(run.runId)
    const { userErrors } = await send('retryStep', { runId, stepId: idOf(run), reason: 'Once more.' })
    expect(userErrors).toEqual([])
    expect(await stored(runId, 'retry_step')).toMatchObject([{ body: { step: 'write', reason: 'Once more.' } }])
  })

  test('a step that cannot be retried is a typed error, and nothing is stored', async () => {
    const run = await recorded([untilApproval])
    const runId = publicRunId(run.runId)
    for (const [step, code] of [
      ['nonsense', 'NOT_FOUND'],
      [`step_${run.runId}_99`, 'NOT_FOUND'],
      [`step_${run.runId}_1`, 'STEP_NOT_FAILED'],
      ['edit', 'STEP_NOT_FAILED'],
      ['step_x', 'INVALID_INPUT'],
    ]) {
      const { userErrors } = await send('retryStep', { runId, stepId: step })
      expect(userErrors).toMatchObject([{ code, path: ['input', 'stepId'] }])
    }
    expect(await stored(runId, 'retry_step')).toEqual([])
  })

  test('a higher budget is stored; the run shows what it has and what it spent', async () => {
    const submitted = untilApproval.slice(0, 1).map((one) => ({ ...one, data: { ...one.data, budgetUsd: 2 } }) as never)
    const run = await recorded([submitted, untilApproval.slice(1)])
    const runId = publicRunId(run.runId)
    expect((await send('raiseBudget', { runId, budgetUsd: 3 })).userErrors).toEqual([])
    expect(await stored(runId, 'raise_budget')).toMatchObject([{ body: { budgetUsd: 3 } }])
    expect((await send('raiseBudget', { runId, budgetUsd: 2 })).userErrors).toMatchObject([
      { code: 'BUDGET_TOO_LOW', path: ['input', 'budgetUsd'] },
    ])
    const query =
      'query ($id: ID!) { run(id: $id) { budgetUsd budget { limitUsd spentUsd reservedUsd possiblySpentUsd exceeded } } }'
    const budget = { limitUsd: 2, spentUsd: 0, reservedUsd: 0, possiblySpentUsd: 0, exceeded: false }
    expect((await ask(fixture, query, { id: runId })).data).toEqual({ run: { budgetUsd: 2, budget } })
    const call = { step: 'write', attempt: 1, round: 1, key: 'write/1/1/think/2' }
    await run.append([
      { type: 'BudgetReserved', data: { ...call, usd: 0.5 } as never },
      { type: 'BudgetReserved', data: { ...call, key: 'write/1/1/think/3', usd: 0.25 } as never },
      {
        type: 'ActivityLost',
        data: { ...call, carrier: null, onLoss: 'retry', charged: true } as never,
      },
    ])
    expect((await ask(fixture, query, { id: runId })).data).toEqual({
      run: { budgetUsd: 2, budget: { ...budget, reservedUsd: 0.25, possiblySpentUsd: 0.5 } },
    })
  })

  test('a run without a budget has none to raise', async () => {
    const runId = publicRunId((await recorded([untilApproval])).runId)
    const { userErrors } = await send('raiseBudget', { runId, budgetUsd: 3 })
    expect(userErrors).toMatchObject([{ __typename: 'CommandRefusedError', code: 'NO_BUDGET' }])
  })
})

describe('a key', () => {
  test('with another payload is refused also where the run could not follow the command any more', async () => {
    const run = await recorded([untilApproval])
    const input = { runId: publicRunId(run.runId), idempotencyKey: 'once' }
    const query = `mutation ($input: RunCommandInput!) { done: pauseRun(input: $input) ${fields} }`
    const pause = async (more: object): Promise<Payload> =>
      (await ask<{ done: Payload }>(fixture, query, { input: { ...input, ...more } })).data.done
    expect((await pause({})).userErrors).toEqual([])
    await run.append([{ type: 'RunPaused', data: { reason: null } }])
    expect(await pause({})).toMatchObject({ run: { status: 'PAUSED' }, userErrors: [] })
    expect((await pause({ reason: 'other' })).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }])
    expect((await pause({ idempotencyKey: 'another' })).userErrors).toMatchObject([{ code: 'NOT_RUNNING' }])
  })
})

describe('time travel', () => {
  interface Part {
    readonly runEvents: { readonly events: readonly (Omit<RunEvent, 'persona'> & { readonly seq: number })[] }
  }
  const snapshot = `status lastSeq steps { name attempt state rounds reason } approvals { name answer { decision } }
    entries(first: 100) { nodes { name } } handoffs(first: 100) { nodes { fromStep toStep } } usage { calls } completedAt`

  test('a run at any seq is what whoever subscribed had seen of it by then', async () => {
    const run = await recorded([untilApproval, afterApproval])
    const runId = publicRunId(run.runId)
    const document = `subscription ($id: ID!) { runEvents(runId: $id) {
      events { seq type cause at persona { name } data } } }`
    const watching = overWebSocket<Part>(fixture.server.url, document, { id: runId })
    const seen: (RunEvent & { readonly seq: number })[] = []
    for (let part = await watching.next(); part !== null; part = await watching.next()) {
      seen.push(...(part.runEvents.events as unknown as typeof seen))
    }
    await watching.stop()
    expect(seen.map((event) => event.seq)).toEqual(Array.from({ length: run.lastSeq }, (_, index) => index + 1))
    const reader = new RunReader({ store: fixture.store, mostWeight: 0 })
    let context = initialState().run.context
    for (const event of seen) {
      context = fold(context, { ...event, at: Date.parse(event.at as unknown as string) } as RunEvent)
      expect((await reader.at(run.runId, seq(event.seq))).state.run.context).toEqual(context)
    }
  })

  test('shows at each seq what the run showed when that was its last', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    const runId = publicRunId(run.runId)
    const now = `query ($id: ID!) { run(id: $id) { ${snapshot} } }`
    const shown: unknown[] = []
    for (const event of [...untilApproval, ...afterApproval]) {
      await run.append([event])
      shown.push((await ask<{ run: unknown }>(fixture, now, { id: runId })).data.run)
    }
    const then = `query ($id: ID!, $seq: Int!) { run(id: $id) { at(seq: $seq) { ${snapshot} } } }`
    for (const [index, live] of shown.entries()) {
      const { data } = await ask<{ run: { at: unknown } }>(fixture, then, { id: runId, seq: index + 2 })
      expect(data.run.at).toEqual(live)
    }
  })

  test('beyond the log is a typed error that says what there is', async () => {
    const run = await recorded([untilApproval])
    const query = 'query ($id: ID!, $seq: Int!) { run(id: $id) { at(seq: $seq) { status } } }'
    for (const at of [-1, run.lastSeq + 1]) {
      const { codes } = await ask(fixture, query, { id: publicRunId(run.runId), seq: at })
      expect(codes).toEqual(['INVALID_INPUT'])
    }
    const { data } = await ask(fixture, query, { id: publicRunId(run.runId), seq: 0 })
    expect(data).toEqual({ run: { at: { status: 'QUEUED' } } })
  })
})
