import { compileWorkflow, type Net } from './compile-workflow.ts'
import type { Finding } from './finding.ts'
import { type AbstractNet, abstractNet } from './soundness/abstract-net.ts'
import { leftBehindFindings, twoTokenFindings } from './soundness/breach-findings.ts'
import { deadFindings } from './soundness/dead-findings.ts'
import { type Exploration, explore, mostStates } from './soundness/explore.ts'
import { fuseSequences } from './soundness/fuse-sequences.ts'
import { stepReporter } from './soundness/report-step.ts'
import { stuckFindings } from './soundness/stuck-findings.ts'
import type { Workflow } from './workflow.ts'

/**
 * Whether a workflow is sound (van der Aalst): from every reachable state END can be reached, nothing is left behind
 * there, and every step can start. Conditions and attempts may go any way, so what passes here holds for every run.
 * Throws WorkflowInvalid where the workflow uses what cannot be played yet.
 */
export function checkSoundness(workflow: Workflow, limit: number = mostStates): Finding[] {
  const net = compileWorkflow(workflow)
  const source = workflow.nets[0]
  if (source === undefined) return []
  const { abstract, exploration, fired } = exploreNet(net, limit)
  if (exploration.tooLarge) return [tooLarge(limit)]
  const report = stepReporter(source)
  const { leftBehind, twoTokens } = exploration
  const breaches = [
    ...leftBehindFindings({ abstract, breaches: leftBehind, report }),
    ...twoTokenFindings({ abstract, breaches: twoTokens, report }),
  ]
  const stuck = stuckFindings({ net, abstract, exploration, report })
  // Behind a breach nothing was explored, so steps that were not seen there are not known to be dead.
  return [...breaches, ...stuck, ...(breaches.length > 0 ? [] : deadFindings({ net, fired, report }))]
}

interface ExploredNet {
  readonly abstract: AbstractNet
  readonly exploration: Exploration
  readonly fired: ReadonlySet<string>
}

/** Explores the net as it is, which gives the clearest findings, and only where that is too large with sequences fused. */
function exploreNet(net: Net, limit: number): ExploredNet {
  const abstract = abstractNet(net)
  const exploration = explore(abstract, limit)
  if (!exploration.tooLarge) return { abstract, exploration, fired: exploration.fired }
  const fused = fuseSequences(abstract)
  const smaller = explore(fused, limit)
  const passed = [...fused.passed].filter(([, slot]) => (smaller.given & slot) !== 0n).map(([step]) => step)
  return { abstract: fused, exploration: smaller, fired: new Set([...smaller.fired, ...passed]) }
}

function tooLarge(limit: number): Finding {
  const message = `The plan is too large to check: it has over ${limit} states, because many things can happen in any order. Use fewer steps in parallel, or join them earlier.`
  return { code: 'TOO_LARGE', path: 'nets[0]', step: null, message }
}
