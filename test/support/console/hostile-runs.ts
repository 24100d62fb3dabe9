import type { ApiFixture } from '../../graphql/support/api-fixture.ts'
import { personaId, sha256 } from '../../../src/core/ids.ts'
import { noProgress } from '../../../src/core/run-progress.ts'
import { livePart } from '../live-part.ts'
import { hostileHistory, hostilePath } from './hostile-history.ts'
import { hostilePieces, longLine, longTitle } from './hostile-text.ts'
import { LiveRun } from './live-run.ts'
import type { PlayedTurn } from './long-history.ts'
import { turnsOf } from './turns-of.ts'

/** Runs that do harm where they can, by what is special about each. */
export interface HostileRuns {
  /** It has delivered. */
  readonly finished: LiveRun
  /** It asks a person. */
  readonly waiting: LiveRun
  /** It stands still with an error. */
  readonly parked: LiveRun
  /** It goes on, and its personas write. */
  readonly working: LiveRun
}

const everything = Object.values(hostilePieces).join('\n\n')

/** Stores the runs, the files of their applications, and what their models answered. */
export async function storeHostileRuns({ store, api, node }: ApiFixture): Promise<HostileRuns> {
  const of = { store, bus: api.bus, node }
  const whole = hostileHistory('delivery-with-rework')
  const delivery = turnsOf(whole)
  const invoice = turnsOf(hostileHistory('invoice-approved'))
  const asked = invoice.findIndex(({ events }) => events.some(({ type }) => type === 'ApprovalGiven'))
  const stopped: PlayedTurn = {
    status: 'PARKED',
    progress: { ...noProgress, toCover: 4, waitsFor: everything.slice(0, 300) },
    events: [
      {
        type: 'RunParked',
        v: 1,
        persona: null,
        cause: delivery[0]?.events[0]?.cause as never,
        at: 0,
        data: { error: everything, message: null } as never,
      },
    ],
  }
  await putBlobs(store, [whole, hostileHistory('budget-raised')])
  const histories = [delivery, invoice.slice(0, asked), [...delivery.slice(0, 12), stopped], delivery.slice(0, 14)]
  const runs: LiveRun[] = []
  for (const turns of histories) {
    const [run] = await LiveRun.begin(of, { turns, titles: [longTitle] })
    if (run === undefined) throw new Error('Found no run, expected the one that was begun.')
    await run.append(Number.POSITIVE_INFINITY, { everyMs: 700 })
    runs.push(run)
  }
  const [finished, waiting, parked, working] = runs as [LiveRun, LiveRun, LiveRun, LiveRun]
  return { finished, waiting, parked, working }
}

/** By the step that they are at, in a run of which the first fourteen turns are there. */
const atWork = { technical: 'technical_architect', api: 'api_designer', database: 'database_architect' }

/** Says something harmful in the name of those who are at work in that run, piece by piece; only the end of it is kept. */
export function writeHarm({ api }: ApiFixture, run: LiveRun): void {
  const short = Object.values(hostilePieces).filter(({ length }) => length < 1_000)
  const texts = [longLine.slice(0, 100_000), ...short, 'said live <img src=x onerror="window.hostile = true">']
  for (const [step, persona] of Object.entries(atWork)) {
    let offset = 0
    for (const text of texts) {
      api.bus.output.publish(livePart(run.runId, text, { persona: personaId(persona), step, offset }))
      offset += text.length
    }
  }
}

/** Under the hash of every file and every answer in the logs something else than what it stands for. */
async function putBlobs(store: ApiFixture['store'], logs: readonly unknown[]): Promise<void> {
  const blobs = new Map<string, string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { path, sha256: hash, answerSha256 } = value as Readonly<Record<string, unknown>>
    if (typeof path === 'string' && typeof hash === 'string')
      blobs.set(hash, path === hostilePath ? longLine : everything)
    if (typeof answerSha256 === 'string') blobs.set(answerSha256, everything)
    for (const one of Object.values(value)) walk(one)
  }
  walk(logs)
  await store.putBlobs([...blobs].map(([hash, text]) => ({ sha256: sha256(hash), bytes: Buffer.from(text) })))
}
