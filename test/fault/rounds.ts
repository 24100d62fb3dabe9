import type { JsonObject } from '../../src/core/json.ts'

interface StepIn {
  readonly id: string
  readonly next: readonly { readonly to: string; readonly when: string | null }[]
  readonly join?: 'and'
}

const to = (...targets: readonly string[]): StepIn['next'] => targets.map((target) => ({ to: target, when: null }))

const base = {
  goal: 'Do one step',
  clauses: [],
  join: 'xor',
  split: 'and',
  in: [],
  out: [] as readonly string[],
  attempts: 20,
  exhausted: null,
  each: null,
  timer: null,
  cancels: [],
}
const worker = (step: StepIn): JsonObject => ({ ...base, ...step, by: 'persona', who: 'witnessed_worker' })

/** Four persona steps, two of them side by side, then a person who says whether it goes around once more. */
export const rounds: JsonObject = {
  wf: 1,
  id: 'rounds',
  title: 'Rounds until a person is content',
  vars: [{ name: 'decision', type: 'text', init: null }],
  nets: [
    {
      id: 'main',
      start: 'draft',
      places: [],
      steps: [
        worker({ id: 'draft', next: to('left', 'right') }),
        worker({ id: 'left', next: to('merge') }),
        worker({ id: 'right', next: to('merge') }),
        worker({ id: 'merge', join: 'and', next: to('review') }),
        {
          ...base,
          id: 'review',
          by: 'human',
          who: 'manager',
          split: 'xor',
          next: [{ to: 'draft', when: "decision = 'again'" }, ...to('END')],
          out: ['decision'],
        },
      ],
    },
  ],
}
