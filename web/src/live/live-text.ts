import type { OutputPart } from '../../../src/client/client.ts'
import type { Session } from '../api/session.ts'
import { nextFrame } from './next-frame.ts'

/** What a persona's model is writing, as far as it came through. */
export interface Writing {
  /** The persona's name: `developer`. */
  readonly persona: string
  readonly step: string
  readonly attempt: number
  readonly round: number
  /** The end of what was written, at most `kept` characters; `…` stands for what was lost on the way. */
  readonly text: string
  readonly ended: boolean
}

/** The part of a session that live text needs. */
interface OutputStreams {
  readonly streams: Pick<Session['streams'], 'personaOutput'>
}

/** More of a text than this is not kept: it is there to be watched, the entry holds all of it. */
const kept = 4_000

/** The live text of a run's personas, the latest of each. Lossy by nature: whoever comes late sees the rest. */
export class LiveText {
  readonly #session: OutputStreams
  readonly #runId: string
  readonly #soon: (tell: () => void) => void
  readonly #listeners = new Set<() => void>()
  /** By the persona's name: which answer it writes, and how far that came. */
  readonly #answers = new Map<string, { readonly id: string; readonly end: number }>()
  #stream: AsyncIterableIterator<OutputPart> | null = null
  #state: ReadonlyMap<string, Writing> = new Map()
  #next: Map<string, Writing> | null = null

  constructor(session: OutputStreams, runId: string, soon: (tell: () => void) => void = nextFrame) {
    this.#session = session
    this.#runId = runId
    this.#soon = soon
  }

  /** By the persona's name. */
  readonly state = (): ReadonlyMap<string, Writing> => this.#state

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#stream === null) void this.#follow()
    return () => {
      this.#listeners.delete(listener)
      setTimeout(() => {
        if (this.#listeners.size > 0) return
        void this.#stream?.return?.()
        this.#stream = null
      })
    }
  }

  async #follow(): Promise<void> {
    const stream = this.#session.streams.personaOutput(this.#runId)
    this.#stream = stream
    try {
      for await (const part of stream) {
        if (this.#stream !== stream) return
        this.#take(part)
      }
    } catch {
      // What cannot be followed is not shown: the events tell what became of it.
    }
  }

  #take({ persona: { name }, step, attempt, round, answer, restarted, offset, text, ended }: OutputPart): void {
    const known = this.#answers.get(name)
    const same = known?.id === answer && !restarted
    const end = same ? known.end : 0
    this.#answers.set(name, { id: answer, end: Math.max(end, offset + text.length) })
    const before = same ? ((this.#next ?? this.#state).get(name)?.text ?? '') : ''
    const fresh = offset > end ? `…${text}` : text.slice(end - offset)
    const waits = this.#next !== null
    this.#next ??= new Map(this.#state)
    this.#next.set(name, { persona: name, step, attempt, round, text: `${before}${fresh}`.slice(-kept), ended })
    if (waits) return
    this.#soon(() => {
      this.#state = this.#next ?? this.#state
      this.#next = null
      for (const listener of this.#listeners) listener()
    })
  }
}
