import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overSse, overWebSocket } from '../../graphql/support/clients.ts'
import { graphqlRequest } from '../../support/graphql-request.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { watchToEnd, watchUntil } from '../../support/run-log.ts'
import { refusedOrder, startMutation, storingNothing, type UserError } from './refused-order.ts'
import { net, step, workflow } from './workflows.ts'

const unknownRun = 'run_01920000-0000-7000-8000-000000000000'
const largest = 64 * 1024

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

/** A node on which one run waits for a person, one has ended, and nothing else goes on. */
let node: NodeUnderTest
let waiting: string
let ended: string
beforeAll(async () => {
  node = await startNode()
  const { client } = node
  const asking = workflow(net([step('ask', { by: 'human', who: 'boss', out: ['verdict'] })]))
  waiting = (await client.startRun({ workflow: asking, data: {} })).id
  ended = (await client.startRun({ workflow: asking, data: {} })).id
  await Promise.all([waiting, ended].map((id) => watchUntil(client, id, ({ type }) => type === 'ApprovalRequested')))
  await client.answerApproval({ runId: ended, approvalId: 'P1', decision: 'yes' })
  await watchToEnd(client, ended)
})
afterAll(() => node.close())

const post = async (body: BodyInit, type = 'application/json'): Promise<Answer> => {
  const response = await fetch(`${node.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body })
  return (await response.json()) as Answer
}
const ask = (query: string, variables: object = {}): Promise<Answer> => post(JSON.stringify({ query, variables }))

/** Every run with its last event: what must be the same after a refusal as before. */
async function stored(): Promise<unknown> {
  const query = '{ runs(first: 100) { nodes { id lastSeq status } } }'
  const { runs } = await graphqlRequest<{ runs: { nodes: readonly { id: string; status: string }[] } }>(node.url, query)
  return runs.nodes.filter(({ status }) => !['QUEUED', 'PLANNING', 'RUNNING'].includes(status))
}
const unchanged = <Result>(act: () => Promise<Result>): Promise<Result> => storingNothing(node.url, act)
const refusals = (input: object): Promise<readonly UserError[]> => refusedOrder(node.url, input)

describe('requirements that cannot be taken', () => {
  test.each<[string, object, string, RegExp]>([
    ['an empty text', { requirements: '' }, 'requirements', /no text.*expected/i],
    ['blanks', { requirements: ' \n\t\u00a0 ' }, 'requirements', /no text.*expected/i],
    ['more than 64 KB', { requirements: 'x'.repeat(largest + 1) }, 'requirements', /65537 bytes.*65536.*shorten/],
    ['more than 64 KB of umlauts', { requirements: 'ü'.repeat(largest / 2 + 1) }, 'requirements', /65538 bytes/],
    ['a NUL', { requirements: 'Tools\0have a name.' }, 'requirements', /NUL/],
    ['half a surrogate pair', { requirements: 'Tools have a \ud800 name.' }, 'requirements', /surrogate/],
    ['neither text nor workflow', {}, 'requirements', /neither requirements nor a workflow/],
    ['a NUL in the title', { requirements: 'Tools.', title: 'a\0b' }, 'title', /NUL/],
    ['a title of 201 characters', { requirements: 'Tools.', title: 'x'.repeat(201) }, 'title', /201.*200/],
    ['an unknown provider', { requirements: 'Tools.', provider: 'oracle' }, 'provider', /"oracle".*offline/],
    ['a negative budget', { requirements: 'Tools.', budgetUsd: -1 }, 'budgetUsd', /-1.*0 or more/],
    ['data that is no object', { requirements: 'Tools.', data: [1] }, 'data', /no object/],
    ['a NUL deep in the data', { requirements: 'Tools.', data: { a: [{ b: 'x\0' }] } }, 'data', /NUL/],
    ['an empty idempotency key', { requirements: 'Tools.', idempotencyKey: '' }, 'idempotencyKey', /0 characters/],
    ['an unknown workflow', { workflow: 'no_such' }, 'workflow', /"no_such".*sdlc/],
    ['a workflow that is a number', { workflow: 7 }, 'workflow', /no workflow/i],
  ])('%s', async (_case, input, field, message) => {
    const [error, ...more] = await refusals(input)
    expect(more).toEqual([])
    expect(error).toMatchObject({ code: 'INVALID_INPUT' })
    expect(error?.path.slice(0, 2)).toEqual(['input', field])
    expect(error?.message).toMatch(message)
  })

  test('a text of exactly 64 KB is taken, verbatim', async () => {
    const requirements = 'A tool has a name. '.padEnd(largest, 'ü'.repeat(8)).slice(0, largest / 2)
    const exact = requirements + 'x'.repeat(largest - Buffer.byteLength(requirements))
    expect(Buffer.byteLength(exact)).toBe(largest)
    const { id } = await node.client.startRun({ requirements: exact, provider: 'null' })
    await watchUntil(node.client, id, ({ type }) => type === 'RunSubmitted')
    await node.client.cancelRun({ runId: id })
    const detail = await node.client.runDetail(id)
    expect(detail?.requirements?.text).toBe(exact)
  })

  test('bytes that are no UTF-8 are refused instead of being replaced', async () => {
    const body = JSON.stringify({
      query: startMutation,
      variables: { input: { requirements: 'Tools @@ have a name.' } },
    })
    const bytes = Buffer.from(body, 'latin1')
    bytes.set([0xff, 0xfe], bytes.indexOf('@@'))
    const answer = await unchanged(() => post(new Uint8Array(bytes)))
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_REQUEST')
    expect(answer.errors?.[0]?.message).toMatch(/UTF-8/)
  })

  test.each([
    ['no JSON', '{"query": ', 'application/json'],
    ['no object', '[]', 'application/json'],
    ['a form', 'query={__typename}', 'application/x-www-form-urlencoded'],
  ])('a body that is %s', async (_case, body, type) => {
    const answer = await unchanged(() => post(body, type))
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_REQUEST')
  })
})

describe('runs and cursors that are not there', () => {
  test('an unknown run is null, and a malformed id an error', async () => {
    const query = 'query ($id: ID!) { run(id: $id) { id } }'
    expect(await ask(query, { id: unknownRun })).toMatchObject({ data: { run: null } })
    for (const id of ['', '7', 'run_7', `${unknownRun}0`, `step_${unknownRun}`, "run_' OR 1=1"]) {
      const { errors } = await ask(query, { id })
      expect([id, errors?.[0]?.extensions.code]).toEqual([id, 'INVALID_INPUT'])
    }
  })

  test('a page of more than 100, of none, or of a negative number', async () => {
    for (const first of [101, 0, -1]) {
      const { errors } = await ask('query ($first: Int!) { runs(first: $first) { nodes { id } } }', { first })
      expect([first, errors?.[0]?.extensions.code]).toEqual([first, 'INVALID_INPUT'])
    }
  })

  test('a moment before the first or after the last event', async () => {
    const query = 'query ($id: ID!, $seq: Int!) { run(id: $id) { at(seq: $seq) { status } } }'
    for (const seq of [-1, 100_000]) {
      const { errors } = await ask(query, { id: ended, seq })
      expect([seq, errors?.[0]?.extensions.code]).toEqual([seq, 'INVALID_INPUT'])
    }
  })

  const subscription =
    'subscription ($runId: ID!, $after: String) { runEvents(runId: $runId, after: $after) { cursor } }'
  const cursors: readonly [string, () => Promise<{ runId: string; after: string | null }>, string][] = [
    ['an unknown run', () => Promise.resolve({ runId: unknownRun, after: null }), 'NOT_FOUND'],
    ['a malformed id', () => Promise.resolve({ runId: 'run_7', after: null }), 'INVALID_INPUT'],
    ['a cursor that is garbage', () => Promise.resolve({ runId: ended, after: 'garbage' }), 'CURSOR_INVALID'],
    ['an empty cursor', () => Promise.resolve({ runId: ended, after: '' }), 'CURSOR_INVALID'],
    [
      'a cursor of another run',
      async () => ({ runId: ended, after: (await node.client.run(waiting))?.cursor ?? null }),
      'CURSOR_OF_OTHER_RUN',
    ],
    [
      'a cursor ahead of the log',
      async () => ({ runId: ended, after: moved((await node.client.run(ended))?.cursor ?? '', 500) }),
      'CURSOR_AHEAD',
    ],
    [
      'a cursor of a log that went another way',
      async () => ({ runId: ended, after: moved((await node.client.run(ended))?.cursor ?? '', -1, 'ffffffffffff') }),
      'CURSOR_DIVERGED',
    ],
  ]
  test.each(cursors)('%s, over WebSocket and SSE', async (_case, of, code) => {
    const variables = await of()
    const webSocket = overWebSocket(node.url, subscription, variables)
    await expect(webSocket.next()).rejects.toMatchObject({ code })
    await webSocket.stop()
    const sse = await overSse(node.url, subscription, variables)
    await expect(sse.next()).rejects.toMatchObject({ code })
    await sse.stop()
  })
})

/** A cursor of the same run, so many events further on. */
function moved(cursor: string, by: number, tag?: string): string {
  const [version, run, seq, oldTag] = Buffer.from(cursor, 'base64url').toString().split(':')
  return Buffer.from([version, run, Number(seq) + by, tag ?? oldTag].join(':')).toString('base64url')
}

describe('idempotency keys', () => {
  test('the same key with the same input is the same run; with another input it is refused', async () => {
    const input = {
      workflow: workflow(net([step('ask', { by: 'human', who: 'boss' })])),
      data: {},
      idempotencyKey: 'k-1',
    }
    const first = await node.client.startRun(input)
    expect((await unchanged(() => node.client.startRun(input))).id).toBe(first.id)
    const other = await refusals({ ...input, title: 'Another one' })
    expect(other).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }])
    const both = await Promise.all([1, 2, 3].map(() => node.client.startRun({ ...input, idempotencyKey: 'k-2' })))
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
  })
})

describe('commands that cannot be followed', () => {
  const send = async (mutation: string, input: object): Promise<readonly UserError[]> => {
    const type = mutation.startsWith('answer')
      ? `${mutation[0]?.toUpperCase() ?? ''}${mutation.slice(1)}`
      : 'RunCommand'
    const query = `mutation ($input: ${type}Input!) { payload: ${mutation}(input: $input) { run { id } userErrors { code message path } } }`
    const before = await stored()
    const { payload } = await graphqlRequest<{ payload: { userErrors: readonly UserError[] } }>(node.url, query, {
      input,
    })
    expect(await stored()).toEqual(before)
    return payload.userErrors
  }
  const answer = { decision: 'yes' }
  test.each<[string, string, () => object, string]>([
    ['pausing an ended run', 'pauseRun', () => ({ runId: ended }), 'RUN_ENDED'],
    ['resuming an ended run', 'resumeRun', () => ({ runId: ended }), 'RUN_ENDED'],
    ['cancelling an ended run', 'cancelRun', () => ({ runId: ended }), 'RUN_ENDED'],
    ['resuming a run that goes on', 'resumeRun', () => ({ runId: waiting }), 'NOT_PAUSED'],
    ['pausing an unknown run', 'pauseRun', () => ({ runId: unknownRun }), 'NOT_FOUND'],
    ['pausing what is no run', 'pauseRun', () => ({ runId: 'run_7' }), 'INVALID_INPUT'],
    [
      'a reason of 1,001 characters',
      'pauseRun',
      () => ({ runId: waiting, reason: 'x'.repeat(1_001) }),
      'INVALID_INPUT',
    ],
    ['an unknown approval', 'answerApproval', () => ({ runId: waiting, approvalId: 'P9', ...answer }), 'NOT_FOUND'],
    [
      'an approval of an unknown run',
      'answerApproval',
      () => ({ runId: unknownRun, approvalId: 'P1', ...answer }),
      'NOT_FOUND',
    ],
    [
      'an approval of an ended run',
      'answerApproval',
      () => ({ runId: ended, approvalId: 'P1', ...answer }),
      'RUN_ENDED',
    ],
    [
      'an empty decision',
      'answerApproval',
      () => ({ runId: waiting, approvalId: 'P1', decision: ' ' }),
      'INVALID_INPUT',
    ],
    [
      'outputs that are no object',
      'answerApproval',
      () => ({ runId: waiting, approvalId: 'P1', ...answer, outputs: 3 }),
      'INVALID_INPUT',
    ],
    [
      'an output of another type',
      'answerApproval',
      () => ({ runId: waiting, approvalId: 'P1', ...answer, outputs: { verdict: 7 } }),
      'INVALID_OUTPUT',
    ],
    ['an unknown question', 'answerQuestion', () => ({ runId: waiting, questionId: 'Q1', answer: 'yes' }), 'NOT_FOUND'],
  ])('%s', async (_case, mutation, input, code) => {
    const errors = await send(mutation, input())
    expect(errors.map((error) => error.code)).toEqual([code])
    expect(errors[0]?.message).toMatch(/\w{3}/)
  })

  test('an approval that was answered is refused, and the first answer stands', async () => {
    const two = workflow(
      net([
        step('first', { by: 'human', who: 'boss', out: ['verdict'], next: [{ to: 'second', when: null }] }),
        step('second', { by: 'human', who: 'boss', out: ['verdict'] }),
      ]),
    )
    const { id: runId } = await node.client.startRun({ workflow: two, data: {} })
    await watchUntil(node.client, runId, ({ type }) => type === 'ApprovalRequested')
    await node.client.answerApproval({ runId, approvalId: 'P1', decision: 'first' })
    await watchUntil(
      node.client,
      runId,
      ({ type, data }) => type === 'ApprovalRequested' && JSON.stringify(data).includes('P2'),
    )
    const errors = await send('answerApproval', { runId, approvalId: 'P1', decision: 'other' })
    expect(errors.map((error) => error.code)).toEqual(['ALREADY_ANSWERED'])
    const asks = await node.client.asks(runId)
    expect(asks?.approvals.map((approval) => approval.answer)).toMatchObject([{ decision: 'first' }, null])
  })
})
