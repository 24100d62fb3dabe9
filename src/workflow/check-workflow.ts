import { checkSoundness } from './check-soundness.ts'
import type { Finding } from './finding.ts'
import { parseWorkflow } from './parse-workflow.ts'
import { unsupportedParts } from './unsupported.ts'
import type { Workflow } from './workflow.ts'
import { WorkflowInvalid } from './workflow-invalid.ts'

/** A workflow with everything wrong in it. It may be adopted when there are no findings; null when it cannot be read. */
export interface CheckedWorkflow {
  readonly workflow: Workflow | null
  readonly findings: readonly Finding[]
}

/** Everything that is checked before a workflow is adopted: its shape, its rules, what can be played, its soundness. */
export function checkWorkflow(json: unknown): CheckedWorkflow {
  try {
    const workflow = parseWorkflow(json)
    const unsupported = unsupportedParts(workflow)
    return { workflow, findings: unsupported.length > 0 ? unsupported : checkSoundness(workflow) }
  } catch (error) {
    if (error instanceof WorkflowInvalid) return { workflow: null, findings: error.findings }
    throw error
  }
}
