import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { CrowdAnswer, CrowdOrder, CrowdQuestion, CrowdReport } from './crowd-messages.ts'
import { type Core, startPinned } from './pinned.ts'

const program = fileURLToPath(new URL('crowd-process.ts', import.meta.url))

/** A process of subscribers, from outside. */
export interface CrowdSeat {
  readonly pid: number
  lead(ports: readonly number[]): void
  enough(): void
  /** Resolves when everybody of it has seen that event. */
  reached(seq: number): Promise<void>
  report(withArrivals?: boolean): Promise<CrowdReport>
  end(): Promise<void>
}

/** Starts a process, and its subscribers begin to come. */
export function startCrowd(core: Core, order: CrowdOrder): CrowdSeat {
  const child = startPinned(core, [program])
  const ended = once(child, 'exit')
  const reports: ((report: CrowdReport) => void)[] = []
  const awaited = new Map<number, () => void>()
  let reachedSeq = 0
  child.on('message', (message: CrowdAnswer) => {
    if (message.kind === 'report') return reports.shift()?.(message.report)
    reachedSeq = Math.max(reachedSeq, message.seq)
    for (const [seq, tell] of awaited) {
      if (seq > reachedSeq) continue
      awaited.delete(seq)
      tell()
    }
  })
  const ask = (question: CrowdQuestion): void => void child.send(question)
  const orGone = <Value>(value: Promise<Value>): Promise<Value> =>
    Promise.race([
      value,
      ended.then(([code, signal]) => {
        throw new Error(`A process of subscribers ended with ${String(code ?? signal)}.`)
      }),
    ])
  ask({ ask: 'join', order })
  return {
    pid: child.pid ?? 0,
    lead: (ports) => ask({ ask: 'ports', ports }),
    enough: () => ask({ ask: 'enough' }),
    reached: (seq) =>
      orGone(
        new Promise<void>((resolve) => {
          if (seq <= reachedSeq) resolve()
          else awaited.set(seq, resolve)
        }),
      ),
    report: (withArrivals = false) =>
      orGone(
        new Promise<CrowdReport>((resolve) => {
          reports.push(resolve)
          ask({ ask: 'report', arrivals: withArrivals })
        }),
      ),
    end: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
