import { Session } from 'node:inspector/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { seq } from '../../../src/core/ids.ts'
import type { StoredEvent } from '../../../src/core/store/store.ts'
import type { CpuProfile } from '../durable/profile.ts'
import { sampleEvents } from './sample-events.ts'

/** A server of subscriptions under load. The same interface for G1 and for those it is measured beside. */
export interface Contestant {
  readonly port: number
  /** Gives an event to everybody who has subscribed. */
  publish(event: StoredEvent): void
  close(): Promise<void>
}

/** What the benchmark asks of a contestant's process. */
export type ContestantQuestion = 'publish' | 'cpu' | 'memory' | 'profile'

/** After a collection, in bytes. */
export interface Memory {
  readonly rss: number
  /** What JavaScript holds, on its heap and outside of it. */
  readonly held: number
}

export type ContestantAnswer =
  | { readonly kind: 'ready'; readonly port: number }
  /** Of this process alone, user and system. */
  | { readonly kind: 'cpu'; readonly micros: number }
  | ({ readonly kind: 'memory' } & Memory)
  /** Of the time between two questions for it; null: it has begun. */
  | { readonly kind: 'profile'; readonly profile: CpuProfile | null }

const collections = 3

/** Lets this process be driven by the benchmark that started it. */
export async function serveContestant(open: () => Promise<Contestant>): Promise<void> {
  const eventAt = await sampleEvents()
  const contestant = await open()
  const answer = (message: ContestantAnswer): void => void process.send?.(message)
  let head = 0
  process.on('message', (question: ContestantQuestion) => {
    switch (question) {
      case 'publish':
        head += 1
        return contestant.publish(eventAt(seq(head)))
      case 'cpu': {
        const { user, system } = process.cpuUsage()
        return answer({ kind: 'cpu', micros: user + system })
      }
      case 'memory':
        return void memory().then((of) => answer({ kind: 'memory', ...of }))
      case 'profile':
        return void profile().then((of) => answer({ kind: 'profile', profile: of }))
    }
  })
  process.once('disconnect', () => {
    contestant.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
  answer({ kind: 'ready', port: contestant.port })
}

let profiling: Session | null = null

async function profile(): Promise<CpuProfile | null> {
  if (profiling === null) {
    profiling = new Session()
    profiling.connect()
    await profiling.post('Profiler.enable')
    await profiling.post('Profiler.start')
    return null
  }
  const made = await profiling.post('Profiler.stop')
  profiling.disconnect()
  return made.profile as CpuProfile
}

async function memory(): Promise<Memory> {
  for (let count = 0; count < collections; count += 1) {
    globalThis.gc?.()
    await turn()
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss, held: heapUsed + external }
}
