import type { RunEvent } from '../../../src/client/client.ts'
import type { History } from '../../support/history.ts'

/** The events of a recorded run as the API gives them to the console. */
export const clientEvents = ({ events }: History): readonly RunEvent[] =>
  events.map(({ seq, type, at, persona, cause, data }) => ({
    id: `event_${seq}`,
    seq,
    type,
    at: new Date(at).toISOString(),
    persona: persona === null ? null : { name: persona, title: persona.replaceAll('_', ' ') },
    cause,
    data,
  }))

/** An event that is made up for a test. */
export const event = (seq: number, type: string, data: unknown, more: Partial<RunEvent> = {}): RunEvent => ({
  id: `event_${seq}`,
  seq,
  type,
  at: new Date(1_795_190_000_000 + seq * 1_000).toISOString(),
  persona: null,
  cause: `cause-${seq}`,
  data,
  ...more,
})
