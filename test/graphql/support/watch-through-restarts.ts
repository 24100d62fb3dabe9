import { publicRunId } from '../../../src/core/ids.ts'
import { startServer } from '../../../src/graphql/server/start-server.ts'
import type { ApiFixture } from './api-fixture.ts'
import type { EventSourceLike } from './event-source.ts'
import { afterApproval, RecordedRun, untilApproval } from './sample-run.ts'

interface Events {
  readonly data: { readonly runEvents: { readonly events: readonly { readonly seq: number }[] } }
}

/** What an `EventSource` saw of a run. */
export interface Seen {
  readonly seqs: readonly number[]
  /** The seq of the run's last event. */
  readonly lastSeq: number
  /** How often it was told that its connection was lost. */
  readonly losses: number
}

/**
 * An `EventSource` follows a run to its end. Its server is killed twice, and another one takes its port each time, after
 * the log has gone on. Nobody tells the source to come back.
 */
export async function watchThroughRestarts(
  fixture: ApiFixture,
  open: (serverUrl: string, path: string) => Promise<EventSourceLike>,
): Promise<Seen> {
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  let server = await startServer({ api: fixture.api, port: 0 })
  const query = `subscription { runEvents(runId: "${publicRunId(run.runId)}") { events { seq } } }`
  const source = await open(server.url, `/graphql?${new URLSearchParams({ query })}`)
  const seqs: number[] = []
  let losses = 0
  /** Follows up to an event; null: up to the end. */
  const follow = async (until: number | null): Promise<void> => {
    while (until === null || (seqs.at(-1) ?? 0) < until) {
      const { type, data } = await source.next()
      if (type === 'complete') return
      if (type === 'error') losses += 1
      else seqs.push(...(JSON.parse(data) as Events).data.runEvents.events.map(({ seq }) => seq))
    }
  }
  try {
    const log = [...untilApproval, ...afterApproval]
    for (const part of [log.slice(0, 5), log.slice(5, 9)]) {
      await run.append(part)
      await follow(run.lastSeq)
      await server.close()
      await run.append([{ type: 'CommandRejected', data: { command: 'pause', code: 'NOT_RUNNING', message: 'No.' } }])
      server = await startServer({ api: fixture.api, port: server.port })
    }
    await run.append(log.slice(9))
    await follow(null)
  } finally {
    await source.close()
    await server.close()
  }
  return { seqs, losses, lastSeq: run.lastSeq }
}
