import type { Net, NetStep } from '../compile-workflow.ts'
import type { Finding } from '../finding.ts'
import type { ReportStep } from './report-step.ts'
import { bringerOf, listed } from './slot-names.ts'

interface DeadSteps {
  readonly net: Net
  readonly fired: ReadonlySet<string>
  readonly report: ReportStep
}

/** Steps that can never start, each with the reason. */
export function deadFindings({ net, fired, report }: DeadSteps): Finding[] {
  return [...net.steps.values()]
    .filter(({ id }) => !fired.has(id))
    .map((step) => report({ code: 'DEAD_STEP', step: step.id, key: 'id', message: reason(net, fired, step) }))
}

function reason(net: Net, fired: ReadonlySet<string>, { id, step, inputs }: NetStep): string {
  const said = `Step "${id}" can never start:`
  if (inputs.length === 0) return `${said} no edge leads to it. Lead one to it, or remove the step.`
  const bringers = listed(inputs.map((slot) => bringerOf(net, slot)))
  const alive = inputs.some((slot) => slot === net.startSlot || slot.startsWith('@') || bringerFired(slot, fired))
  if (step.join === 'and' && alive) {
    return `${said} it waits for ${bringers} together, and they never all come. Let it start after any one of them (join xor), or make sure that all of them happen.`
  }
  return `${said} only ${bringers} lead to it, and they never do. Make them start, or remove the step.`
}

function bringerFired(slot: string, fired: ReadonlySet<string>): boolean {
  return fired.has(slot.slice(0, slot.indexOf('->')))
}
