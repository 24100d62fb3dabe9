import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type RunId, publicRunId } from '../../src/core/ids.ts'
import type { PreviewOrder, PreviewResult } from '../../src/graphql/api.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { afterApproval, RecordedRun, untilApproval } from './support/sample-run.ts'

const given: PreviewResult = {
  url: 'http://localhost:9100/?g1_preview=t',
  startedAt: 1_700_000_000_000,
  idleSeconds: 300,
}
let result: PreviewResult
let started: PreviewOrder[]
let stopped: RunId[]
let fixture: ApiFixture
let done: RecordedRun
let open: RecordedRun
beforeAll(async () => {
  fixture = await startApi({
    previews: {
      start: (order) => {
        started.push(order)
        return Promise.resolve(result)
      },
      stop: (runId) => {
        stopped.push(runId)
        return Promise.resolve()
      },
    },
  })
  done = await RecordedRun.begin(fixture.api, fixture.node, 'Done')
  await done.append(untilApproval)
  await done.append(afterApproval)
  open = await RecordedRun.begin(fixture.api, fixture.node, 'Open')
  await open.append(untilApproval)
})
beforeEach(() => {
  result = given
  started = []
  stopped = []
})
afterAll(() => fixture.close())

interface Payload {
  readonly preview: unknown
  readonly userErrors: readonly unknown[]
}
const payload = '{ preview { runId url startedAt idleSeconds } userErrors { __typename code message path } }'
const startIt = `mutation ($input: PreviewInput!) { done: startPreview(input: $input) ${payload} }`
const stopIt = `mutation ($input: PreviewInput!) { done: stopPreview(input: $input) ${payload} }`
const asked = async (query: string, runId: string): Promise<Payload> =>
  (await ask<{ done: Payload }>(fixture, query, { input: { runId } })).data.done

test('what a run has delivered is started for the page that asks, at the name by which it asks', async () => {
  const runId = publicRunId(done.runId)
  const preview = { runId, url: given.url, startedAt: '2023-11-14T22:13:20.000Z', idleSeconds: 300 }
  expect(await asked(startIt, runId)).toEqual({ preview, userErrors: [] })
  const { origin, port } = new URL(fixture.server.url)
  expect(started).toMatchObject([
    { runId: done.runId, files: [{ path: 'package.json' }], visitor: { hostName: 'localhost', origin } },
  ])

  const headers = { origin: `http://127.0.0.1:${port}` }
  class FromAPage extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol, { headers })
    }
  }
  const url = `ws://127.0.0.1:${port}/graphql`
  const client = createClient({ url, webSocketImpl: FromAPage, retryAttempts: 0 })
  for await (const { data } of client.iterate({ query: startIt, variables: { input: { runId } } })) {
    expect(data).toEqual({ done: { preview, userErrors: [] } })
  }
  await client.dispose()
  expect(started[1]?.visitor).toEqual({ hostName: '127.0.0.1', origin: headers.origin })
})

test('a preview is stopped, and stopping what is not there is no error', async () => {
  expect(await asked(stopIt, publicRunId(open.runId))).toEqual({ preview: null, userErrors: [] })
  expect(stopped).toEqual([open.runId])
})

const unknown = publicRunId('01920000-0000-7000-8000-000000000000' as RunId)
test.each([
  ['of a run that has delivered nothing', () => publicRunId(open.runId), 'PreviewRefusedError', 'NOT_DELIVERED'],
  ['of a run that is not there', () => unknown, 'NotFoundError', 'NOT_FOUND'],
  ['of what is no run', () => 'seven', 'InvalidInputError', 'INVALID_INPUT'],
])('none is started %s', async (_, runId, type, code) => {
  const { preview, userErrors } = await asked(startIt, runId())
  expect(preview).toBeNull()
  expect(userErrors).toMatchObject([{ __typename: type, code, path: ['input', 'runId'] }])
  expect(started).toEqual([])
})

test.each(['PREVIEW_FAILED', 'PREVIEWS_OFF'] as const)('why none can be given is told: %s', async (refused) => {
  result = { refused, message: 'The application did not start: no such file' }
  const { preview, userErrors } = await asked(startIt, publicRunId(done.runId))
  expect(preview).toBeNull()
  expect(userErrors).toMatchObject([{ __typename: 'PreviewRefusedError', code: refused, message: result.message }])
})
