import type { Condition } from './condition/condition.ts'
import { parseCondition } from './condition/parse-condition.ts'
import { unsupportedParts } from './unsupported.ts'
import { END, type NetSource, type Step, type Workflow } from './workflow.ts'
import { WorkflowInvalid } from './workflow-invalid.ts'

/** A way out of a step: the node it leads to and the slot its token falls into, null at END. */
export interface Exit {
  readonly to: string
  readonly slot: string | null
  readonly when: Condition | null
}

/** A step with everything the game asks of it looked up beforehand. */
export interface NetStep {
  readonly id: string
  /** Its place in the file, from 0. */
  readonly order: number
  readonly step: Step
  /** The slots that bring tokens to this step, in the order of the file. */
  readonly inputs: readonly string[]
  readonly exits: readonly Exit[]
  readonly exhausted: Exit | null
}

/** A workflow made ready to be played. A slot is an edge (`a->b`) or an explicit place (`@p`) where tokens lie. */
export interface Net {
  readonly id: string
  readonly startSlot: string
  readonly steps: ReadonlyMap<string, NetStep>
  /** The steps that a token in a slot may start. */
  readonly readers: ReadonlyMap<string, readonly NetStep[]>
}

/** Builds the lookup tables of a parsed workflow. Throws WorkflowInvalid where it uses what cannot be played yet. */
export function compileWorkflow(workflow: Workflow): Net {
  const findings = unsupportedParts(workflow)
  if (findings.length > 0) throw new WorkflowInvalid(findings)
  const source = workflow.nets[0]
  if (source === undefined) throw new TypeError('A parsed workflow has at least one net.')
  return compileNet(source)
}

function compileNet(source: NetSource): Net {
  const places = new Set(source.places.map((place) => place.id))
  const startSlot = `START->${source.start}`
  const inputs = new Map<string, Set<string>>(source.steps.map((step) => [step.id, new Set<string>()]))
  inputs.get(source.start)?.add(startSlot)

  const exitOf = (from: string, to: string): Exit => {
    if (to === END) return { to, slot: null, when: null }
    if (places.has(to)) return { to, slot: `@${to}`, when: null }
    const slot = `${from}->${to}`
    inputs.get(to)?.add(slot)
    return { to, slot, when: null }
  }
  const outgoing = source.steps.map((step) => ({
    step,
    exits: step.next.map(({ to, when }) => ({
      ...exitOf(step.id, to),
      when: when === null ? null : parseCondition(when),
    })),
    exhausted: step.exhausted === null ? null : exitOf(step.id, step.exhausted),
  }))
  for (const place of source.places) for (const to of place.next) inputs.get(to)?.add(`@${place.id}`)

  const steps = outgoing.map(({ step, exits, exhausted }, order): [string, NetStep] => [
    step.id,
    { id: step.id, order, step, inputs: [...(inputs.get(step.id) ?? [])], exits, exhausted },
  ])
  const readers = new Map<string, NetStep[]>()
  for (const [, step] of steps) {
    for (const slot of step.inputs) readers.set(slot, [...(readers.get(slot) ?? []), step])
  }
  return { id: source.id, startSlot, steps: new Map(steps), readers }
}
