import { afterAll, beforeAll, expect, test } from 'vitest'
import { overSse, overWebSocket } from '../../graphql/support/clients.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { upTo } from '../../support/run-log.ts'
import { toolLending } from './texts.ts'

let node: NodeUnderTest
beforeAll(async () => {
  node = await startNode()
})
afterAll(() => node.close())

const query = `subscription ($runId: ID!, $after: String) {
  runEvents(runId: $runId, after: $after) { cursor events { seq } } }`
interface Part {
  readonly runEvents: { readonly cursor: string; readonly events: readonly { readonly seq: number }[] }
}

test('a subscriber that hangs up ten times in a run, changing its transport, has seen every event once', async () => {
  const { id: runId } = await node.client.startRun({ requirements: toolLending })
  const seen: number[] = []
  const hungUpAt: number[] = []
  let after: string | null = null
  for (let ended = false; !ended; ) {
    const variables = { runId, after }
    const watching: ReturnType<typeof overWebSocket<Part>> =
      hungUpAt.length % 2 === 0
        ? overWebSocket<Part>(node.url, query, variables)
        : await overSse<Part>(node.url, query, variables)
    const enough = hungUpAt.length < 10 ? (hungUpAt.length + 1) * 12 : Number.POSITIVE_INFINITY
    while (!ended && seen.length < enough) {
      const part = await watching.next()
      ended = part === null
      seen.push(...(part?.runEvents.events.map(({ seq }) => seq) ?? []))
      after = part?.runEvents.cursor ?? after
    }
    await watching.stop()
    if (!ended) hungUpAt.push(seen.length)
  }
  expect(hungUpAt).toHaveLength(10)
  const run = await node.client.run(runId)
  expect(run?.status).toBe('COMPLETED')
  expect(seen).toEqual(upTo(run?.lastSeq ?? 0))
})
