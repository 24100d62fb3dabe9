import { graphqlRequest } from '../support/graphql-request.ts'
import { jobsLeft } from '../support/sandbox-jobs.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

interface LoggedEvent {
  readonly seq: number
  readonly type: string
  readonly data: { readonly step?: string; readonly attempt?: number; readonly round?: number; readonly task?: string }
}

/** What the run says it asked of models: answers, those that cost nothing anew, and what it may have paid for in vain. */
interface Asked {
  readonly calls: number
  readonly cachedAnswers: number
  readonly possiblyPaidTwice: number
  readonly duplicateCalls: number
}

/** What a run looked like after its server had been killed again and again. */
export interface Survived {
  readonly status: string
  readonly kills: number
  readonly seqs: readonly number[]
  /** Work whose receipt stands in the log more than once: there must be none. */
  readonly doneTwice: readonly string[]
  /** Processes that still live in a sandbox of this data folder. */
  readonly leftOver: readonly string[]
  readonly asked: Asked
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Starts a run, kills the server that carries it at random moments, restarts it each time, and waits for the end. */
export async function surviveKills(of: {
  readonly env: Readonly<Record<string, string>>
  readonly requirements: string
  readonly kills: number
  readonly random: () => number
  /** The longest life of a server before it is killed, in milliseconds. */
  readonly longestLifeMs: number
}): Promise<Survived> {
  let server = await startServerProcess(of.env)
  try {
    const id = await start(server, of.requirements)
    let kills = 0
    while (kills < of.kills) {
      await pause(of.random() * of.longestLifeMs)
      if (await hasEnded(server, id)) break
      await server.kill()
      kills += 1
      server = await startServerProcess(of.env)
    }
    while (!(await hasEnded(server, id))) await pause(100)
    const { status, events, asked } = await logOf(server, id)
    await server.kill()
    return {
      status,
      kills,
      seqs: events.map(({ seq }) => seq),
      doneTwice: twice(events),
      leftOver: await jobsLeft(of.env['G1_DATA'] ?? ''),
      asked,
    }
  } finally {
    await server.stop()
  }
}

async function start(server: ServerProcess, requirements: string): Promise<string> {
  const mutation = 'mutation ($input: StartRunInput!) { startRun(input: $input) { run { id } userErrors { message } } }'
  const { startRun } = await graphqlRequest<{ startRun: { run: { id: string } } }>(server.url, mutation, {
    input: { requirements },
  })
  return startRun.run.id
}

async function hasEnded(server: ServerProcess, id: string): Promise<boolean> {
  const { run } = await graphqlRequest<{ run: { status: string } }>(
    server.url,
    'query ($id: ID!) { run(id: $id) { status } }',
    { id },
  )
  return ['COMPLETED', 'FAILED', 'CANCELLED', 'PARKED', 'WAITING'].includes(run.status)
}

interface Page {
  readonly status: string
  readonly usage: Asked
  readonly events: {
    readonly nodes: readonly LoggedEvent[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  }
}

async function logOf(server: ServerProcess, id: string) {
  const query = `query ($id: ID!, $after: String) { run(id: $id) { status
    usage { calls cachedAnswers possiblyPaidTwice duplicateCalls }
    events(first: 100, after: $after) { nodes { seq type data } pageInfo { hasNextPage endCursor } } } }`
  const events: LoggedEvent[] = []
  let after: string | null = null
  for (;;) {
    const { run }: { run: Page } = await graphqlRequest(server.url, query, { id, after })
    events.push(...run.events.nodes)
    if (!run.events.pageInfo.hasNextPage) return { status: run.status, events, asked: run.usage }
    after = run.events.pageInfo.endCursor
  }
}

function twice(events: readonly LoggedEvent[]): readonly string[] {
  const done = events
    .filter(({ type }) => type === 'ModelAnswered' || type === 'TaskFinished')
    .map(({ type, data }) => `${type} ${data.step}/${data.attempt}/${data.round}/${data.task ?? 'think'}`)
  return done.filter((key, index) => done.indexOf(key) !== index)
}
