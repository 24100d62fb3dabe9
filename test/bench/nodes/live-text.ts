import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { openApp } from '../../../src/app.ts'
import type { Client } from '../../../src/client/client.ts'
import { createClient } from '../../../src/client/create-client.ts'
import { readConfig } from '../../../src/config.ts'
import type { Logger } from '../../../src/core/logger.ts'
import type { ModelProvider } from '../../../src/core/provider.ts'
import { nullProvider } from '../../../src/offline/null-provider.ts'
import { checkOptions, numberOption } from '../options.ts'
import { latencies } from '../quantiles.ts'
import { type BenchNodes, commitTimes, openBenchNodes } from './bench-nodes.ts'
import { ring } from './ring.ts'
import { wallMs } from './wall-clock.ts'

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error }
const pairs = 10
const rounds = 10

/**
 * Latency of live text between two idle nodes. The one that asks models is in this process, and so is the watcher, whose
 * WebSocket leads to the other: both ends of a figure are read from one clock. Events of the same runs, which go by hint
 * and log, and Redis alone are measured beside it.
 */
export async function liveText(args: readonly string[]): Promise<void> {
  checkOptions(args, ['samples'])
  const samples = numberOption(args, 'samples', 1_000)
  const nodes = await openBenchNodes({ toolMs: 5 })
  const { writer, writtenAt } = slowWriter()
  const config = readConfig({ ...nodes.env('owner'), PATH: process.env['PATH'] ?? '', PORT: '0', G1_ROLES: 'worker' })
  const fitting = { parts: <Own extends object>(own: Own) => ({ ...own, providers: new Map([['null', writer]]) }) }
  const onLost = (): never => {
    throw new Error('The node lost its lease.')
  }
  const owner = await openApp({ config, logger: silent, onLost, withSample: false, fitting })
  try {
    const window = await nodes.start('window', { G1_ROLES: 'api' })
    const client = createClient({ url: window.url })
    await measure({ nodes, client, writtenAt }, 100) // warm up
    const seen = await measure({ nodes, client, writtenAt }, samples)
    const redis = await overRedisAlone(nodes.redis.url, samples)
    console.table({
      'first delta at the gateway → watcher at another node': latencies(seen.deltas),
      'commit at the owner → watcher at another node (by hint)': latencies(seen.events),
      'PUBLISH → subscriber (Redis alone, one process)': latencies(redis),
    })
    client.close()
  } finally {
    await owner.close()
    await nodes.close()
  }
}

/** A model that writes the number of its call at once, and more while it takes 20 to 30 ms for its answer. */
function slowWriter(): { readonly writer: ModelProvider; readonly writtenAt: ReadonlyMap<string, number> } {
  const writtenAt = new Map<string, number>()
  const base = nullProvider()
  const writer: ModelProvider = {
    ...base,
    answer: async (request, asking) => {
      await pause(5)
      const call = `call ${writtenAt.size}.`
      writtenAt.set(call, wallMs())
      asking.live.write(call)
      for (let delta = 0; delta < 5; delta += 1) {
        await pause(4 + Math.random() * 2)
        asking.live.write(' And more.')
      }
      return base.answer(request, asking)
    },
  }
  return { writer, writtenAt }
}

interface At {
  readonly nodes: BenchNodes
  readonly client: Client
  readonly writtenAt: ReadonlyMap<string, number>
}

/** Runs in a row until enough answers have been seen to begin. */
async function measure(
  { nodes, client, writtenAt }: At,
  samples: number,
): Promise<{ readonly deltas: readonly number[]; readonly events: readonly number[] }> {
  const [deltas, events]: [number[], number[]] = [[], []]
  while (deltas.length < samples) {
    const workflow = ring({ pairs, rounds, tool: 'go' })
    const { id } = await client.startRun({ workflow, title: 'Live text', provider: 'null' })
    const readText = async (): Promise<void> => {
      for await (const { offset, text } of client.personaOutput(id)) {
        const at = wallMs()
        const written = offset === 0 ? writtenAt.get(text) : undefined
        if (written !== undefined) deltas.push(at - written)
      }
    }
    const readEvents = async (): Promise<ReadonlyMap<number, number>> => {
      const seen = new Map<number, number>()
      for await (const part of client.runEvents(id)) {
        const at = wallMs()
        for (const { seq } of part.events) seen.set(seq, at)
      }
      return seen
    }
    const [seen] = await Promise.all([readEvents(), readText()])
    const committed = await commitTimes(nodes.sql, id.slice('run_'.length))
    // What was there before the watcher came is history, not news.
    for (const [seq, at] of seen) if (seq > 20) events.push(at - (committed.get(seq) ?? Number.NaN))
  }
  return { deltas, events }
}

/** What the way costs at least: one connection publishes, another one hears it. */
async function overRedisAlone(url: string, samples: number): Promise<readonly number[]> {
  const [publisher, subscriber] = [new Redis(url), new Redis(url)]
  await subscriber.subscribe('bench')
  const times: number[] = []
  for (let count = 0; count < samples; count += 1) {
    await pause(5)
    const heard = once(subscriber, 'message')
    const began = wallMs()
    await publisher.publish('bench', 'x')
    await heard
    times.push(wallMs() - began)
  }
  publisher.disconnect()
  subscriber.disconnect()
  return times
}
