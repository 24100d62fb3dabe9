import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../src/client/client.ts'
import { type ClientOptions, createClient } from '../../src/client/create-client.ts'
import { publicRunId } from '../../src/core/ids.ts'
import { type ApiFixture, startApi } from '../graphql/support/api-fixture.ts'
import { afterApproval, RecordedRun, untilApproval } from '../graphql/support/sample-run.ts'
import { keyFor } from '../graphql/support/with-keys.ts'
import { upTo } from '../support/run-log.ts'

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi({ requireKey: true, keysFreshMs: 20 })
})
afterAll(() => fixture.close())

const ways: readonly [string, Partial<ClientOptions>][] = [
  ['WebSocket', {}],
  ['SSE', { transport: 'sse' }],
]

async function withClient(options: Partial<ClientOptions>, use: (client: Client) => Promise<void>): Promise<void> {
  const client = createClient({ url: fixture.server.url, backoff: { firstMs: 1, mostMs: 20 }, ...options })
  await use(client).finally(() => client.close())
}

async function allOf<Item>(stream: AsyncIterable<Item>): Promise<readonly Item[]> {
  const items: Item[] = []
  for await (const item of stream) items.push(item)
  return items
}

async function wholeRun(): Promise<string> {
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append([...untilApproval, ...afterApproval])
  return publicRunId(run.runId)
}

describe.each(ways)('over %s', (_, options) => {
  test('a stream goes on with a fresh key when the one that it began with is revoked', async () => {
    const [first, second] = [await keyFor(fixture.store, 'viewer'), await keyFor(fixture.store, 'viewer')]
    const keys = [first.text, second.text]
    const key = (): string => keys.shift() ?? 'none is left'
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    await withClient({ ...options, key }, async (client) => {
      const seqs: number[] = []
      const lost = Promise.withResolvers<void>()
      const onConnection = (state: 'lost' | 'resumed'): void => (state === 'lost' ? lost.resolve() : undefined)
      for await (const { seq } of client.runEvents(publicRunId(run.runId), { onConnection })) {
        seqs.push(seq)
        if (seqs.length !== untilApproval.length) continue
        await fixture.store.apiKeys.revoke(first.id)
        await lost.promise
        await run.append(afterApproval)
      }
      expect(seqs).toStrictEqual(upTo(run.lastSeq))
      expect(keys).toHaveLength(0)
    })
  })

  test('a reader that comes back after any event, in another process, misses none and gets none twice', async () => {
    const id = await wholeRun()
    const { text: key } = await keyFor(fixture.store, 'viewer')
    await withClient({ ...options, key }, async (client) => {
      const all = await allOf(client.runEvents(id))
      expect(all.map(({ seq }) => seq)).toStrictEqual(upTo(all.length))
      for (const { seq, cursor } of all) {
        const rest = await allOf(client.runEvents(id, { after: cursor }))
        expect(rest).toStrictEqual(all.slice(seq))
      }
    })
  })

  test('handoffs come one by one, each with a cursor of its own', async () => {
    const id = await wholeRun()
    const { text: key } = await keyFor(fixture.store, 'viewer')
    await withClient({ ...options, key }, async (client) => {
      const all = await allOf(client.handoffs(id))
      expect(all.map(({ to }) => to.title)).toStrictEqual(['The Editor'])
      const after = all[0]?.cursor ?? null
      expect(await allOf(client.handoffs(id, { after }))).toStrictEqual([])
      const [next] = await allOf(client.runEvents(id, { after, types: ['StepEnabled'] }))
      expect(next?.data).toStrictEqual({ step: 'edit' })
    })
  })
})
