import type { Finding, FindingCode } from '../finding.ts'
import type { NetSource } from '../workflow.ts'

/** What a finding about a step says; `key` is the part of the step to change. */
interface StepReport {
  readonly code: FindingCode
  readonly step: string
  readonly key: string
  readonly message: string
}

/** Makes a finding about a step of the net that is checked. */
export type ReportStep = (report: StepReport) => Finding

/** Findings about the steps of a workflow's first net, with their paths in the file. */
export function stepReporter(source: NetSource): ReportStep {
  const indexes = new Map(source.steps.map((step, index) => [step.id, index]))
  return ({ code, step, key, message }) => ({
    code,
    path: `nets[0].steps[${indexes.get(step) ?? 0}].${key}`,
    step,
    message,
  })
}
