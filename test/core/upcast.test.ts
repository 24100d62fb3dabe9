import { expect, test } from 'vitest'
import { logFormat, versionOf } from '../../src/core/event/event-versions.ts'
import { EventUnreadable, upcast } from '../../src/core/event/upcast.ts'
import { messageId, runId, seq } from '../../src/core/ids.ts'
import type { Json } from '../../src/core/json.ts'
import type { StoredEvent } from '../../src/core/store/store.ts'

const stored = (type: string, v: number, data: Json): StoredEvent => ({
  runId: runId('01900000-0000-7000-8000-000000000000'),
  seq: seq(1),
  batchId: '01900000-0000-7000-8000-000000000001',
  type,
  v,
  persona: null,
  cause: messageId('m1'),
  at: 7,
  data,
})

test('a plan of the first format gets the tools that it could not have', () => {
  const event = upcast(stored('PlanAdopted', 1, { builtIn: true, plan: { team: [] } }))
  expect(event).toEqual({
    type: 'PlanAdopted',
    v: versionOf('PlanAdopted'),
    persona: null,
    cause: 'm1',
    at: 7,
    data: { builtIn: true, plan: { team: [], tools: [] } },
  })
})

test('what fits the present version stays as it is, the first versions of events that only grew included', () => {
  expect(upcast(stored('PlanAdopted', 2, { plan: { tools: ['x'] } })).data).toEqual({ plan: { tools: ['x'] } })
  expect(upcast(stored('StepStarted', 1, { by: 'route' })).data).toEqual({ by: 'route' })
  expect(upcast(stored('RunSubmitted', 1, { title: 'A', origin: null })).data).toEqual({ title: 'A' })
})

test('an event of a newer version is refused, naming both', () => {
  expect(() => upcast(stored('PlanAdopted', logFormat + 1, {}))).toThrow(EventUnreadable)
  expect(() => upcast(stored('RunPaused', 2, {}))).toThrow(/Found RunPaused in version 2, expected at most 1/)
})
