/** A step of a workflow with everything that a test does not speak of. */
export const step = (id: string, more: object = {}): object => ({
  id,
  by: 'persona',
  who: null,
  goal: `Do ${id}`,
  join: 'xor',
  split: 'and',
  next: [{ to: 'END', when: null }],
  in: [],
  out: [],
  each: null,
  timer: null,
  cancels: [],
  clauses: ['*'],
  attempts: 3,
  exhausted: null,
  ...more,
})

/** A net that begins with its first step. */
export const net = (steps: readonly object[]): object => {
  const [first] = steps
  return { id: 'main', start: first !== undefined && 'id' in first ? first.id : 'none', places: [], steps }
}

/** A workflow with the variables `verdict`, `amount` and `items`. */
export const workflow = (...nets: readonly object[]): object => ({
  wf: 1,
  id: 'trial',
  title: 'Trial',
  vars: [
    { name: 'verdict', type: 'text', init: null },
    { name: 'amount', type: 'num', init: null },
    { name: 'items', type: 'list', init: null },
  ],
  nets,
})
