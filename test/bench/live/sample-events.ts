import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { messageId, type RunId, runId, type Seq, seq } from '../../../src/core/ids.ts'
import type { Json } from '../../../src/core/json.ts'
import type { StoredEvent } from '../../../src/core/store/store.ts'
import { formatCursor, tagOf } from '../../../src/graphql/cursor/stream-cursor.ts'
import { partId } from '../../../src/graphql/global-id.ts'
import { dateTime } from '../../../src/graphql/views/date-time.ts'

const recorded = new URL('../../fixtures/histories/0.3.0-delivery-with-rework.json.gz', import.meta.url)
/** Characters of JSON that the data of an event may have: about a kilobyte a message. */
const [least, most] = [600, 1_000]

/** The run that everybody watches. */
export const sampleRun: RunId = runId('01a1f9b8-1be2-782c-8f46-cac2f25f8f00')

export const titleOf = (persona: string): string => `The ${persona.replaceAll('_', ' ')}`

/** What the subscription gives out for one event, as any of the servers would make it. */
export interface SamplePart {
  readonly cursor: string
  readonly caughtUp: boolean
  readonly headSeq: number
  readonly events: readonly {
    readonly id: string
    readonly seq: number
    readonly type: string
    readonly at: string
    readonly persona: { readonly name: string; readonly title: string } | null
    readonly cause: string
    readonly data: Json
    readonly cursor: string
  }[]
}

/** Gives event after event of a run without end, from events of ordinary size that a delivery has recorded. */
export async function sampleEvents(): Promise<(at: Seq) => StoredEvent> {
  const events = await ordinaryEvents()
  return (at) => {
    const one = events[at % events.length]
    if (one === undefined) throw new Error(`Found no event of ${least} to ${most} characters in ${recorded.pathname}.`)
    return { ...one, runId: sampleRun, seq: at, batchId: batchId(at), cause: messageId(batchId(at)) }
  }
}

/** The personas whose events they are. */
export const sampleAuthors = async (): Promise<readonly string[]> => [
  ...new Set((await ordinaryEvents()).map(({ persona }) => persona).filter((persona) => persona !== null)),
]

async function ordinaryEvents(): Promise<readonly StoredEvent[]> {
  const { events } = JSON.parse(gunzipSync(await readFile(recorded)).toString()) as {
    readonly events: readonly StoredEvent[]
  }
  return events.filter(({ data }) => {
    const { length } = JSON.stringify(data)
    return length >= least && length <= most
  })
}

/** The same for those who are given what they send: what G1 makes of the event. */
export function partOf({ runId: run, seq: at, batchId: batch, ...event }: StoredEvent): SamplePart {
  const { persona, type, cause, data } = event
  const cursor = formatCursor({ runId: run, seq: seq(at), tag: tagOf(batch) })
  return {
    cursor,
    caughtUp: true,
    headSeq: at,
    events: [
      {
        id: partId('event', run, at),
        seq: at,
        type,
        at: dateTime(event.at),
        persona: persona === null ? null : { name: persona, title: titleOf(persona) },
        cause,
        data,
        cursor,
      },
    ],
  }
}

const batchId = (at: Seq): string => `01a1f9b8-1c12-7c19-84af-${String(at).padStart(12, '0')}`
