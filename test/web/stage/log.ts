import type { RunEvent } from '../../../src/client/client.ts'
import { recordedHistories } from '../../support/history.ts'

/** Every recorded history as the API gives it. */
export const recordedLogs = (): readonly { readonly name: string; readonly events: readonly RunEvent[] }[] =>
  recordedHistories().map(({ version, name, events }) => ({
    name: `${version} ${name}`,
    events: events.map(({ seq, type, persona, cause, at, data }) => ({
      id: `event_${seq}`,
      seq: Number(seq),
      type,
      at: new Date(at).toISOString(),
      cause: String(cause),
      persona: persona === null ? null : { name: persona, title: persona },
      data,
    })),
  }))

/** Events of a log that a test makes up: numbered from 1, one a second. */
export const logOf = (
  ...events: readonly (readonly [type: string, data: unknown, persona?: string])[]
): readonly RunEvent[] =>
  events.map(([type, data, persona], i) => ({
    id: `event_${i + 1}`,
    seq: i + 1,
    type,
    at: new Date(1_000 * i).toISOString(),
    cause: 'm',
    persona: persona === undefined ? null : { name: persona, title: persona },
    data,
  }))
