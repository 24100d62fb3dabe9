import { setTimeout as wait } from 'node:timers/promises'
import { type Cluster, openCluster } from '../cluster.ts'
import type { FaultReport } from '../fault-run.ts'
import * as log from '../log-checks.ts'
import { pick, randomFrom } from '../random.ts'
import { Tally } from '../tally.ts'
import { audience, later } from './audience.ts'
import { heavy } from './documents.ts'
import { Follower, type Surroundings, type Wish } from './follower.ts'
import { MemoryWatch } from './memory-watch.ts'
import { People } from './people.ts'
import { endIn, sawOtherwise, type Shown, shownOf } from './shown.ts'

export interface SubscribersOptions {
  readonly seed: number
  readonly runs: number
  /** Events of each run, at least. */
  readonly events: number
  /** Kills of the node that owns a run. */
  readonly kills: number
  readonly ttlMs: number
  /** How long everybody may take to the end, once the runs have ended. */
  readonly calmMs: number
  /** What a node may take at most, in MB of resident memory. */
  readonly mostMemory: number
  readonly say: (line: string) => void
}

const hintsLost = 0.2

/** Lets fifty people follow runs while hints are lost, sockets stall and owners are killed, and holds what each saw against queries. */
export async function subscribersRun(options: SubscribersOptions): Promise<FaultReport> {
  const { seed, ttlMs, kills, events, say } = options
  const random = randomFrom(seed)
  const tally = new Tally()
  const cluster = await openCluster({ seed, ttlMs, random, tally, hintsLost })
  const people = new People({ urls: cluster.urls, random, tally })
  const followers: Follower[] = []
  const memory = new MemoryWatch(cluster.places.map(({ seat }) => seat))
  try {
    const runs = await Promise.all(Array.from({ length: options.runs }, () => people.start()))
    memory.run()
    let killed = 0
    const isContent = (run: string) => (): boolean => killed >= kills && people.head(run) >= events
    const going = Promise.all(runs.map((run) => people.keepGoing(run, isContent(run))))
    const surroundings: Surroundings = {
      ...around(cluster, random),
      tally,
      stall: stallOf({ people, going, random, events }),
    }
    const join = (wish: Wish): void => void followers.push(new Follower(wish, surroundings))
    const wishes = audience(runs, random)
    const [early, late] = [wishes.slice(0, 35), wishes.slice(35)]
    for (const wish of early) join(wish)
    const due = (run: string, share: number): Promise<void> =>
      until(() => people.head(run) >= events * share, { forMs: options.calmMs, going })
    const killing = async (): Promise<void> => {
      for (; killed < kills; killed += 1) {
        const run = runs[killed % runs.length] ?? ''
        await due(run, (killed + 1) / (kills + 1))
        await killOwner({ cluster, people, run, tally })
        say(`the owner of ${run} killed at seq ${people.head(run)}`)
      }
    }
    const joining = async (): Promise<void> => {
      for (const [index, wish] of late.entries()) {
        await due(wish.run, (index + 1) / (late.length + 1))
        join(index % 3 === 2 ? wish : await later(wish, { random, people }))
      }
    }
    const progress = setInterval(() => say(progressOf({ runs, people, followers })), 5_000)
    await Promise.all([going, killing(), joining()]).finally(() => clearInterval(progress))
    say(`the runs have ended, ${followers.filter(({ ended }) => ended).length} subscribers have seen it`)
    await until(() => followers.every(({ ended, faults }) => ended || faults.length > 0), { forMs: options.calmMs })
    memory.stop()
    await Promise.all(followers.map((follower) => follower.stop()))
    return await report({ options, cluster, followers, memory, tally })
  } finally {
    memory.stop()
    await Promise.all(followers.map((follower) => follower.stop()))
    people.close()
    await cluster.close()
  }
}

const around = (cluster: Cluster, random: () => number): Pick<Surroundings, 'urlOf' | 'random'> => ({
  random,
  urlOf: () => {
    const urls = cluster.urls()
    return urls.length === 0 ? null : pick(random, urls)
  },
})

const progressOf = (of: {
  readonly runs: readonly string[]
  readonly people: People
  readonly followers: readonly Follower[]
}): string =>
  `runs at ${of.runs.map((run) => of.people.head(run)).join(', ')}; ${of.followers.length} subscribers saw ${of.followers.reduce((sum, { seen }) => sum + seen.length, 0)} items`

interface Stalling {
  readonly people: People
  readonly going: Promise<unknown>
  readonly random: () => number
  readonly events: number
}

/** Whoever asked for much stalls for a third of the run; the others for a moment. */
const stallOf =
  ({ people, going, random, events }: Stalling) =>
  async ({ run, asked }: Wish): Promise<void> => {
    if (asked !== heavy) return wait(300 + random() * 2_200)
    const far = people.head(run) + events / 3
    await until(() => people.head(run) >= far, { forMs: 60_000, going })
  }

/** Polls until something holds; it is given up when the runs have ended, or after so long. */
async function until(
  holds: () => boolean,
  { forMs, going }: { readonly forMs: number; readonly going?: Promise<unknown> },
): Promise<void> {
  let over = false
  void going?.then(
    () => (over = true),
    () => (over = true),
  )
  const end = performance.now() + forMs
  while (!over && performance.now() < end && !holds()) await wait(20)
}

interface Killing {
  readonly cluster: Cluster
  readonly people: People
  readonly run: string
  readonly tally: Tally
}

async function killOwner({ cluster, people, run, tally }: Killing): Promise<void> {
  for (;;) {
    const [row] = await cluster.sql.query<{ name: string }>(
      'SELECT n.node AS name FROM run r JOIN node_lease n ON n.incarnation = r.owner WHERE r.run_id = $1',
      [run.slice('run_'.length)],
    )
    const place = cluster.places.find(({ seat }) => seat.name === row?.name)
    if (place?.seat.url != null) {
      tally.add('kill -9 of the owner')
      return place.seat.kill()
    }
    await wait(20)
    if (people.head(run) === 0) return
  }
}

interface Aftermath {
  readonly options: SubscribersOptions
  readonly cluster: Cluster
  readonly followers: readonly Follower[]
  readonly memory: MemoryWatch
  readonly tally: Tally
}

async function report({ options, cluster, followers, memory, tally }: Aftermath): Promise<FaultReport> {
  await Promise.all(cluster.places.map(({ seat }) => seat.answering()))
  const [url = ''] = cluster.urls()
  const known = new Map<string, Shown>()
  const shown = async (wish: Pick<Wish, 'run' | 'asked'>): Promise<Shown> => {
    const key = `${wish.run} ${wish.asked.selection}`
    const before = known.get(key) ?? (await shownOf(url, wish))
    known.set(key, before)
    return before
  }
  const wrong: (string | null)[] = []
  for (const follower of followers) {
    const { wish } = follower
    const end = endIn(await shown({ run: wish.run, asked: heavy }))
    wrong.push(sawOtherwise(follower, { shown: await shown(wish), end }))
  }
  const peak = memory.peakMb()
  return {
    seed: options.seed,
    figures: [
      ...tally.rows(),
      ['subscribers', followers.length],
      ['connections of subscribers', followers.reduce((sum, { connections }) => sum + connections, 0)],
      ['items that subscribers saw', followers.reduce((sum, { seen }) => sum + seen.length, 0)],
      ['MB that they were', Math.round(followers.reduce((sum, { seen }) => sum + seen.join('').length, 0) / 1e6)],
      ['events', (await log.eventsOf(cluster.sql)).join(', ')],
      ['most memory of a node, MB', peak],
    ],
    broken: {
      'seq is 1..n': await log.withGaps(cluster.sql),
      'subscribers see exactly what they asked for': wrong.filter((one) => one !== null),
      'memory stays bounded': peak <= options.mostMemory ? [] : [`${peak} MB, expected at most ${options.mostMemory}`],
    },
  }
}
