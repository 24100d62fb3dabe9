import type { NetSource, Step, Workflow } from '../../workflow/workflow.ts'

/** Changes to the first net of a workflow; each gives a new one and leaves its argument alone. */
export function changeStep(workflow: Workflow, id: string, change: (step: Step) => Step): Workflow {
  return changeNet(workflow, (net) => ({
    ...net,
    steps: net.steps.map((step) => (step.id === id ? change(step) : step)),
  }))
}

/** Puts a step onto the edge between two others: what went from `from` to `to` goes there first. */
export function insertBetween(workflow: Workflow, { from, to }: { from: string; to: string }, step: Step): Workflow {
  const redirected = changeStep(workflow, from, (source) => ({
    ...source,
    next: source.next.map((edge) => (edge.to === to ? { ...edge, to: step.id } : edge)),
  }))
  return changeNet(redirected, (net) => {
    const at = net.steps.findIndex(({ id }) => id === to)
    return { ...net, steps: net.steps.toSpliced(at < 0 ? net.steps.length : at, 0, step) }
  })
}

/** Takes a step out of the net together with every edge to it and every variable that only it set. */
export function removeStep(workflow: Workflow, id: string): Workflow {
  const net = workflow.nets[0]
  const removed = net?.steps.find((step) => step.id === id)
  if (net === undefined || removed === undefined) return workflow
  const kept = net.steps.filter((step) => step.id !== id)
  const orphans = new Set(removed.out.filter((name) => !kept.some((step) => step.out.includes(name))))
  const without = changeNet(workflow, () => ({
    ...net,
    steps: kept.map((step) => ({
      ...step,
      next: step.next.filter((edge) => edge.to !== id),
      in: step.in.filter((name) => !orphans.has(name)),
    })),
  }))
  return { ...without, vars: without.vars.filter(({ name }) => !orphans.has(name)) }
}

/** The steps of the first net by persona contract or any other sign. */
export const findStep = (workflow: Workflow, wanted: (step: Step) => boolean): Step | undefined =>
  workflow.nets[0]?.steps.find(wanted)

function changeNet(workflow: Workflow, change: (net: NetSource) => NetSource): Workflow {
  return { ...workflow, nets: workflow.nets.map((net, index) => (index === 0 ? change(net) : net)) }
}
