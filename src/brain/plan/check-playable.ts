import { checkWorkflow } from '../../workflow/check-workflow.ts'
import type { Workflow } from '../../workflow/workflow.ts'

/** What keeps a workflow from being adopted, in words: its rules, what cannot be played yet, its soundness. */
export const checkPlayable = (workflow: Workflow): string[] =>
  checkWorkflow(workflow).findings.map(({ path, message }) => `workflow.${path}: ${message}`)
