import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { OutputPart } from '../../../src/client/client.ts'
import { createClient } from '../../../src/client/create-client.ts'
import { type Asking, type ModelProvider, ProviderFailed } from '../../../src/core/provider.ts'
import { cloneDatabase } from '../../support/database.ts'
import { freePort } from '../../support/free-port.ts'
import { startNodeWithProviders } from '../../support/node-with-providers.ts'
import { type RedisProcess, startRedis } from '../../support/redis-process.ts'
import { watchToEnd } from '../../support/run-log.ts'
import { withServer } from '../../support/with-server.ts'
import { bakery } from './texts.ts'

/** One question that waits for its answer. */
interface Call {
  readonly persona: string
  readonly live: Asking['live']
  readonly fail: () => void
}

/** A model whose text a test writes, and which comes to no answer. */
const calls: Call[] = []
const typist: ModelProvider = {
  id: 'typist',
  description: 'a model that writes what a test says',
  trust: 'platform',
  mostUsd: null,
  answer: ({ persona }, { live, signal }) =>
    new Promise((_, reject) => {
      const fail = (): void => reject(new ProviderFailed('The typist has put the pen down.'))
      signal.addEventListener('abort', fail)
      calls.push({ persona: persona.id, live, fail })
    }),
}

/** What a subscriber has seen so far. */
interface Seen {
  readonly parts: OutputPart[]
  readonly ended: Promise<void>
}

function reading(stream: AsyncIterable<OutputPart>): Seen {
  const parts: OutputPart[] = []
  const read = async (): Promise<void> => {
    for await (const part of stream) parts.push(part)
  }
  return { parts, ended: read() }
}

const patience = { timeout: 20_000, interval: 10 }
const textOf = ({ parts }: Seen, answer: string | undefined): string =>
  parts.reduce((all, part) => (part.answer === answer ? all + part.text : all), '')

withServer('Redis', inject('redis'), () => {
  withServer('and Postgres, with one node that works and one that only serves the API', inject('postgres'), (admin) => {
    let redis: RedisProcess
    let worker: Awaited<ReturnType<typeof startNodeWithProviders>>
    let door: Awaited<ReturnType<typeof startNodeWithProviders>>
    let port: number
    beforeAll(async () => {
      port = await freePort()
      redis = await startRedisOn(port)
      const shared = { DATABASE_URL: await cloneDatabase(admin), REDIS_URL: redis.url }
      worker = await startNodeWithProviders([typist], shared)
      door = await startNodeWithProviders([typist], { ...shared, G1_ROLES: 'api' })
    })
    afterAll(async () => {
      await door.close()
      await worker.close()
      await redis.stop()
    })

    /** Starts a run and waits until the first of its personas is asked; what others write is left alone. */
    const begin = async (): Promise<{ readonly runId: string; readonly call: Call }> => {
      const before = calls.length
      const { id: runId } = await door.client.startRun({ requirements: bakery, provider: typist.id })
      await expect.poll(() => calls.length, patience).toBeGreaterThan(before)
      const call = calls[before]
      if (call === undefined) throw new Error('Nobody was asked.')
      return { runId, call }
    }
    /** Writes until everybody has seen something: nothing says when a subscription has begun. */
    const writeUntilSeen = async (call: Call, ...all: readonly Seen[]): Promise<void> => {
      const before = all.map(({ parts }) => parts.length)
      await expect
        .poll(() => {
          call.live.write('.')
          return all.every(({ parts }, index) => parts.length > (before[index] ?? 0))
        }, patience)
        .toBe(true)
    }

    test('what a persona writes on the one is read on the other, over WebSocket and SSE, as it is written', async () => {
      const { runId, call } = await begin()
      const overSse = createClient({ url: door.url, transport: 'sse' })
      const all = [
        reading(worker.client.personaOutput(runId)),
        reading(door.client.personaOutput(runId)),
        reading(overSse.personaOutput(runId, `persona_${call.persona}`)),
      ] as const
      await writeUntilSeen(call, ...all)
      // Another try: what was written before is void, and from here on everybody is there.
      call.live.restart()
      await expect.poll(() => all.every(({ parts }) => parts.at(-1)?.restarted === true), patience).toBe(true)
      const answer = all[0].parts.at(-1)?.answer
      const [first, second] = ['{"title": "Bread \ud83c', '\udf5e & butter \0"']
      call.live.write(first ?? '')
      await expect
        .poll(() => all.map((seen) => textOf(seen, answer)), patience)
        .toEqual(all.map(() => '{"title": "Bread '))
      expect(all[1].parts.at(-1)).toMatchObject({ offset: 0, restarted: false, ended: false, attempt: 1, round: 1 })
      call.live.write(second ?? '')
      call.fail()
      const whole = '{"title": "Bread 🍞 & butter "'
      await expect
        .poll(() => all.map(({ parts }) => parts.some(({ ended }) => ended)), patience)
        .toEqual([true, true, true])
      expect(all.map((seen) => textOf(seen, answer))).toEqual([whole, whole, whole])
      expect(all[2].parts.every(({ persona }) => persona.name === call.persona)).toBe(true)
      await door.client.cancelRun({ runId })
      await Promise.all(all.map(({ ended }) => ended))
      overSse.close()
      // Nothing of it is stored.
      expect(JSON.stringify(await watchToEnd(door.client, runId))).not.toContain('butter')
    })

    test('with Redis gone it is read where it is written, and elsewhere again once Redis is back', async () => {
      const { runId, call } = await begin()
      const [here, there] = [reading(worker.client.personaOutput(runId)), reading(door.client.personaOutput(runId))]
      await writeUntilSeen(call, here, there)
      await redis.stop()
      const before = there.parts.length
      call.live.restart()
      await writeUntilSeen(call, here)
      call.live.write('unread elsewhere')
      await expect.poll(() => here.parts.at(-1)?.text, patience).toContain('unread elsewhere')
      expect(
        there.parts
          .slice(before)
          .map(({ text }) => text)
          .join(''),
      ).not.toContain('unread')
      redis = await startRedisOn(port)
      await writeUntilSeen(call, here, there)
      expect(there.parts.at(-1)?.offset).toBeGreaterThan(0)
      await door.client.cancelRun({ runId })
      await Promise.all([here.ended, there.ended])
    })
  })
})

async function startRedisOn(port: number): Promise<RedisProcess> {
  const started = await startRedis(port)
  if (started === null) throw new Error('redis-server did not start.')
  return started
}
