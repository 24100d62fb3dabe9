import { graphqlRequest } from '../support/graphql-request.ts'

/** What a server gave out, to ask for again: ids, cursors, names. */
export interface Material {
  readonly runs: readonly string[]
  readonly ids: readonly string[]
  readonly cursors: readonly string[]
  /** Names of steps, entries, approvals, types of events. */
  readonly names: readonly string[]
}

const query = `{
  runs(first: 20) { edges { cursor node { id cursor title } } pageInfo { endCursor } }
  personas { id name }
  workflows { id name }
  clusterNodes { id }
  apiKeys { id }
}`

const detail = `query ($id: ID!) { run(id: $id) {
  steps { id name } approvals { id name } questions { id name } workItems { id }
  events(first: 40) { edges { cursor node { id type } } }
  entries(first: 20) { edges { cursor node { id name } } }
  handoffs(first: 20) { edges { cursor node { id } } }
  contextPacks { id }
} }`

/** Asks a server for all of it. */
export async function gather(url: string): Promise<Material> {
  const all = textsIn(await graphqlRequest(url, query))
  const runs = all.filter((text) => text.startsWith('run_'))
  for (const id of runs) all.push(...textsIn(await graphqlRequest(url, detail, { id })))
  const isId = (text: string): boolean => /^[a-z]+_[\w.-]+$/.test(text)
  const isCursor = (text: string): boolean => text.length > 30 && !text.includes('_') && !text.includes(' ')
  return {
    runs,
    ids: all.filter(isId),
    cursors: all.filter(isCursor),
    names: all.filter((text) => !isId(text) && !isCursor(text)),
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
