import { setTimeout as pause } from 'node:timers/promises'
import { ring } from '../nodes/ring.ts'

/** What was asked over HTTP, and how long each answer took, in milliseconds. */
export interface Asked {
  readonly queries: number[]
  readonly mutations: number[]
  /** Requests that came to no answer, or to an error, by its code. */
  readonly failures: Map<string, number>
}

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

interface Question {
  readonly query: string
  readonly variables: object
}

const runFields = 'id title status lastSeq createdAt progress { covered toCover costUsd updatedAt }'
const commanded = 'run { id } userErrors { code message }'
/** In turn: what a console asks for. */
const queries: readonly string[] = [
  `query ($id: ID!) { run(id: $id) { ${runFields} cursor steps { id state } } }`,
  `query { runs(first: 20) { nodes { ${runFields} } pageInfo { hasNextPage } } }`,
  `query ($id: ID!) { run(id: $id) { events(first: 50) { nodes { id seq type at } pageInfo { endCursor } } } }`,
  `query { clusterNodes { id name } }`,
]

/** Asks the pods in turn, while an audience watches one run. */
export class ApiLoad {
  readonly asked: Asked = { queries: [], mutations: [], failures: new Map() }
  #ports: readonly number[]
  #count = 0

  constructor(ports: readonly number[]) {
    this.#ports = ports
  }

  lead(ports: readonly number[]): void {
    this.#ports = ports
  }

  /** Starts a run whose tool never answers: it waits to be commanded. null: it could not be started. */
  async startRun(): Promise<string | null> {
    const workflow = ring({ pairs: 1, rounds: 1, tool: 'hold' })
    const query = `mutation ($input: StartRunInput!) { startRun(input: $input) { ${commanded} } }`
    const input = { workflow, title: 'Audience', provider: 'null' }
    const data = await this.#ask(this.asked.mutations, { query, variables: { input } })
    return (data?.['startRun'] as { readonly run: { readonly id: string } | null } | undefined)?.run?.id ?? null
  }

  /** A command leads to an event of about a kilobyte, where it has a reason. */
  async command(name: 'pauseRun' | 'resumeRun' | 'cancelRun', runId: string): Promise<void> {
    const query = `mutation ($input: RunCommandInput!) { ${name}(input: $input) { ${commanded} } }`
    const input = { runId, reason: name === 'pauseRun' ? 'The audience wants to look. '.repeat(25) : null }
    const data = await this.#ask(this.asked.mutations, { query, variables: { input } })
    const { userErrors } = (data?.[name] ?? { userErrors: [] }) as { readonly userErrors: readonly { code: string }[] }
    for (const { code } of userErrors) this.#failed(code)
  }

  /** Queries at a fixed rate, whether or not those before have been answered. */
  async query(
    runId: string,
    { perSecond, signal }: { readonly perSecond: number; readonly signal: AbortSignal },
  ): Promise<void> {
    const under: Promise<unknown>[] = []
    for (let at = performance.now(); !signal.aborted; at += 1_000 / perSecond) {
      const query = queries[under.length % queries.length] ?? ''
      const variables = query.includes('$id') ? { id: runId } : {}
      under.push(this.#ask(this.asked.queries, { query, variables }))
      await pause(Math.max(0, at - performance.now()), undefined, { signal }).catch(() => undefined)
    }
    await Promise.all(under)
  }

  /** Mutations one after the other: runs that are started, and cancelled a moment later. */
  async mutate({ everyMs, signal }: { readonly everyMs: number; readonly signal: AbortSignal }): Promise<void> {
    for (let at = performance.now(); !signal.aborted; at += 2 * everyMs) {
      const id = await this.startRun()
      await pause(everyMs, undefined, { signal }).catch(() => undefined)
      if (id !== null) await this.command('cancelRun', id)
      await pause(Math.max(0, at + 2 * everyMs - performance.now()), undefined, { signal }).catch(() => undefined)
    }
  }

  async #ask(times: number[], question: Question): Promise<Answer['data']> {
    const port = this.#ports[(this.#count += 1) % this.#ports.length] ?? 0
    const began = performance.now()
    try {
      const response = await fetch(`http://localhost:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(question),
      })
      const { data, errors } = (await response.json()) as Answer
      times.push(performance.now() - began)
      for (const { extensions, message } of errors ?? []) this.#failed(extensions?.code ?? message)
      return data
    } catch (error) {
      this.#failed(error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error))
      return null
    }
  }

  #failed(why: string): void {
    this.asked.failures.set(why, (this.asked.failures.get(why) ?? 0) + 1)
  }
}
