import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from '../../../src/client/client.ts'
import { createClient } from '../../../src/client/create-client.ts'
import { RequestRefused } from '../../../src/client/errors.ts'
import { pick, type Random } from '../random.ts'
import { rounds } from '../rounds.ts'
import type { Tally } from '../tally.ts'

export interface PeopleOptions {
  /** The nodes that answer at the moment. */
  readonly urls: () => readonly string[]
  readonly random: Random
  readonly tally: Tally
}

const ended: ReadonlySet<string> = new Set(['COMPLETED', 'FAILED', 'CANCELLED'])
/** Long texts in the log, for whoever follows it. */
const requirements = 'Members borrow tools, one at a time, for a fee that a person sets. '.repeat(120)
const comment = 'Once more, and mind what was said before. '.repeat(200)

/** People who start runs and keep them going through the API, each time through another node, until they are content. */
export class People {
  readonly #options: PeopleOptions
  readonly #clients = new Map<string, Client>()
  readonly #heads = new Map<string, number>()

  constructor(options: PeopleOptions) {
    this.#options = options
  }

  /** How far a run was when somebody looked last. */
  head(run: string): number {
    return this.#heads.get(run) ?? 0
  }

  #client(): Client {
    const url = pick(this.#options.random, this.#options.urls())
    const client = this.#clients.get(url) ?? createClient({ url, fetch: patientFetch })
    this.#clients.set(url, client)
    return client
  }

  /** Starts a run; the same key through as many nodes as it takes. */
  async start(): Promise<string> {
    const idempotencyKey = randomUUID()
    const input = { title: 'Watched', requirements, workflow: rounds, provider: 'witness', idempotencyKey }
    return (await this.insist((client) => client.startRun(input))).id
  }

  /** Sends the work around, and now and then pauses it, until `content` says that it may end; resolves at its end. */
  async keepGoing(run: string, content: () => boolean): Promise<void> {
    const { random } = this.#options
    for (;;) {
      const { status, lastSeq } = await this.#look(run)
      this.#heads.set(run, lastSeq)
      if (ended.has(status)) return
      if (status === 'WAITING') await this.#answer(run, content() ? 'done' : 'again')
      else if (status === 'PAUSED') await this.#command((client, input) => client.resumeRun(input), run)
      else if (random() < 0.05) await this.#command((client, input) => client.pauseRun(input), run)
      await wait(30 + random() * 60)
    }
  }

  close(): void {
    for (const client of this.#clients.values()) client.close()
  }

  async #look(run: string) {
    const found = await this.insist((client) => client.run(run))
    if (found === null) throw new Error(`Found no run ${run}, which a node had said was stored.`)
    return found
  }

  async #answer(run: string, decision: 'again' | 'done'): Promise<void> {
    const asks = await this.insist((client) => client.asks(run))
    const open = asks?.approvals.find(({ answer }) => answer === null)
    if (open === undefined) return
    const said = open.about === 'HUMAN_STEP' ? decision : (open.options[0] ?? decision)
    const input = { approvalId: open.id, decision: said, outputs: {}, comment, idempotencyKey: randomUUID() }
    this.#options.tally.add('answers of people')
    await this.insist((client) => client.answerApproval(input)).catch(unlessRefused)
  }

  async #command(send: (client: Client, input: CommandInput) => Promise<unknown>, run: string): Promise<void> {
    const input = { runId: run, reason: 'somebody else looks', idempotencyKey: randomUUID() }
    await this.insist((client) => send(client, input)).catch(unlessRefused)
  }

  /** Tries until a node answers; a refusal is an answer. */
  async insist<Answer>(send: (client: Client) => Promise<Answer>): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await send(this.#client())
      } catch (error) {
        if (error instanceof RequestRefused || tries === 200) throw error
        await wait(100)
      }
    }
  }
}

interface CommandInput {
  readonly runId: string
  readonly reason: string
  readonly idempotencyKey: string
}

/** The run had moved on meanwhile. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof RequestRefused)) throw error
}

const patientFetch: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(5_000) })
