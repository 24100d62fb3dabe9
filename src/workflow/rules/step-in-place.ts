import type { Finding, FindingCode } from '../finding.ts'
import type { NetSource, Step, Workflow } from '../workflow.ts'

/** A step with everything around it that its rules look at. */
export interface StepInPlace {
  readonly workflow: Workflow
  readonly net: NetSource
  readonly netIndex: number
  readonly step: Step
  readonly stepIndex: number
}

/** Makes a finding about a key of the step at hand. */
export type ReportStep = (code: FindingCode, key: string, message: string) => Finding
