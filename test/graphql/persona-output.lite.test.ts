import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { personaId, publicRunId } from '../../src/core/ids.ts'
import type { LivePart } from '../../src/core/live-output.ts'
import { type ApiFixture, startApi } from './support/api-fixture.ts'
import { overSse, overWebSocket, type Watching } from './support/clients.ts'
import { afterApproval, RecordedRun, untilApproval } from './support/sample-run.ts'
import { livePart } from '../support/live-part.ts'

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

const query = `subscription ($runId: ID!, $personaId: ID) {
  personaOutput(runId: $runId, personaId: $personaId) {
    runId persona { id name title } step attempt round answer restarted offset text ended
  }
}`
interface Output {
  readonly personaOutput: { readonly offset: number; readonly text: string; readonly ended: boolean }
}

/** The first part that gets through: nothing says when a subscription has begun, so one is said until it is seen. */
async function firstOf(watching: Watching<Output>, one: LivePart): Promise<Output | null> {
  let seen = false
  const first = watching.next().finally(() => {
    seen = true
  })
  while (!seen) {
    fixture.api.bus.output.publish(one)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return first
}

const transports = {
  WebSocket: (variables: object) => Promise.resolve(overWebSocket<Output>(fixture.server.url, query, variables)),
  SSE: (variables: object) => overSse<Output>(fixture.server.url, query, variables),
}

describe.each(Object.entries(transports))('over %s', (_, open) => {
  test('text comes as a persona writes it, and the end of the run ends the stream', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    const runId = publicRunId(run.runId)
    const watching = await open({ runId, personaId: 'persona_writer' })
    expect((await firstOf(watching, livePart(run.runId, '{"a"')))?.personaOutput).toMatchObject({
      runId,
      persona: { id: 'persona_writer', name: 'writer', title: 'The Writer' },
      step: 'write',
      attempt: 1,
      round: 1,
      answer: 'a1',
      restarted: false,
      offset: 0,
      ended: false,
    })
    fixture.api.bus.output.publish(livePart(run.runId, 'not asked for', { persona: personaId('editor'), answer: 'b' }))
    fixture.api.bus.output.publish(livePart(run.runId, '<b>😀', { answer: 'a2', ended: true }))
    let shown = await watching.next()
    while (shown?.personaOutput.ended === false) shown = await watching.next()
    expect(shown?.personaOutput).toMatchObject({ text: '<b>😀', answer: 'a2', restarted: true })
    await run.append(afterApproval)
    expect(await watching.next()).toBeNull()
    await watching.stop()
  })

  test.each([
    ['an unknown run', 'run_0192f0c1-0000-7000-8000-000000000009', null, 'NOT_FOUND'],
    ['a malformed run id', 'nonsense', null, 'INVALID_INPUT'],
    ['a name in place of a persona id', null, 'writer', 'INVALID_INPUT'],
    ['the id of something else', null, 'run_0192f0c1-0000-7000-8000-000000000009', 'INVALID_INPUT'],
  ])('%s is a typed error', async (_case, runId, personaOf, code) => {
    const own = await RecordedRun.begin(fixture.api, fixture.node)
    const watching = await open({ runId: runId ?? publicRunId(own.runId), personaId: personaOf })
    await expect(watching.next()).rejects.toMatchObject({ code })
    await watching.stop()
  })
})

test('a subscriber whose socket is full gets joined text and gaps later, and keeps nobody else from reading', async () => {
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  const runId = publicRunId(run.runId)
  const stalled = new WebSocket(`ws://127.0.0.1:${fixture.server.port}/graphql`, 'graphql-transport-ws')
  const got: Output['personaOutput'][] = []
  await new Promise((resolve) => stalled.once('open', resolve))
  stalled.on('message', (data: Buffer) => {
    const { type, payload } = JSON.parse(data.toString()) as { type: string; payload?: { data: Output } }
    if (type === 'connection_ack') {
      stalled.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables: { runId } } }))
    }
    if (type === 'next' && payload !== undefined) got.push(payload.data.personaOutput)
  })
  stalled.send(JSON.stringify({ type: 'connection_init' }))
  const healthy = overWebSocket<Output>(fixture.server.url, query, { runId })
  await firstOf(healthy, livePart(run.runId, ''))
  await expect
    .poll(() => {
      fixture.api.bus.output.publish(livePart(run.runId, ''))
      return got.length > 0
    })
    .toBe(true)
  stalled.pause()
  const text = 'x'.repeat(16_000)
  const all = 64_000_000
  let read = 0
  for (let offset = 0; offset < all; offset += text.length) {
    fixture.api.bus.output.publish(
      livePart(run.runId, text, { answer: 'long', offset, ended: offset + text.length >= all }),
    )
    // The healthy one is read from all the time.
    while (read < offset) {
      const shown = await healthy.next()
      read = (shown?.personaOutput.offset ?? 0) + (shown?.personaOutput.text.length ?? 0)
    }
  }
  stalled.resume()
  await expect.poll(() => got.at(-1)?.ended, { timeout: 15_000 }).toBe(true)
  const received = got.reduce((sum, one) => sum + one.text.length, 0)
  const last = got.at(-1)
  expect((last?.offset ?? 0) + (last?.text.length ?? 0)).toBe(all)
  expect(received).toBeLessThan(all / 2)
  expect(got.some((one) => one.text.length > text.length)).toBe(true)
  await healthy.stop()
  stalled.terminate()
})
