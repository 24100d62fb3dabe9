import type { Finding } from '../finding.ts'
import { type AbstractNet, slotsIn } from './abstract-net.ts'
import type { Breach } from './explore.ts'
import type { ReportStep } from './report-step.ts'
import { listed, waiterAt } from './slot-names.ts'

interface Breaches {
  readonly abstract: AbstractNet
  readonly breaches: readonly Breach[]
  readonly report: ReportStep
}

/** Work that is still on its way when the plan ends: one finding for each step that ends it too early. */
export function leftBehindFindings({ abstract, breaches, report }: Breaches): Finding[] {
  return firstOfEachStep(breaches).map(({ firing, slots }) => {
    const waiting = listed(slotsIn(abstract, slots).map(waiterAt))
    const message = `"${firing.step}" can end the plan while work is still on its way to ${waiting}. Join that work before END.`
    return report({ code: 'LEFT_BEHIND', step: firing.step, key: 'next', message })
  })
}

/** Work that is handed over a second time before the first was taken up. */
export function twoTokenFindings({ abstract, breaches, report }: Breaches): Finding[] {
  return firstOfEachStep(breaches).map(({ firing, slots }) => {
    const waiting = listed(slotsIn(abstract, slots).map(waiterAt))
    const message = `"${firing.step}" can hand work to ${waiting} a second time before the first was taken up. Join the parallel ways (join and) before "${firing.step}".`
    return report({ code: 'TWO_TOKENS', step: firing.step, key: 'next', message })
  })
}

function firstOfEachStep(breaches: readonly Breach[]): Breach[] {
  const first = new Map<string, Breach>()
  for (const breach of breaches) if (!first.has(breach.firing.step)) first.set(breach.firing.step, breach)
  return [...first.values()]
}
