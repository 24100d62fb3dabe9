import { G1Error } from '../core/errors.ts'
import type { Finding } from './finding.ts'

/** The findings that the message itself lists. */
const shownFindings = 20

/** Thrown when a workflow is off its schema or breaks a rule; carries every finding, not just the first. */
export class WorkflowInvalid extends G1Error {
  override readonly code = 'WORKFLOW_INVALID'
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    const lines = findings.slice(0, shownFindings).map((finding) => `  ${finding.path}: ${finding.message}`)
    if (findings.length > shownFindings) lines.push(`  … and ${findings.length - shownFindings} more`)
    const count = findings.length === 1 ? '1 thing' : `${findings.length} things`
    super(`The workflow cannot be used: ${count} to put right.\n${lines.join('\n')}`)
    this.findings = findings
  }
}
