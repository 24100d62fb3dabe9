import type { Json } from '../../../src/core/json.ts'

/** A workflow of `steps` steps in a circle that is gone around `rounds` times, then left by an exhausted edge. */
export function cycle(steps: number, rounds: number, by: 'persona' | 'tool'): Json {
  const name = (index: number): string => `s${index % steps}`
  return {
    wf: 1,
    id: 'cycle',
    title: `${steps} steps, ${rounds} times around`,
    vars: [{ name: 'last', type: by === 'tool' ? 'text' : 'doc', init: null }],
    nets: [
      {
        id: 'main',
        start: name(0),
        places: [],
        steps: Array.from({ length: steps }, (_, index) => ({
          id: name(index),
          by,
          who: by === 'tool' ? 'kilobyte' : 'worker',
          goal: 'Do one step',
          clauses: [],
          join: 'xor',
          split: 'and',
          next: [{ to: name(index + 1), when: null }],
          in: [],
          out: ['last'],
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
