import type { Finding } from './finding.ts'
import { netFindings } from './rules/net-rules.ts'
import { stepFindings } from './rules/step-rules.ts'
import { variableRuleFindings } from './rules/variable-rules.ts'
import { schemaFindings } from './schema-findings.ts'
import type { Workflow } from './workflow.ts'
import { WorkflowInvalid } from './workflow-invalid.ts'
import { workflowSchema } from './workflow-schema.ts'

/** Reads a workflow from JSON. Throws WorkflowInvalid with every finding about its shape, or else about its rules. */
export function parseWorkflow(json: unknown): Workflow {
  const read = workflowSchema.safeParse(json)
  if (!read.success) throw new WorkflowInvalid(schemaFindings(json, read.error))
  const findings = ruleFindings(read.data)
  if (findings.length > 0) throw new WorkflowInvalid(findings)
  return read.data
}

function ruleFindings(workflow: Workflow): Finding[] {
  return [
    ...variableRuleFindings(workflow),
    ...netFindings(workflow),
    ...workflow.nets.flatMap((net, netIndex) =>
      net.steps.flatMap((step, stepIndex) => stepFindings({ workflow, net, netIndex, step, stepIndex })),
    ),
  ]
}
