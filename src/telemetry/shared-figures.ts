import { Gauge, type Registry } from 'prom-client'
import type { Clock } from '../core/clock.ts'
import type { RunStatus } from '../core/run-status.ts'
import type { StoreFigures } from '../core/store/store-figures.ts'
import { within } from './within.ts'

/** How old figures may be before a scrape asks the store again, and how long it waits for them, in milliseconds. */
const freshMs = 15_000
const patienceMs = 2_000

/** Shown as 0 where there are none, so that a graph of them has no holes. */
const open: readonly RunStatus[] = ['QUEUED', 'PLANNING', 'RUNNING', 'WAITING', 'PAUSED', 'PARKED']

/**
 * Gauges of what is in the store. Returns how to bring them up to date, which scrapes do: the store is asked at most every
 * 15 seconds. Where it does not answer they are left out: an old figure would look like a new one.
 */
export function sharedFigures(
  registry: Registry,
  { ask, clock }: { readonly ask: () => Promise<StoreFigures>; readonly clock: Pick<Clock, 'monotonic'> },
): () => Promise<void> {
  const registers = [registry]
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers })
  const inbox = gauge('g1_inbox_messages', 'Messages that no run has handled yet, in the whole installation.')
  const timers = gauge('g1_timers', 'Timers that are armed, in the whole installation.')
  const timersDue = gauge('g1_timers_due', 'Timers that are due and have not fired, in the whole installation.')
  const owned = gauge('g1_runs_owned', 'Runs that this node owns, with or without an activation.')
  const runs = new Gauge({
    name: 'g1_runs',
    help: 'Runs that have not ended by status, in the whole installation.',
    labelNames: ['status'],
    registers,
  })
  const today = new Gauge({
    name: 'g1_model_day_usd',
    help: 'US dollars of models on this day of UTC, in the whole installation: spent, or reserved by calls.',
    labelNames: ['state'],
    registers,
  })
  let askedAt = Number.NEGATIVE_INFINITY
  const refresh = async (): Promise<void> => {
    if (clock.monotonic() - askedAt < freshMs) return
    const figures = await within(patienceMs, ask())
    runs.reset()
    today.reset()
    for (const one of [inbox, timers, timersDue, owned]) one.remove()
    if (figures === null) return
    askedAt = clock.monotonic()
    for (const status of open) runs.set({ status }, figures.runs.get(status) ?? 0)
    inbox.set(figures.inbox)
    timers.set(figures.timers)
    timersDue.set(figures.timersDue)
    owned.set(figures.owned)
    for (const state of ['spent', 'reserved'] as const) today.set({ state }, figures.today[state] / 1e9)
  }
  let asking: Promise<void> | null = null
  return () =>
    (asking ??= refresh().finally(() => {
      asking = null
    }))
}
