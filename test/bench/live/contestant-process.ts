import { once } from 'node:events'
import type { CpuProfile } from '../durable/profile.ts'
import type { LiveContestant } from './contestants.ts'
import { startPinned } from './pinned.ts'
import type { ContestantAnswer, ContestantQuestion, Memory } from './serve-contestant.ts'

/** A contestant's process, from outside. */
export interface ContestantProcess {
  readonly port: number
  publish(): void
  /** Processor time that it has used, in microseconds. */
  cpu(): Promise<number>
  memory(): Promise<Memory>
  /** Begins a profile, and gives it when asked again. */
  profile(): Promise<CpuProfile | null>
  /** Rejects when the process ends. */
  readonly gone: Promise<never>
  end(): Promise<void>
}

/** Starts it and waits until it listens. */
export async function startContestant({ program, title }: LiveContestant): Promise<ContestantProcess> {
  const child = startPinned('server', ['--expose-gc', '--no-warnings', program])
  const ended = once(child, 'exit')
  const gone = ended.then(([code, signal]): never => {
    throw new Error(`${title} ended with ${String(code ?? signal)}.`)
  })
  gone.catch(() => undefined)
  const answer = async (question: ContestantQuestion | null): Promise<ContestantAnswer> => {
    const heard = once(child, 'message') as Promise<[ContestantAnswer]>
    if (question !== null) child.send(question)
    return (await Promise.race([heard, gone]))[0]
  }
  const wrong = (got: ContestantAnswer): Error => new Error(`${title} answered ${got.kind}, expected something else.`)
  const ready = await answer(null)
  if (ready.kind !== 'ready') throw wrong(ready)
  return {
    port: ready.port,
    gone,
    publish: () => void child.send('publish' satisfies ContestantQuestion),
    cpu: async () => {
      const got = await answer('cpu')
      if (got.kind !== 'cpu') throw wrong(got)
      return got.micros
    },
    memory: async () => {
      const got = await answer('memory')
      if (got.kind !== 'memory') throw wrong(got)
      return got
    },
    profile: async () => {
      const got = await answer('profile')
      if (got.kind !== 'profile') throw wrong(got)
      return got.profile
    },
    end: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
