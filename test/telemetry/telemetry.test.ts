import { expect, test } from 'vitest'
import { defaultTenant, epoch, incarnation, runId, seq } from '../../src/core/ids.ts'
import type { AppendBatch } from '../../src/core/store/append.ts'
import { AppendUnknown, StoreUnavailable } from '../../src/core/store/errors.ts'
import type { StoreFigures } from '../../src/core/store/store-figures.ts'
import type { Store } from '../../src/core/store/store.ts'
import { Telemetry } from '../../src/telemetry/telemetry.ts'
import { logged } from '../support/logged.ts'
import { batchOf, event } from '../support/store-fixture.ts'
import { figure, readScrape } from './scrape.ts'

const me = incarnation('me')
const run = runId('0192f0c1-0000-7000-8000-000000000001')
const today = { day: '2026-11-20', spent: 1_500_000_000, reserved: 250_000_000 }
const figures: StoreFigures = { runs: new Map([['RUNNING', 7]]), inbox: 3, timers: 2, timersDue: 1, owned: 5, today }
const batch = (...types: readonly string[]): AppendBatch =>
  batchOf(
    { runId: run, owner: me, epoch: epoch(2), lastSeq: seq(4) },
    { events: types.map((type) => event({ step: 'build', error: 'It broke.' }, { type })) },
  )

/** A store of which a test says what it answers. */
function observe(answers: Partial<Store>) {
  const { logger, lines } = logged()
  const time = { now: 0 }
  const clock = { now: () => time.now, monotonic: () => time.now }
  const telemetry = new Telemetry({ logger, clock, node: { name: 'a', version: '1', roles: ['worker'] } })
  const asked = { figures: 0 }
  const base: Partial<Store> = {
    figures: () => {
      asked.figures += 1
      return Promise.resolve(figures)
    },
  }
  const store = telemetry.store({ ...base, ...answers } as Store, me)
  const scrape = async () => readScrape((await telemetry.scrape()).body)
  return { store, lines, time, asked, scrape }
}

test('turns, their events and their flushes are counted; what was refused apart', async () => {
  const { store, lines, scrape } = observe({ append: () => Promise.resolve(['committed', 'refused', 'committed']) })
  const batches = [batch('StepStarted', 'StepCompleted'), batch('StepCompleted'), batch('StepCompleted')]
  expect(await store.append(batches)).toEqual(['committed', 'refused', 'committed'])
  const at = await scrape()
  expect(figure(at, 'g1_turns_total')).toBe(2)
  expect(figure(at, 'g1_stale_appends_total')).toBe(1)
  expect(figure(at, 'g1_append_batches_count')).toBe(1)
  expect(figure(at, 'g1_append_batches_sum')).toBe(3)
  expect(figure(at, 'g1_events_total', { type: 'StepCompleted' })).toBe(2)
  expect(figure(at, 'g1_store_call_seconds_count', { call: 'append', outcome: 'ok' })).toBe(1)
  expect(lines.map(({ message }) => message)).toEqual(['stale append refused'])
})

test('an append whose answer was lost counts once it is known what became of it', async () => {
  const { store, scrape } = observe({
    append: () => Promise.reject(new AppendUnknown('lost')),
    ambiguous: () => Promise.resolve('committed'),
  })
  const one = batch('StepStarted')
  await expect(store.append([one])).rejects.toThrow('lost')
  expect(figure(await scrape(), 'g1_turns_total')).toBe(0)
  await store.ambiguous(one)
  const at = await scrape()
  expect(figure(at, 'g1_unknown_appends_total')).toBe(1)
  expect(figure(at, 'g1_turns_total')).toBe(1)
})

test('claims say where runs come from, and a takeover is told aloud', async () => {
  const claimed = { tenantId: defaultTenant, runId: run, lastSeq: seq(1) }
  const { store, lines, scrape } = observe({
    claim: () =>
      Promise.resolve([
        { ...claimed, epoch: epoch(1), from: null },
        { ...claimed, epoch: epoch(2), from: null },
        { ...claimed, epoch: epoch(3), from: incarnation('gone') },
      ]),
    takeActivities: () =>
      Promise.resolve([
        { key: 'build/1/1/think/1', from: incarnation('gone') },
        { key: 'build/1/1/think/2', from: null },
      ]),
  })
  await store.claim(me, 10)
  await store.takeActivities({ owner: me, tenantId: defaultTenant, runId: run, epoch: epoch(3), keys: [] })
  const at = await scrape()
  for (const from of ['new', 'released', 'fenced']) expect(figure(at, 'g1_claims_total', { from })).toBe(1)
  expect(figure(at, 'g1_activities_lost_total')).toBe(1)
  const id = `run_${run}`
  expect(lines).toEqual([
    { level: 'info', message: 'run claimed', fields: { run: id, epoch: 1 } },
    { level: 'info', message: 'run claimed', fields: { run: id, epoch: 2 } },
    { level: 'warn', message: 'run taken over', fields: { run: id, epoch: 3, from: 'gone' } },
    {
      level: 'warn',
      message: 'activity lost with its node',
      fields: { run: id, step: 'build', activity: 'build/1/1/think/1' },
    },
  ])
})

test('what cannot be told is stored all the same', async () => {
  const { store, lines } = observe({ append: () => Promise.resolve(['committed']) })
  const one = batch('RunParked')
  expect(await store.append([{ ...one, events: one.events.map((each) => ({ ...each, json: '{' })) }])).toEqual([
    'committed',
  ])
  expect(lines).toMatchObject([{ level: 'error', message: 'what happened at the store could not be told' }])
})

test('a run that is parked because it fails again and again is told and counted', async () => {
  const { store, lines, scrape } = observe({ parkFaulty: ({ error }) => Promise.resolve(error !== 'fenced') })
  const faulty = { owner: me, tenantId: defaultTenant, runId: run, epoch: epoch(1) }
  await store.parkFaulty({ ...faulty, error: 'fenced' })
  await store.parkFaulty({ ...faulty, error: 'It broke.' })
  expect(lines).toEqual([{ level: 'error', message: 'run parked', fields: { run: `run_${run}`, error: 'It broke.' } }])
  expect(figure(await scrape(), 'g1_faulty_runs_total')).toBe(1)
})

test('of the events of a run only those are told that an operator cares about', async () => {
  const { store, lines } = observe({ append: () => Promise.resolve(['committed']) })
  await store.append([batch('StepStarted', 'EntryPublished', 'RunParked')])
  expect(lines).toMatchObject([
    { level: 'warn', message: 'run parked', fields: { run: `run_${run}`, error: 'It broke.' } },
  ])
})

test('a store that is away is told once, and again when it is back; a refusal is no outage', async () => {
  let answer: () => Promise<never[]> = () => Promise.reject(new StoreUnavailable('no server'))
  const { store, lines, scrape } = observe({ pending: () => answer() })
  for (const _ of [1, 2, 3]) await expect(store.pending(me, 1)).rejects.toThrow('no server')
  expect(figure(await scrape(), 'g1_store_reachable')).toBe(1) // asked for its figures, it answered
  for (const _ of [1, 2]) await expect(store.pending(me, 1)).rejects.toThrow('no server')
  answer = () => Promise.reject(new Error('refused'))
  await expect(store.pending(me, 1)).rejects.toThrow('refused')
  answer = () => Promise.resolve([])
  await store.pending(me, 1)
  const about = lines.map(({ message }) => message)
  expect(about).toEqual(['store cannot be reached', 'store is back', 'store cannot be reached', 'store is back'])
  expect(figure(await scrape(), 'g1_store_call_seconds_count', { call: 'pending', outcome: 'failed' })).toBe(6)
})

test('the store is asked what it holds when somebody scrapes, every 15 seconds at most', async () => {
  const { asked, time, scrape } = observe({})
  expect(asked.figures).toBe(0)
  const at = await scrape()
  expect(figure(at, 'g1_runs', { status: 'RUNNING' })).toBe(7)
  expect(figure(at, 'g1_runs', { status: 'WAITING' })).toBe(0)
  expect(['g1_inbox_messages', 'g1_timers', 'g1_timers_due', 'g1_runs_owned'].map((name) => figure(at, name))).toEqual([
    3, 2, 1, 5,
  ])
  time.now += 14_000
  await scrape()
  expect(asked.figures).toBe(1)
  time.now += 1_000
  await Promise.all([scrape(), scrape()])
  expect(asked.figures).toBe(2)
})

test('figures of a store that does not answer are left out, old ones too', async () => {
  let answers = true
  const { time, scrape } = observe({
    figures: () => (answers ? Promise.resolve(figures) : Promise.reject(new StoreUnavailable('no server'))),
  })
  const before = await scrape()
  expect(figure(before, 'g1_inbox_messages')).toBe(3)
  expect(figure(before, 'g1_model_day_usd', { state: 'spent' })).toBe(1.5)
  answers = false
  time.now += 15_000
  const at = await scrape()
  expect(figure(at, 'g1_inbox_messages')).toBeNull()
  expect(figure(at, 'g1_runs')).toBeNull()
  expect(figure(at, 'g1_model_day_usd', { state: 'spent' })).toBeNull()
  expect(figure(at, 'g1_store_reachable')).toBe(0)
})
