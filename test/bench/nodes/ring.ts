import type { Json } from '../../../src/core/json.ts'

/** Steps of a persona and of a tool in turn. */
export interface Ring {
  readonly pairs: number
  /** How often the ring is gone around before the run ends. */
  readonly rounds: number
  /** `hold`: the tool never answers. */
  readonly tool: 'go' | 'hold'
}

/** A workflow in a circle, left by the first step when its attempts are exhausted. */
export function ring({ pairs, rounds, tool }: Ring): Json {
  const name = (index: number): string => `s${index % (pairs * 2)}`
  return {
    wf: 1,
    id: 'ring',
    title: 'A persona and a tool in turn',
    vars: [
      { name: 'paper', type: 'doc', init: null },
      { name: 'last', type: 'text', init: null },
    ],
    nets: [
      {
        id: 'main',
        start: name(0),
        places: [],
        steps: Array.from({ length: pairs * 2 }, (_, index) => ({
          id: name(index),
          by: index % 2 === 0 ? 'persona' : 'tool',
          who: index % 2 === 1 ? 'kilobyte' : index % 4 === 0 ? 'worker' : 'mate',
          goal: tool,
          clauses: [],
          join: 'xor',
          split: 'and',
          next: [{ to: name(index + 1), when: null }],
          in: [],
          out: [index % 2 === 0 ? 'paper' : 'last'],
          attempts: rounds,
          exhausted: index === 0 ? 'END' : null,
          each: null,
          timer: null,
          cancels: [],
        })),
      },
    ],
  }
}
