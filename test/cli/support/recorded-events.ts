import { readFileSync } from 'node:fs'
import type { RunEvent } from '../../../src/client/client.ts'

/** The events of a run whose first delivery had a flaw; of entries only the specification has its content. */
export const recordedEvents = (): readonly RunEvent[] =>
  readFileSync(new URL('../../fixtures/run-events/fitness-drill.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text) as RunEvent)

let seq = 0

/** An event made by hand. */
export const eventOf = (type: string, data: unknown): RunEvent => {
  seq += 1
  return {
    id: `event_01a1f827-4bd1-7bed-96f0-3bd7a94c7fd1_${seq}`,
    seq,
    type,
    at: '2026-11-20T08:52:12.331Z',
    persona: null,
    cause: 'm1',
    data,
  }
}
