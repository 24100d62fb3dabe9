import { readFileSync } from 'node:fs'

const source = new URL('../../../../brain/workflows/sdlc.json', import.meta.url)

interface Workflow {
  readonly vars: readonly object[]
  readonly nets: readonly { readonly steps: readonly Step[] }[]
}
interface Step {
  readonly id: string
  readonly next: readonly { readonly to: string; readonly when: string | null }[]
}

/** What the person is asked who signs the design off. */
export const signOff = 'Sign the design off before anything is built'

/** The built-in workflow as text, with a person who signs the design off before tests are written. */
export function signedWorkflow(): string {
  const workflow = JSON.parse(readFileSync(source, 'utf8')) as Workflow
  const sign = {
    id: 'sign_off',
    by: 'human',
    who: 'product owner',
    goal: signOff,
    clauses: ['*'],
    join: 'xor',
    split: 'xor',
    next: [
      { to: 'write_tests', when: "signed = 'approve'" },
      { to: 'solution', when: null },
    ],
    in: ['spec', 'design'],
    out: ['signed'],
    attempts: 3,
    exhausted: null,
    each: null,
    timer: null,
    cancels: [],
  }
  const led = ({ next, ...step }: Step): Step => ({
    ...step,
    next: next.map(({ to, when }) => ({ to: to === 'write_tests' ? sign.id : to, when })),
  })
  const nets = workflow.nets.map((net) => ({ ...net, steps: [...net.steps.map(led), sign] }))
  const vars = [...workflow.vars, { name: 'signed', type: 'text', init: null }]
  return JSON.stringify({ ...workflow, id: 'signed', title: 'Four phases with a signature', vars, nets }, null, 2)
}
