import type { StepShape, WorkflowShape } from '../../../web/src/net/workflow-shape.ts'

/** A step of a net; what is not given is what is usual. */
export const step = (id: string, more: Partial<StepShape> = {}): StepShape => ({
  id,
  at: `nets[0].steps[${id}]`,
  by: 'persona',
  who: 'tester',
  goal: null,
  clauses: ['*'],
  join: 'xor',
  split: 'and',
  next: [{ to: 'END', when: null }],
  in: [],
  out: [],
  attempts: 1,
  exhausted: null,
  each: null,
  timer: null,
  cancels: [],
  ...more,
})

/** Ways without a condition. */
export const to = (...names: readonly string[]) => names.map((name) => ({ to: name, when: null }))

/** A workflow of these nets, each beginning with its first step. */
export const workflow = (...nets: readonly (readonly [string, readonly StepShape[]])[]): WorkflowShape => ({
  id: 'w',
  title: 'W',
  vars: [],
  nets: nets.map(([id, steps]) => ({ id, start: steps[0]?.id ?? null, steps, places: [] })),
})
