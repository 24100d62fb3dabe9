import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** What is measured: a program of its own, and what stands in the table. */
export interface Contestant {
  readonly name: string
  readonly title: string
  readonly program: string
  readonly mode: string | null
  /** Packages whose versions the table's foot names; empty for G1. */
  readonly packages: readonly string[]
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Where the neighbours live, with dependencies of their own. */
export const neighbours = here('../neighbours')

const langgraph = ['@langchain/langgraph', '@langchain/langgraph-checkpoint-postgres']

/** In the order in which a round measures them. */
export const contestants: readonly Contestant[] = [
  { name: 'g1', title: 'G1', program: here('g1.ts'), mode: 'tool', packages: [] },
  { name: 'g1-persona', title: 'G1, persona steps', program: here('g1.ts'), mode: 'persona', packages: [] },
  {
    name: 'restate',
    title: 'Restate',
    program: here('../neighbours/restate.ts'),
    mode: null,
    packages: ['@restatedev/restate-server', '@restatedev/restate-sdk'],
  },
  {
    name: 'dbos',
    title: 'DBOS',
    program: here('../neighbours/dbos.ts'),
    mode: null,
    packages: ['@dbos-inc/dbos-sdk'],
  },
  {
    name: 'langgraph',
    title: 'LangGraph, sync',
    program: here('../neighbours/langgraph.ts'),
    mode: 'sync',
    packages: langgraph,
  },
  {
    name: 'langgraph-async',
    title: 'LangGraph, async',
    program: here('../neighbours/langgraph.ts'),
    mode: 'async',
    packages: langgraph,
  },
]

/** The versions that the neighbours' lock file names. */
export async function versions(chosen: readonly Contestant[]): Promise<readonly string[]> {
  const { dependencies } = JSON.parse(await readFile(`${neighbours}/package.json`, 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
  }
  const packages = [...new Set(chosen.flatMap((one) => one.packages))]
  return packages.map((name) => `${name} ${dependencies[name] ?? '?'}`)
}
