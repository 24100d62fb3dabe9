import { setTimeout as pause } from 'node:timers/promises'
import { RunEventsDocument } from '../../../src/client/generated/graphql.ts'
import { memoryLeft } from '../memory-of.ts'
import type { Arrivals, CrowdReport } from './crowd-messages.ts'
import { type CrowdSeat, startCrowd } from './crowd-seat.ts'

/** Below the limit of 20,000 files, with room for what a process has open anyway. */
const mostInProcess = 18_000
const connectionsAtOnce = 64
/** What is left to the machine in any case. */
const leastMemory = 1_500_000_000
/** Nobody came for so long: that is all there is. */
const mostStandstillMs = 20_000
const lookMs = 250
const tellMs = 10_000

/** The subscribers of all processes together. */
export class AudienceCrowd {
  readonly #seats: readonly CrowdSeat[]
  /** How many are to be there. */
  #size: number

  constructor(order: { readonly size: number; readonly ports: readonly number[]; readonly runId: string }) {
    const { size, ports, runId } = order
    this.#size = size
    const processes = Math.ceil(size / mostInProcess)
    const share = Math.ceil(size / processes)
    const query = RunEventsDocument.toString()
    this.#seats = Array.from({ length: processes }, (_, index) => {
      const firstNumber = index * share
      const its = { size: Math.min(share, size - firstNumber), firstNumber, atOnce: connectionsAtOnce }
      return startCrowd('any', { ...its, ports, query, runId, after: null, resumes: true })
    })
  }

  get size(): number {
    return this.#size
  }

  get processes(): number {
    return this.#seats.length
  }

  /** Resolves when all are there, or no more come; with how long it took, and why no more came. */
  async gathered(): Promise<{ readonly seconds: number; readonly gaveOut: string | null }> {
    const began = performance.now()
    let [there, grewAt, toldAt] = [0, began, began]
    for (;;) {
      await pause(lookMs)
      const [report, now, left] = [await this.report(), performance.now(), await memoryLeft()]
      if (report.there > there) grewAt = now
      there = Math.max(there, report.there)
      if (report.there === this.#size) return { seconds: (now - began) / 1_000, gaveOut: null }
      if (now - toldAt > tellMs) {
        toldAt = now
        console.log(
          `  ${report.there} are there after ${((now - began) / 1_000).toFixed(0)} s; ${gigabytes(left)} left`,
        )
      }
      const gaveOut =
        left < leastMemory
          ? `memory: ${gigabytes(left)} left`
          : now - grewAt > mostStandstillMs
            ? `nobody came for ${mostStandstillMs / 1_000} s: ${JSON.stringify(report.endings)}`
            : null
      if (gaveOut === null) continue
      for (const seat of this.#seats) seat.enough()
      const seconds = (grewAt - began) / 1_000
      this.#size = (await this.report()).joined
      return { seconds, gaveOut }
    }
  }

  lead(ports: readonly number[]): void {
    for (const seat of this.#seats) seat.lead(ports)
  }

  /** Resolves when everybody is there; false: not all came within `mostMs`. */
  async complete(mostMs: number): Promise<boolean> {
    const began = performance.now()
    while ((await this.report()).there < this.#size) {
      if (performance.now() - began > mostMs) return false
      await pause(lookMs)
    }
    return true
  }

  /** Resolves when everybody has seen that event; false: not all have within `mostMs`. */
  async reached(seq: number, mostMs: number): Promise<boolean> {
    const began = performance.now()
    while ((await this.report()).lowestSeq < seq) {
      if (performance.now() - began > mostMs) return false
      await pause(lookMs)
    }
    return true
  }

  async report(withArrivals = false): Promise<CrowdReport> {
    const all = await Promise.all(this.#seats.map((seat) => seat.report(withArrivals)))
    const sum = (pick: (one: CrowdReport) => number): number => all.reduce((total, one) => total + pick(one), 0)
    const endings: Record<string, number> = {}
    for (const one of all)
      for (const [why, count] of Object.entries(one.endings)) endings[why] = (endings[why] ?? 0) + count
    return {
      joined: sum((one) => one.joined),
      there: sum((one) => one.there),
      deliveries: sum((one) => one.deliveries),
      gaps: sum((one) => one.gaps),
      duplicates: sum((one) => one.duplicates),
      lowestSeq: Math.min(...all.map((one) => one.lowestSeq)),
      resumed: sum((one) => one.resumed),
      endings,
      rssBytes: sum((one) => one.rssBytes),
      arrivals: all.flatMap((one): readonly Arrivals[] => one.arrivals),
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#seats.map((seat) => seat.end()))
  }
}

export const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`
