import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { upTo } from '../../support/run-log.ts'
import { type ClientProject, openClientProject } from '../support/client-project.ts'
import { startCuttingProxy } from '../support/cutting-proxy.ts'

let node: NodeUnderTest
let project: ClientProject
const closers: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  project = await openClientProject()
  closers.push(() => project.close())
  node = await startNode()
  closers.push(() => node.close())
})
afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

const seqsIn = (said: string): readonly number[] =>
  said
    .trimEnd()
    .split('\n')
    .map((line) => Number.parseInt(line, 10))

describe.each([
  // Of an event the one is told everything, the other its number and type.
  { example: 'watch-run.ts', addressOf: (url: string) => url, afterBytes: 6_000 },
  {
    example: 'watch-run-graphql-ws.ts',
    addressOf: (url: string) => `${url.replace('http', 'ws')}/graphql`,
    afterBytes: 1_500,
  },
])('the example $example', ({ example, addressOf, afterBytes }) => {
  let runId: string
  beforeAll(async () => {
    runId = (await node.client.startRun({ requirements: 'A shop' })).id
  })

  test('shows each event of a run once and in order while it is under way, though its connection breaks twice', async () => {
    const proxy = await startCuttingProxy(node.url, { afterBytes, times: 2 })
    closers.push(() => proxy.close())
    const said = await project.run(example, [addressOf(proxy.url), runId])
    expect(proxy.cuts).toBe(2)
    expect(said).toMatch(/ RunCompleted\n$/)
    expect(seqsIn(said)).toStrictEqual(upTo((await node.client.run(runId))?.lastSeq ?? 0))
  })

  test('goes on, when it is started again, after the event whose cursor was kept', async () => {
    const cursors: string[] = []
    for await (const { cursor } of node.client.runEvents(runId)) cursors.push(cursor)
    const half = Math.floor(cursors.length / 2)
    await project.write(`${runId}.cursor`, cursors[half - 1] ?? '')
    const said = await project.run(example, [addressOf(node.url), runId])
    expect(seqsIn(said)).toStrictEqual(upTo(cursors.length).slice(half))
    expect(await project.run(example, [addressOf(node.url), runId])).toBe('')
  })
})
