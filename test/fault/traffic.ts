import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create-client.ts'
import { RequestRefused } from '../../src/client/errors.ts'
import type { Database } from '../../src/store/sql.ts'
import { pick, type Random } from './random.ts'
import { rounds } from './rounds.ts'
import type { Tally } from './tally.ts'

/** A command that a node has said it stored. */
export interface Acknowledged {
  readonly run: string
  readonly key: string
  readonly what: string
}

export interface TrafficOptions {
  /** The nodes that answer at the moment. */
  readonly urls: () => readonly string[]
  /** The harness's own way to the database, past every fault but its death. */
  readonly sql: Database
  readonly random: Random
  readonly tally: Tally
  /** Runs that are kept going. */
  readonly going: number
}

const ended = `('COMPLETED', 'FAILED', 'CANCELLED')`

/**
 * People and programs: they start runs, answer what they are asked, pause, resume and cancel, each time through another
 * node, and repeat commands with the same key. What they were told is stored is noted.
 */
export class Traffic {
  readonly acknowledged: Acknowledged[] = []
  readonly started = new Map<string, string>()
  /** What no server should do: refuse a repeated command, or start a second run for one key. */
  readonly faults: string[] = []
  readonly #options: TrafficOptions
  readonly #clients = new Map<string, Client>()
  #closing = false
  #stopped = false
  readonly #loops: Promise<void>[] = []

  constructor(options: TrafficOptions) {
    this.#options = options
  }

  run(): void {
    const loop = async (round: () => Promise<void>): Promise<void> => {
      // Nodes and database come and go: whatever a round throws, the next one tries again.
      while (!this.#stopped) await round().catch(() => wait(100))
    }
    for (let count = 0; count < 4; count += 1) this.#loops.push(loop(() => this.#answer()))
    for (let count = 0; count < 2; count += 1) this.#loops.push(loop(() => this.#start()))
    this.#loops.push(loop(() => this.#steer()))
  }

  /** From now on nothing is begun; what goes on is brought to its end. */
  close(): void {
    this.#closing = true
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#loops)
    for (const client of this.#clients.values()) client.close()
  }

  /** Runs that are not at their end, of those that were acknowledged. */
  async unfinished(): Promise<number> {
    const [row] = await this.#options.sql.query<{ count: number }>(
      `SELECT count(*) FROM run WHERE status NOT IN ${ended}`,
    )
    return row?.count ?? 0
  }

  #client(): Client {
    const url = pick(this.#options.random, this.#options.urls())
    const client = this.#clients.get(url) ?? createClient({ url, fetch: patientFetch })
    this.#clients.set(url, client)
    return client
  }

  async #start(): Promise<void> {
    if (this.#closing || (await this.unfinished()) >= this.#options.going) return wait(200)
    const idempotencyKey = randomUUID()
    const input = { title: `Fault run ${idempotencyKey}`, workflow: rounds, provider: 'witness', idempotencyKey }
    for (let tries = 0; !this.#stopped; tries += 1) {
      try {
        const { id } = await this.#client().startRun(input)
        const first = this.started.get(idempotencyKey)
        if (first !== undefined && first !== id) this.faults.push(`one key started ${first} and ${id}`)
        this.started.set(idempotencyKey, id)
        if (this.#options.random() > 0.1 || tries > 3) return
      } catch (error) {
        if (error instanceof RequestRefused) throw error
        await wait(50)
      }
    }
  }

  async #answer(): Promise<void> {
    const { sql, random } = this.#options
    const rows = await sql.query<{ run_id: string }>(
      `SELECT run_id FROM run WHERE status = 'WAITING' ORDER BY random() LIMIT 1`,
    )
    const [row] = rows
    if (row === undefined) return wait(100)
    const runId = `run_${row.run_id}`
    const open = (await this.#client().asks(runId))?.approvals.find(({ answer }) => answer === null)
    if (open === undefined) return wait(20)
    const content = this.#closing || random() < 0.3 ? 'done' : 'again'
    const decision = open.about === 'HUMAN_STEP' ? content : (open.options[0] ?? content)
    const idempotencyKey = randomUUID()
    await this.#send({ run: row.run_id, key: idempotencyKey, what: 'answer' }, (client) =>
      client.answerApproval({ approvalId: open.id, decision, outputs: {}, idempotencyKey }),
    )
  }

  async #steer(): Promise<void> {
    const { sql, random } = this.#options
    const paused = await sql.query<{ run_id: string }>(
      `SELECT run_id FROM run WHERE status = 'PAUSED' ORDER BY random() LIMIT 10`,
    )
    if (paused.length > 5 || (this.#closing && paused.length > 0)) {
      for (const { run_id: run } of paused) await this.#command(run, 'resume')
    }
    if (this.#closing) return wait(100)
    const [row] = await sql.query<{ run_id: string }>(
      `SELECT run_id FROM run WHERE status IN ('RUNNING', 'WAITING') ORDER BY random() LIMIT 1`,
    )
    if (row !== undefined) await this.#command(row.run_id, random() < 0.1 ? 'cancel' : 'pause')
    await wait(50 + random() * 150)
  }

  #command(run: string, what: 'pause' | 'resume' | 'cancel'): Promise<void> {
    const idempotencyKey = randomUUID()
    const input = { runId: `run_${run}`, reason: 'a fault run', idempotencyKey }
    const ways = {
      pause: (client: Client) => client.pauseRun(input),
      resume: (client: Client) => client.resumeRun(input),
      cancel: (client: Client) => client.cancelRun(input),
    }
    return this.#send({ run, key: idempotencyKey, what }, ways[what])
  }

  /** Sends a command until it is acknowledged or refused, and now and then once more through another node. */
  async #send(command: Acknowledged, send: (client: Client) => Promise<unknown>): Promise<void> {
    let known = false
    for (let tries = 0; tries < 50 && !this.#stopped; tries += 1) {
      try {
        await send(this.#client())
        if (!known) this.acknowledged.push(command)
        this.#options.tally.add(known ? 'commands repeated' : `commands: ${command.what}`)
        known = true
        if (this.#options.random() > 0.2) return
      } catch (error) {
        if (error instanceof RequestRefused) {
          if (known) this.faults.push(`${command.what} of ${command.run}, repeated, was refused: ${error.message}`)
          return
        }
        await wait(50)
      }
    }
  }
}

const patientFetch: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(5_000) })
