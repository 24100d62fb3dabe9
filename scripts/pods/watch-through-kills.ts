import type { RunEvent } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create-client.ts'
import { graphqlRequest } from '../../test/support/graphql-request.ts'
import type { Pod, Pods } from './pods.ts'

/** What a watcher saw of a run, in the order in which it came. */
export interface Watched {
  readonly id: string
  readonly status: string
  readonly seqs: readonly number[]
  /** The position that the run's log ends with, by the API. */
  readonly lastSeq: number
  /** The pods that were killed meanwhile, and what for. */
  readonly killed: readonly string[]
}

type Say = (line: string) => void

const requirements = `Build a tool library. A tool has a name, a category and a daily fee between 1 and 50.
Members have a name and an e-mail address. Members borrow tools; a loan has a start date and a due date.
A tool can be available, lent or in repair. Only administrators may add tools. Members can see their own loans.`

/** How many events of a run pass before a pod is killed. */
const between = 15
/** A run of some seconds that has not ended by then shows that the watcher sees nothing more. */
const patienceMs = 120_000

/**
 * Starts a run through the front and watches it over a WebSocket to its end. Meanwhile the pod that owns the run is
 * killed, and when another has taken over, the pod that the watcher's connection leads to.
 */
export async function watchThroughKills({ front, pods, key }: Pods, say: Say): Promise<Watched> {
  const headers = { authorization: `Bearer ${key}` }
  const client = createClient({ url: front.url, headers })
  const begun = performance.now()
  const note = (line: string): void => say(`${((performance.now() - begun) / 1000).toFixed(2).padStart(6)} s  ${line}`)
  const seqs: number[] = []
  const killed: string[] = []
  const replacements: Promise<void>[] = []
  let overdue: NodeJS.Timeout | undefined
  const kill = (pod: Pod, why: string): void => {
    note(`──── kill -9 ${pod.name}, which ${why}`)
    killed.push(why)
    replacements.push(pod.replace().then(() => note(`──── ${pod.name} is there again`)))
  }
  try {
    const { id } = await client.startRun({ requirements })
    let next = between
    const stream = client.runEvents(id)
    overdue = setTimeout(() => void stream.return?.(), patienceMs)
    for await (const { events } of stream) {
      for (const event of events) {
        seqs.push(event.seq)
        note(lineOf(event))
        if (event.type === 'OwnerChanged') next = seqs.length + between
      }
      if (seqs.length < next || killed.length === 2) continue
      const isFirst = killed.length === 0
      await Promise.all(replacements)
      const port = await front.servingPort()
      const name = isFirst ? await ownerOf({ url: front.url, headers, id }) : null
      const pod = pods.find((one) => (isFirst ? one.name === name : one.port === port))
      if (pod === undefined) continue
      kill(pod, isFirst ? 'owns the run' : 'serves the watcher')
      // Until another one owns the run.
      next = Number.POSITIVE_INFINITY
    }
    const run = await client.run(id)
    return { id, status: run?.status ?? 'UNKNOWN', seqs, lastSeq: run?.lastSeq ?? 0, killed }
  } finally {
    clearTimeout(overdue)
    client.close()
    await Promise.all(replacements)
  }
}

interface Asking {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly id: string
}

/** The name of the pod that hosts the actors of a run; null: none does at the moment. */
async function ownerOf({ url, headers, id }: Asking): Promise<string | null> {
  const query = 'query ($id: ID!) { run(id: $id) { owner { name } } }'
  const { run } = await graphqlRequest<{ readonly run: { readonly owner: { readonly name: string } | null } }>(
    url,
    query,
    { id },
    headers,
  )
  return run.owner?.name ?? null
}

function lineOf({ seq, type, persona }: RunEvent): string {
  return `${String(seq).padStart(4)}  ${type}${persona === null ? '' : `  ${persona.title}`}`
}
