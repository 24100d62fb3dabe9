import { parseWorkflow } from '../../workflow/parse-workflow.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import { WorkflowInvalid } from '../../workflow/workflow-invalid.ts'
import type { BrainFile, Read } from './brain-file.ts'
import { pathParts } from './describe-issue.ts'
import { type Located, parseLocated } from './located.ts'

/** A workflow with the means to say on which line of its file something stands. */
export interface WorkflowFile {
  readonly path: string
  readonly workflow: Workflow
  readonly lineOf: Located['lineOf']
}

/** Reads a workflow from its file, or finds everything that is wrong with it, each with its line. */
export function readWorkflow({ path, text }: BrainFile): Read<WorkflowFile> {
  const located = parseLocated(text, 1)
  if (located.problems.length > 0) {
    return { value: null, findings: located.problems.map((problem) => ({ file: path, ...problem })) }
  }
  try {
    const workflow = parseWorkflow(located.value)
    if (path === `workflows/${workflow.id}.json`) {
      return { value: { path, workflow, lineOf: located.lineOf }, findings: [] }
    }
    const message = `found the id "${workflow.id}", expected the name of the file; rename one of them`
    return { value: null, findings: [{ file: path, line: located.lineOf(['id']), message }] }
  } catch (error) {
    if (!(error instanceof WorkflowInvalid)) throw error
    const findings = error.findings.map((finding) => ({
      file: path,
      line: located.lineOf(pathParts(finding.path)),
      message: `${finding.path}: ${finding.message}`,
    }))
    return { value: null, findings }
  }
}
