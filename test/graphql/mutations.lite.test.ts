import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Submission } from '../../src/core/event/control-events.ts'
import { defaultTenant, parseRunId, publicRunId } from '../../src/core/ids.ts'
import type { RunRow } from '../../src/core/store/store.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { afterApproval, RecordedRun, sampleWorkflow, untilApproval } from './support/sample-run.ts'

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

interface UserErrorSeen {
  readonly __typename: string
  readonly code: string
  readonly message: string
  readonly path: readonly string[]
  readonly step?: string | null
}
interface Payload {
  readonly run: { readonly id: string; readonly title: string; readonly status: string } | null
  readonly userErrors: readonly UserErrorSeen[]
}
const fields = `{
  run { id title status }
  userErrors { __typename code message path ... on WorkflowInvalidError { reason step at } }
}`

async function start(input: object): Promise<Payload> {
  const query = `mutation ($input: StartRunInput!) { startRun(input: $input) ${fields} }`
  const { data } = await ask<{ startRun: Payload }>(fixture, query, { input })
  return data.startRun
}

async function send(mutation: string, type: string, input: object): Promise<Payload> {
  const query = `mutation ($input: ${type}!) { done: ${mutation}(input: $input) ${fields} }`
  const { data } = await ask<{ done: Payload }>(fixture, query, { input })
  return data.done
}

const allRuns = (): Promise<readonly RunRow[]> =>
  fixture.store.listRuns({ tenantId: defaultTenant, first: 100, after: null, status: [], search: '' })

describe('startRun', () => {
  test('stores the order verbatim as the first message of a new run', async () => {
    const requirements = '# A diary\r\n\nPeople can write entries — "private" ones, too. 🙂 '
    const { run, userErrors } = await start({ requirements, budgetUsd: 2.5, questionsAllowed: true })
    expect(userErrors).toEqual([])
    expect(run).toMatchObject({ title: 'A diary', status: 'QUEUED' })
    const runId = parseRunId(run?.id ?? '')
    await fixture.store.claim(fixture.node, 100)
    const message = (await fixture.store.pending(fixture.node, 100)).find((one) => one.runId === runId)
    expect(message).toMatchObject({ kind: 'command', type: 'submit' })
    const body = message?.body as unknown as Submission
    expect(body).toMatchObject({
      budgetUsd: 2.5,
      questionsAllowed: true,
      provider: 'offline',
      workflow: null,
      data: {},
    })
    expect(body.requirements?.text).toBe(requirements)
    expect(body.requirements?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('takes a workflow by its name or as an object, with data', async () => {
    expect(await start({ workflow: 'sample', data: { amount: 12 } })).toMatchObject({
      run: { title: 'A sample' },
      userErrors: [],
    })
    expect(await start({ workflow: sampleWorkflow, title: 'Mine' })).toMatchObject({ run: { title: 'Mine' } })
  })

  test('with the same key and input is the same run; with another input it is refused', async () => {
    const input = { requirements: 'Build a shop', data: { a: 1, b: 2 }, idempotencyKey: 'k-1' }
    const first = await start(input)
    const again = await start({ idempotencyKey: 'k-1', data: { b: 2, a: 1 }, requirements: 'Build a shop' })
    expect(again.run?.id).toBe(first.run?.id)
    const other = await start({ ...input, requirements: 'Build another shop' })
    expect(other).toMatchObject({
      run: null,
      userErrors: [{ __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT' }],
    })
  })

  test('keeps the models of the run and whether earlier answers may be given, and shows them', async () => {
    const { run, userErrors } = await start({ ...asking, models: [claude], cache: false })
    expect(userErrors).toEqual([])
    const runId = parseRunId(run?.id ?? '')
    await fixture.store.claim(fixture.node, 100)
    const message = (await fixture.store.pending(fixture.node, 100)).find((one) => one.runId === runId)
    expect(message?.body).toMatchObject({
      provider: 'anthropic',
      models: { strong: ['anthropic/claude'] },
      cache: false,
    })
  })

  const claude = { for: 'strong', use: ['anthropic/claude'] }
  const asking = { requirements: 'x', provider: 'anthropic' }
  const unfinished = {
    ...sampleWorkflow,
    nets: sampleWorkflow.nets.map((net) => ({
      ...net,
      steps: net.steps.map((step) => (step.id === 'edit' ? { ...step, next: [{ to: 'nowhere', when: null }] } : step)),
    })),
  }
  test.each([
    ['nothing at all', {}, 'requirements', /neither/],
    ['empty text', { requirements: '' }, 'requirements', /no text/],
    ['white space', { requirements: ' \n\t' }, 'requirements', /no text/],
    ['text over 64 KB', { requirements: 'ä'.repeat(32_769) }, 'requirements', /65538 bytes/],
    ['NUL', { requirements: 'a\0b' }, 'requirements', /NUL/],
    ['half a surrogate pair', { requirements: 'a\ud800b' }, 'requirements', /surrogate/],
    ['NUL inside of data', { requirements: 'x', data: { a: ['\0'] } }, 'data', /NUL/],
    ['data that is a list', { requirements: 'x', data: [1] }, 'data', /no object/],
    ['a title that is too long', { requirements: 'x', title: 'x'.repeat(201) }, 'title', /201/],
    ['an unknown provider', { requirements: 'x', provider: 'oracle' }, 'provider', /offline/],
    ['models for a provider without', { requirements: 'x', models: [claude] }, 'models', /asks none.*anthropic/],
    ['models for nobody known', { ...asking, models: [{ ...claude, for: 'boss' }] }, 'models', /"boss".*tier/],
    ['models twice for the same', { ...asking, models: [claude, claude] }, 'models', /twice/],
    [
      'more choices of models than there is anybody to choose for',
      { ...asking, models: Array.from({ length: 10_000 }, () => claude) },
      'models',
      /Found 10000 choices of models, expected at most \d+/,
    ],
    ['no model', { ...asking, models: [{ for: '*', use: [] }] }, 'models', /Found 0 models/],
    [
      'an unknown model',
      { ...asking, models: [{ for: '*', use: ['x/y'] }] },
      'models',
      /x\/y.*those that are: anthropic/,
    ],
    ['a negative budget', { requirements: 'x', budgetUsd: -1 }, 'budgetUsd', /-1/],
    ['an unknown workflow', { workflow: 'nonsense' }, 'workflow', /sample/],
    ['a workflow that is a number', { workflow: 7 }, 'workflow', /no workflow/],
    ['a workflow off its schema', { workflow: { wf: 1 } }, 'workflow', /./],
    ['a workflow that leads nowhere', { workflow: unfinished }, 'workflow', /nowhere/],
    ['an empty key', { requirements: 'x', idempotencyKey: '' }, 'idempotencyKey', /1 to 200/],
  ])('with %s is refused with a typed error, and nothing is stored', async (_case, input, field, message) => {
    const before = await allRuns()
    const { run, userErrors } = await start(input)
    expect(run).toBeNull()
    expect(userErrors.length).toBeGreaterThan(0)
    expect(userErrors[0]?.path.slice(0, 2)).toEqual(['input', field])
    expect(userErrors[0]?.message).toMatch(message)
    expect(await allRuns()).toEqual(before)
    expect(fixture.faults).toEqual([])
  })

  test('names the step of a workflow that cannot be used', async () => {
    const { userErrors } = await start({ workflow: unfinished })
    expect(userErrors[0]).toMatchObject({
      __typename: 'WorkflowInvalidError',
      code: 'WORKFLOW_INVALID',
      step: 'edit',
    })
  })
})

describe('a request to a run', () => {
  test('is stored for its owner, once for each key', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    const input = { runId: publicRunId(run.runId), reason: 'Lunch', idempotencyKey: 'p-1' }
    const pause = (): Promise<Payload> => send('pauseRun', 'RunCommandInput', input)
    expect(await pause()).toMatchObject({ run: { status: 'WAITING' }, userErrors: [] })
    expect((await pause()).userErrors).toEqual([])
    const stored = await fixture.store.pending(fixture.node, 100)
    expect(stored.filter((one) => one.runId === run.runId && one.type === 'pause')).toMatchObject([
      { body: { reason: 'Lunch' } },
    ])
  })

  test('that was followed long ago is answered again where it comes with the same key', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    const input = { runId: publicRunId(run.runId), idempotencyKey: 'p-2' }
    await send('pauseRun', 'RunCommandInput', input)
    const stored = (await fixture.store.pending(fixture.node, 100)).find(
      (one) => one.runId === run.runId && one.type === 'pause',
    )
    await run.append([{ type: 'RunPaused', data: { reason: null } }], { cause: stored?.id ?? '' })
    expect((await send('pauseRun', 'RunCommandInput', input)).userErrors).toEqual([])
    const other = await send('pauseRun', 'RunCommandInput', { ...input, idempotencyKey: 'p-3' })
    expect(other.userErrors).toMatchObject([{ code: 'NOT_RUNNING' }])
  })

  test('that the run cannot follow is refused before it is stored', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    const runId = publicRunId(run.runId)
    expect((await send('resumeRun', 'RunCommandInput', { runId })).userErrors).toMatchObject([
      { __typename: 'CommandRefusedError', code: 'NOT_PAUSED', path: ['input', 'runId'] },
    ])
    await run.append(afterApproval)
    for (const mutation of ['pauseRun', 'resumeRun', 'cancelRun']) {
      expect((await send(mutation, 'RunCommandInput', { runId })).userErrors).toMatchObject([{ code: 'RUN_ENDED' }])
    }
    const stored = await fixture.store.pending(fixture.node, 100)
    expect(stored.filter((one) => one.runId === run.runId && one.type !== 'start_run')).toEqual([])
  })

  test('answers an approval by its global id, or by its short name', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    const runId = publicRunId(run.runId)
    const answer = (more: object): Promise<Payload> =>
      send('answerApproval', 'AnswerApprovalInput', { decision: 'yes', ...more })
    expect((await answer({ approvalId: `approval_${run.runId}_P1` })).userErrors).toEqual([])
    expect((await answer({ runId, approvalId: 'P1', by: 'Ada', outputs: { decision: 'yes' } })).userErrors).toEqual([])
    const stored = await fixture.store.pending(fixture.node, 100)
    expect(stored.filter((one) => one.runId === run.runId && one.type === 'answer_approval')).toMatchObject([
      { body: { approvalId: 'P1', decision: 'yes', outputs: {}, by: null } },
      { body: { approvalId: 'P1', by: 'Ada', outputs: { decision: 'yes' } } },
    ])
    expect((await answer({ runId, approvalId: 'P9' })).userErrors).toMatchObject([
      { __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['input', 'approvalId'] },
    ])
    expect((await answer({ approvalId: `question_${run.runId}_Q1` })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT' },
    ])
    expect((await answer({ runId, approvalId: 'P1', decision: '\0' })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'decision'] },
    ])
  })

  test.each([
    ['an unknown run', 'run_0192f0c1-0000-7000-8000-000000000009', 'NOT_FOUND'],
    ['a malformed id', 'seven', 'INVALID_INPUT'],
  ])('of %s is a typed error', async (_case, runId, code) => {
    const { run, userErrors } = await send('cancelRun', 'RunCommandInput', { runId })
    expect(run).toBeNull()
    expect(userErrors).toMatchObject([{ code, path: ['input', 'runId'] }])
  })
})
