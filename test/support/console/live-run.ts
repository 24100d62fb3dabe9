import { randomUUID } from 'node:crypto'
import type { Bus } from '../../../src/core/bus.ts'
import { type Incarnation, messageId, type PersonaId, type RunId } from '../../../src/core/ids.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { livePart } from '../live-part.ts'
import { after, batchOf, type Held, newCommand, newRunId } from '../store-fixture.ts'
import type { PlayedTurn } from './long-history.ts'

interface Surroundings {
  readonly store: Store
  readonly bus: Bus
  /** Who owns the runs. */
  readonly node: Incarnation
}

/** What the writers of a run say while nothing of it is decided yet. */
const sentence = 'The member sees the tool, its owner and the days on which it is free, and asks for one of them. '

/** A run whose log a test writes turn by turn, as an owner would, from a history that was played before. */
export class LiveRun {
  readonly runId: RunId
  readonly #of: Surroundings
  readonly #turns: readonly PlayedTurn[]
  #held: Held
  #at = 0
  #answers = 0

  private constructor(of: Surroundings, held: Held, turns: readonly PlayedTurn[]) {
    this.runId = held.runId
    this.#of = of
    this.#held = held
    this.#turns = turns
  }

  /** Stores as many runs and claims them all. Nothing of their history is in their logs yet. */
  static async begin(
    of: Surroundings,
    { turns, titles }: { readonly turns: readonly PlayedTurn[]; readonly titles: readonly string[] },
  ): Promise<readonly LiveRun[]> {
    const ids: RunId[] = []
    for (const title of titles) {
      const runId = newRunId()
      await of.store.createRun({ title, command: newCommand(runId) })
      ids.push(runId)
    }
    const claimed = new Map((await of.store.claim(of.node, 1_000)).map((run) => [run.runId, run]))
    return ids.map((runId) => {
      const run = claimed.get(runId)
      if (run === undefined) throw new Error(`Found run ${runId} not claimed, expected that nobody else would.`)
      return new LiveRun(of, { runId, owner: of.node, epoch: run.epoch, lastSeq: run.lastSeq }, turns)
    })
  }

  /** `run_…`, as addresses have it. */
  get name(): string {
    return `run_${this.runId}`
  }

  get lastSeq(): number {
    return this.#held.lastSeq
  }

  /** How often work has been handed on so far. */
  get handoffs(): number {
    return this.#turns.slice(0, this.#at).flatMap(({ events }) => events.filter(({ type }) => type === 'HandedOff'))
      .length
  }

  get isOver(): boolean {
    return this.#at === this.#turns.length
  }

  /** Appends the next turns of the history in one batch, at least so many events of them as there are. Returns how many. */
  async append(atLeast: number, { everyMs = 0 }: { readonly everyMs?: number } = {}): Promise<number> {
    const turns: PlayedTurn[] = []
    let count = 0
    for (; count < atLeast && !this.isOver; this.#at += 1) {
      const turn = this.#turns[this.#at]
      if (turn === undefined) break
      turns.push(turn)
      count += turn.events.length
    }
    const last = turns.at(-1)
    if (last === undefined) return 0
    const now = Date.now()
    const stamp = randomUUID()
    const events = turns.flatMap((turn, index) =>
      turn.events.map(({ data, ...event }) => ({
        ...event,
        cause: messageId(`${stamp}-${index}`),
        at: now - (turns.length - index) * everyMs,
        json: JSON.stringify(data),
      })),
    )
    const { status, progress } = last
    const batch = batchOf(this.#held, { batchId: randomUUID(), events, status, progress, dueAt: null })
    const [outcome] = await this.#of.store.append([batch])
    if (outcome !== 'committed') throw new Error(`Found the append ${outcome}, expected it committed.`)
    this.#held = after(this.#held, batch)
    this.#of.bus.publish({ runId: this.runId, head: this.#held.lastSeq })
    return count
  }

  /** A persona writes a sentence of an answer that nobody has read yet. */
  write(persona: PersonaId): void {
    const nth = this.#answers
    this.#answers += 1
    const more = { persona, step: 'develop', offset: (nth % 40) * sentence.length, answer: `a${Math.floor(nth / 40)}` }
    this.#of.bus.output.publish(livePart(this.runId, sentence, more))
  }
}
