import type { Place, Step, Variable, Workflow } from '../../../src/workflow/workflow.ts'

/** A step as a test writes it: an id, what matters to the test, and defaults for the rest. */
export type StepDraft = Partial<Omit<Step, 'next'>> & {
  readonly id: string
  readonly next?: readonly (string | Step['next'][number])[]
}

/** The other parts of a workflow that a test may write. */
export interface WorkflowDraft {
  readonly vars?: readonly Variable[]
  readonly places?: readonly Place[]
  readonly start?: string
}

/** A workflow of one net; the first step is its start. An edge written as a name has no condition. */
export function workflowOf(steps: readonly StepDraft[], { vars, places, start }: WorkflowDraft = {}): Workflow {
  const net = { id: 'main', start: start ?? steps[0]?.id ?? '', steps: steps.map(stepOf), places: places ?? [] }
  return { wf: 1, id: 'test', title: 'A test', vars: vars ?? [], nets: [net] }
}

function stepOf({ next, ...draft }: StepDraft): Step {
  return {
    by: 'persona',
    who: 'someone',
    goal: null,
    clauses: [],
    join: 'xor',
    split: 'and',
    in: [],
    out: [],
    attempts: 3,
    exhausted: null,
    each: null,
    timer: null,
    cancels: [],
    ...draft,
    next: (next ?? ['END']).map((edge) => (typeof edge === 'string' ? { to: edge, when: null } : edge)),
  }
}
