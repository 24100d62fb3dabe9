import { setTimeout as pause } from 'node:timers/promises'
import { RunEventsDocument } from '../../../src/client/generated/graphql.ts'
import { publicRunId, seq } from '../../../src/core/ids.ts'
import type { CpuProfile } from '../durable/profile.ts'
import { type ContestantProcess, startContestant } from './contestant-process.ts'
import type { LiveContestant } from './contestants.ts'
import { type CrowdSeat, startCrowd } from './crowd-seat.ts'
import { partOf, sampleEvents, sampleRun } from './sample-events.ts'
import type { Memory } from './serve-contestant.ts'

export interface FanoutSize {
  readonly subscribers: number
  /** Messages that are delivered while the processor's time is taken. */
  readonly deliveries: number
  /** Make a profile of the server meanwhile, which makes it slower. */
  readonly profiled: boolean
}

export interface FanoutFigures {
  /** Processor time of the server, in µs for each message that a subscriber got. */
  readonly cpuPerDelivery: number
  /** Bytes of the server for each subscriber that waits: before the events, and after. */
  readonly idle: Memory
  readonly used: Memory
  readonly deliveriesPerSecond: number
  readonly profile: CpuProfile | null
}

/** Events and subscribers before anything is measured: code that has run is faster, and memory once taken is kept. */
const warmUp = { subscribers: 200, events: 150 }
const settleMs = 400

/** Measures one contestant: a process of its own, a warm-up, everybody there and idle, then event after event. */
export async function measureFanout(contestant: LiveContestant, size: FanoutSize): Promise<FanoutFigures> {
  const { subscribers, deliveries, profiled } = size
  const server = await startContestant(contestant)
  const stage = new Stage(server)
  try {
    const early = await stage.gather(warmUp.subscribers)
    await stage.play(early, warmUp.events)
    await early.end()
    await pause(settleMs)
    const empty = await server.memory()

    const crowd = await stage.gather(subscribers)
    try {
      await pause(settleMs)
      const idle = await server.memory()
      const events = Math.ceil(deliveries / subscribers)
      await stage.play(crowd, Math.ceil(events / 4))
      if (profiled) await server.profile()
      const [cpu, began] = [await server.cpu(), performance.now()]
      await stage.play(crowd, events)
      const [spent, seconds] = [(await server.cpu()) - cpu, (performance.now() - began) / 1_000]
      const profile = profiled ? await server.profile() : null
      await pause(settleMs)
      const used = await server.memory()
      const { gaps, duplicates, there, endings } = await crowd.report()
      if (gaps + duplicates > 0 || there !== subscribers) {
        const found = `${there} subscribers, ${gaps} gaps, ${duplicates} duplicates and ${JSON.stringify(endings)}`
        throw new Error(`${contestant.title}: found ${found}, expected ${subscribers} and none.`)
      }
      const each = (of: Memory): Memory => ({
        rss: (of.rss - empty.rss) / subscribers,
        held: (of.held - empty.held) / subscribers,
      })
      const delivered = events * subscribers
      return {
        cpuPerDelivery: spent / delivered,
        idle: each(idle),
        used: each(used),
        deliveriesPerSecond: delivered / seconds,
        profile,
      }
    } finally {
      await crowd.end()
    }
  } finally {
    await server.end()
  }
}

const connectionsAtOnce = 200

/** What has been published, and to whom: an event goes out when everybody has seen the one before. */
class Stage {
  readonly #server: ContestantProcess
  #head = 0

  constructor(server: ContestantProcess) {
    this.#server = server
  }

  /** Subscribers who follow from now on; they are there when all of them have got the same event. */
  async gather(size: number): Promise<CrowdSeat> {
    const eventAt = await sampleEvents()
    const after = this.#head === 0 ? null : { seq: this.#head, cursor: partOf(eventAt(seq(this.#head))).cursor }
    const crowd = startCrowd('clients', {
      size,
      firstNumber: 0,
      ports: [this.#server.port],
      query: RunEventsDocument.toString(),
      runId: publicRunId(sampleRun),
      atOnce: connectionsAtOnce,
      after,
      resumes: false,
    })
    try {
      while ((await joinedOf(crowd)) < size) await pause(50)
      while (!(await this.#reachedAll(crowd)));
      return crowd
    } catch (error) {
      await crowd.end()
      throw error
    }
  }

  /** Publishes one event; false: nothing has come for a while, and not everybody has it. */
  async #reachedAll(crowd: CrowdSeat): Promise<boolean> {
    const seen = this.#publish(crowd).then(() => true)
    for (let before = -1; ; ) {
      if (await Promise.race([seen, pause(settleMs, false)])) return true
      await joinedOf(crowd)
      const { deliveries } = await crowd.report()
      if (deliveries === before) return false
      before = deliveries
    }
  }

  async play(crowd: CrowdSeat, events: number): Promise<void> {
    for (let count = 0; count < events; count += 1) await Promise.race([this.#publish(crowd), this.#server.gone])
  }

  #publish(crowd: CrowdSeat): Promise<void> {
    this.#server.publish()
    this.#head += 1
    return crowd.reached(this.#head)
  }
}

/** How many have been let in. Throws where somebody was sent away: here nobody is. */
async function joinedOf(crowd: CrowdSeat): Promise<number> {
  const { joined, endings } = await crowd.report()
  const wrong = Object.keys(endings)
  if (wrong.length === 0) return joined
  throw new Error(`Found subscribers who were sent away (${wrong.join(', ')}), expected none.`)
}
