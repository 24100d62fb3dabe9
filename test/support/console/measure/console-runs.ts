import type { ApiFixture } from '../../../graphql/support/api-fixture.ts'
import { LiveRun } from '../live-run.ts'
import { longHistory } from '../long-history.ts'

const turns = longHistory()

/** A run whose log is long already: so many events at least, a second between its turns. It can go on for 1,500 more. */
export async function longRun({ store, api, node }: ApiFixture, events: number): Promise<LiveRun> {
  const of = { store, bus: api.bus, node }
  const [run] = await LiveRun.begin(of, { turns, titles: ['Members lend each other tools'] })
  if (run === undefined) throw new Error('Found no run, expected the one that was begun.')
  while (run.lastSeq < events) await run.append(Math.min(500, events - run.lastSeq), { everyMs: 1_000 })
  return run
}

/** Open runs that each have a plan and have begun. */
export async function openRuns({ store, api, node }: ApiFixture, count: number): Promise<readonly LiveRun[]> {
  const titles = Array.from({ length: count }, (_, index) => `Lending tools, club ${index + 1}`)
  const runs = await LiveRun.begin({ store, bus: api.bus, node }, { turns, titles })
  for (const run of runs) await run.append(30)
  return runs
}
