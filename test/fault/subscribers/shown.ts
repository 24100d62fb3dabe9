import { queryOf } from './documents.ts'
import type { Follower, Wish } from './follower.ts'

/** What queries show of a run under one selection, in order: the bytes of each item. */
export type Shown = readonly { readonly seq: number; readonly type: string | undefined; readonly text: string }[]

interface Item {
  readonly seq: number
  readonly type?: string
}

interface Page {
  readonly nodes: readonly Item[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

interface Reply {
  readonly data?: { readonly run: Readonly<Record<string, Page>> }
}

/** Reads all of it, page by page, from a node. */
export async function shownOf(url: string, { run, asked }: Pick<Wish, 'run' | 'asked'>): Promise<Shown> {
  const shown: Shown[number][] = []
  let after: string | null = null
  for (;;) {
    const response: Response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: queryOf(asked), variables: { run, after } }),
    })
    const text = await response.text()
    const page = (JSON.parse(text) as Reply).data?.run[asked.list]
    if (page === undefined) throw new Error(`Found ${text.slice(0, 300)}, expected a page of ${asked.list}.`)
    const written = page.nodes.map((node) => JSON.stringify(node))
    if (!text.includes(`[${written.join(',')}]`))
      throw new Error('Found a page in other bytes than JSON.stringify gives.')
    shown.push(...page.nodes.map(({ seq, type }, at) => ({ seq, type, text: written[at] ?? '' })))
    if (!page.pageInfo.hasNextPage) return shown
    after = page.pageInfo.endCursor
  }
}

/** A cursor right after an event of a run. */
export async function cursorAt(
  url: string,
  { run, seq }: { readonly run: string; readonly seq: number },
): Promise<string> {
  const query = 'query ($run: ID!, $seq: Int!) { run(id: $run) { at(seq: $seq) { cursor } } }'
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { run, seq } }),
  })
  const { data } = (await response.json()) as {
    readonly data: { readonly run: { readonly at: { readonly cursor: string } } }
  }
  return data.run.at.cursor
}

const endings: ReadonlySet<string | undefined> = new Set(['RunCompleted', 'RunFailed', 'RunCancelled'])

/** The seq of the last event of an ended run. A command that comes too late is answered in the log after it. */
export const endIn = (shown: Shown): number => shown.find(({ type }) => endings.has(type))?.seq ?? 0

/** What was seen beside what should have been; null: exactly that. */
export function sawOtherwise(
  { wish, seen, ended, faults }: Pick<Follower, 'wish' | 'seen' | 'ended' | 'faults'>,
  { shown, end }: { readonly shown: Shown; readonly end: number },
): string | null {
  const { run, asked, types, from, habit } = wish
  const who = `${asked.list} of ${run} from ${from} (${habit}, ${types?.join(' ') ?? 'all'})`
  if (faults[0] !== undefined) return `${who}: ${faults[0]}`
  if (!ended) return `${who}: has not come to the end, ${seen.length} seen`
  const wanted = shown.filter(({ seq, type }) => seq > from && types?.includes(type ?? '') !== false)
  const least = wanted.filter(({ seq }) => seq <= end).length
  const wrong = wanted.findIndex(({ text }, at) => seen[at] !== text && (at < least || at < seen.length))
  if (wrong !== -1) {
    return `${who}: found ${seen[wrong]?.slice(0, 120)} at place ${wrong + 1}, expected seq ${wanted[wrong]?.seq}`
  }
  return seen.length <= wanted.length ? null : `${who}: found ${seen.length}, expected ${wanted.length}`
}
