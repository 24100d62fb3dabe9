import { readFileSync } from 'node:fs'
import type { NodeSeat } from '../node-seat.ts'

const everyMs = 200

/** Looks at the resident memory of nodes while they work, where the machine shows it (Linux). */
export class MemoryWatch {
  readonly #seats: readonly NodeSeat[]
  #timer: NodeJS.Timeout | undefined
  #peakKb = 0

  constructor(seats: readonly NodeSeat[]) {
    this.#seats = seats
  }

  run(): void {
    this.#timer = setInterval(() => this.#look(), everyMs)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** The most that one node had. */
  peakMb(): number {
    return Math.round(this.#peakKb / 1_024)
  }

  #look(): void {
    for (const { pid } of this.#seats) {
      if (pid !== null) this.#peakKb = Math.max(this.#peakKb, residentKb(pid))
    }
  }
}

function residentKb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0 // It has just ended, or this machine does not say.
  }
}
