import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultTenant, epoch, messageId, publicRunId, seq, stepId } from '../../src/core/ids.ts'
import { batchOf, event, openNode } from '../support/store-fixture.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { afterApproval, RecordedRun, untilApproval } from './support/sample-run.ts'

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

const shown = `query ($id: ID!) { run(id: $id) {
  status error { code message } parked { error message { id kind type } at } steps { name }
  usage { calls possiblyPaidTwice duplicateCalls duplicateCostUsd }
} }`
const resume = `mutation ($input: RunCommandInput!) { resumeRun(input: $input) {
  run { status } userErrors { __typename message }
} }`
const refused = `mutation ($input: RunCommandInput!) { pauseRun(input: $input) { userErrors { message } } }`
const waitingFor = async (run: RecordedRun) =>
  (await fixture.store.pending(fixture.node, 100)).filter(({ runId }) => runId === run.runId)
const begin = (): Promise<RecordedRun> => RecordedRun.begin(fixture.api, fixture.node)

describe('a run that a message has parked', () => {
  const parking = (id: string) =>
    ({
      type: 'RunParked',
      data: { error: 'boom', message: messageId(id), kind: 'receipt', name: 'write/1/1/think/1' },
    }) as const

  test('says what it was, and is resumed with the message or without', async () => {
    const run = await begin()
    await run.append(untilApproval)
    await run.append([parking('m7')])
    const id = publicRunId(run.runId)
    const { data } = await ask<{ run: object }>(fixture, shown, { id })
    expect(data.run).toMatchObject({
      status: 'PARKED',
      error: { code: 'RUN_PARKED', message: 'boom' },
      parked: { error: 'boom', message: { id: 'm7', kind: 'receipt', type: 'write/1/1/think/1' } },
    })
    await ask(fixture, resume, { input: { runId: id } })
    await ask(fixture, resume, { input: { runId: id, dropMessage: true } })
    expect((await waitingFor(run)).map(({ type, body }) => ({ type, body })).slice(-2)).toEqual([
      { type: 'resume', body: { reason: null, dropMessage: false } },
      { type: 'resume', body: { reason: null, dropMessage: true } },
    ])
  })
})

describe('a run whose log cannot be folded', () => {
  test('is PARKED in lists, shows what can be read, and is tried again', async () => {
    const run = await begin()
    await run.append(untilApproval)
    const row = await fixture.store.getRun(run.runId)
    if (row === null) throw new Error('The run is gone.')
    const held = { ...row, owner: fixture.node }
    await fixture.store.append([batchOf(held, { events: [event({}, { type: 'RunSubmitted' })], status: 'RUNNING' })])
    await fixture.store.parkFaulty({ ...held, error: 'no place for it' })
    const id = publicRunId(run.runId)
    const list = await ask<{ runs: { nodes: object[] } }>(
      fixture,
      '{ runs(status: [PARKED]) { nodes { id status error { message } parked { error message { id } } } } }',
    )
    const parked = { error: 'no place for it', message: null }
    expect(list.data.runs.nodes).toContainEqual({ id, status: 'PARKED', error: { message: parked.error }, parked })
    const { data, codes } = await ask<{ run: object }>(fixture, shown, { id })
    expect(codes).toEqual([])
    expect(data.run).toMatchObject({ status: 'PARKED', parked, steps: [{ name: 'write' }, { name: 'approve' }] })
    expect(await ask(fixture, refused, { input: { runId: id } })).toMatchObject({ codes: [] })
    await ask(fixture, resume, { input: { runId: id } })
    const claimed = await fixture.store.claim(fixture.node, 1_000)
    expect(claimed.map(({ runId }) => runId)).toContain(run.runId)
    expect((await waitingFor(run)).map(({ type }) => type)).toContain('revive')
  })
})

test('what was possibly or surely paid twice is counted', async () => {
  const run = await begin()
  await run.append(untilApproval.slice(0, 5))
  const of = { step: stepId('write'), attempt: 1, round: 1 }
  const usage = { inputTokens: 1, outputTokens: 1, costUsd: 0.5 }
  await run.append([
    { type: 'ActivityLost', data: { ...of, key: 'write/1/1/think/1', carrier: 'gone', onLoss: 'retry' } },
    { type: 'MessageIgnored', data: { message: 'receipt', why: 'late', usage } },
  ])
  const { store, node } = fixture
  const key = 'write/1/1/think/1'
  const add = [{ key, kind: 'think', input: {}, onLoss: 'retry' as const }]
  const activities = { add, remove: [], receipts: [] }
  const held = { runId: run.runId, epoch: epoch(1), owner: node, lastSeq: seq(run.lastSeq) }
  const noted = event({ message: 'timer', why: 'late' }, { type: 'MessageIgnored' })
  await store.append([batchOf(held, { events: [noted], activities })])
  const receipt = { tenantId: defaultTenant, runId: run.runId, key, outcome: 'done', body: {}, at: 1, usage } as const
  expect(await store.putReceipt({ ...receipt, messageId: messageId('first') })).toBe('stored')
  expect(await store.putReceipt({ ...receipt, messageId: messageId('second') })).toBe('duplicate')
  const { data } = await ask<{ run: object }>(
    fixture,
    'query ($id: ID!) { run(id: $id) { usage { calls possiblyPaidTwice duplicateCalls duplicateCostUsd } } }',
    {
      id: publicRunId(run.runId),
    },
  )
  expect(data.run).toEqual({ usage: { calls: 0, possiblyPaidTwice: 1, duplicateCalls: 2, duplicateCostUsd: 1 } })
})

test('actors of other nodes are shown by what the log and the leases say', async () => {
  const elsewhere = await openNode(fixture.store)
  const run = await RecordedRun.begin(fixture.api, elsewhere)
  await run.append(untilApproval)
  const address = publicRunId(run.runId)
  const all = await ask<{ actors: { address: string }[] }>(
    fixture,
    '{ actors { address kind state waiting restarts node { id } parent { address } } }',
  )
  const supervisor = `node_${elsewhere}/supervisor`
  expect(all.data.actors).toContainEqual({
    address: supervisor,
    kind: 'SUPERVISOR',
    state: 'active',
    waiting: 0,
    restarts: 0,
    node: { id: `node_${elsewhere}` },
    parent: null,
  })
  const [ofNode] = all.data.actors.filter((actor) => actor.address === address)
  expect(ofNode).toMatchObject({ kind: 'RUN', state: 'waiting', waiting: 1, parent: { address: supervisor } })
  const one = await ask<{ actors: object[] }>(
    fixture,
    'query ($id: ID) { actors(runId: $id) { address state node { id } } }',
    { id: address },
  )
  expect(one.data.actors).toEqual([
    { address, state: 'executing + active', node: { id: `node_${elsewhere}` } },
    { address: `${address}/writer`, state: 'idle', node: { id: `node_${elsewhere}` } },
    { address: `${address}/editor`, state: 'idle', node: { id: `node_${elsewhere}` } },
  ])
  await run.append(afterApproval)
})
