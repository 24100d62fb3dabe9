import type { Net } from '../compile-workflow.ts'
import type { Finding } from '../finding.ts'
import { type AbstractNet, slotsIn } from './abstract-net.ts'
import { canReach, type Exploration } from './explore.ts'
import { bringerOf, listed } from './slot-names.ts'
import type { ReportStep } from './report-step.ts'

interface Explored {
  readonly net: Net
  readonly abstract: AbstractNet
  readonly exploration: Exploration
  readonly report: ReportStep
}

/** Reachable states from which END cannot be reached: joins that wait in vain, and rounds that nothing leaves. */
export function stuckFindings(explored: Explored): Finding[] {
  const { exploration } = explored
  const canEnd = canReach(exploration, (at) => exploration.leaves[at] === true)
  const stops = (at: number): boolean => canEnd[at] === false && exploration.next[at]?.length === 0
  const canStop = canReach(exploration, stops)
  const deadlocks = exploration.states.filter((_, at) => stops(at))
  const rounds = exploration.states.filter((_, at) => canEnd[at] === false && canStop[at] === false)
  return [...waitingJoins(explored, deadlocks), ...endlessRound(explored, rounds)]
}

/** One finding for each join that waits in some dead end, told with the first dead end that it waits in. */
function waitingJoins({ net, abstract, report }: Explored, deadlocks: readonly bigint[]): Finding[] {
  const told = new Map<string, Finding>()
  for (const state of deadlocks) {
    const marked = new Set(slotsIn(abstract, state))
    for (const { id, step, inputs } of net.steps.values()) {
      const here = inputs.filter((slot) => marked.has(slot))
      if (step.join !== 'and' || here.length === 0 || told.has(id)) continue
      const names = (slots: readonly string[]): string => listed(slots.map((slot) => bringerOf(net, slot)))
      const missing = names(inputs.filter((slot) => !marked.has(slot)))
      const message = `The plan can get stuck here: after ${names(here)}, "${id}" waits for ${missing}, which will never come. Let "${id}" start after any one of them (join xor), or make sure that all of them always happen (split and).`
      told.set(id, report({ code: 'CANNOT_END', step: id, key: 'join', message }))
    }
  }
  return [...told.values()]
}

function endlessRound({ abstract, report }: Explored, rounds: readonly bigint[]): Finding[] {
  if (rounds.length === 0) return []
  const inRound = abstract.firings.filter(({ takes }) => rounds.some((state) => (state & takes) === takes))
  const first = inRound[0]?.step
  if (first === undefined) return []
  const message = `The plan can go round for ever: from ${listed(inRound.map(({ step }) => `"${step}"`))} no way leads to END. Add an edge that leads out.`
  return [report({ code: 'CANNOT_END', step: first, key: 'next', message })]
}
