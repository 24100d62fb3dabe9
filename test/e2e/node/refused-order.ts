import { expect } from 'vitest'
import { graphqlRequest } from '../../support/graphql-request.ts'

/** What a mutation says that the caller can put right. */
export interface UserError {
  readonly code: string
  readonly message: string
  readonly path: readonly string[]
  readonly reason?: string
  readonly step?: string | null
  readonly at?: string
}

export const startMutation = `mutation ($input: StartRunInput!) { startRun(input: $input) {
  run { id } userErrors { code message path ... on WorkflowInvalidError { reason step at } } } }`

async function countRuns(url: string): Promise<number> {
  const query = '{ runs(first: 100) { nodes { id } } }'
  return (await graphqlRequest<{ runs: { nodes: readonly object[] } }>(url, query)).runs.nodes.length
}

/** Does something after which there must be as many runs as before. */
export async function storingNothing<Result>(url: string, act: () => Promise<Result>): Promise<Result> {
  const before = await countRuns(url)
  const result = await act()
  expect(await countRuns(url)).toBe(before)
  return result
}

/** Orders a run that must be refused, and nothing of it stored. Returns what was said against it. */
export const refusedOrder = (url: string, input: object): Promise<readonly UserError[]> =>
  storingNothing(url, async () => {
    const { startRun } = await graphqlRequest<{ startRun: { run: unknown; userErrors: readonly UserError[] } }>(
      url,
      startMutation,
      { input },
    )
    expect(startRun.run).toBeNull()
    return startRun.userErrors
  })
