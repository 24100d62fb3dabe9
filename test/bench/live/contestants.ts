import { fileURLToPath } from 'node:url'

/** What is measured: a program of its own, and what stands in the table. */
export interface LiveContestant {
  readonly name: string
  readonly title: string
  readonly program: string
  /** Packages that it stands on, whose versions the table's foot names. */
  readonly packages: readonly string[]
  /** They are no dependencies of G1. */
  readonly isNeighbour: boolean
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** In the order in which a round measures them. */
export const liveContestants: readonly LiveContestant[] = [
  { name: 'g1', title: 'G1', program: here('g1.ts'), packages: [], isNeighbour: false },
  { name: 'raw', title: 'ws alone', program: here('raw.ts'), packages: ['ws'], isNeighbour: false },
  {
    name: 'yoga',
    title: 'Yoga + graphql-ws',
    program: here('yoga.ts'),
    packages: ['graphql-yoga', 'graphql-ws'],
    isNeighbour: false,
  },
  {
    name: 'mercurius',
    title: 'Mercurius',
    program: here('../neighbours/mercurius.ts'),
    packages: ['mercurius', 'fastify'],
    isNeighbour: true,
  },
]
