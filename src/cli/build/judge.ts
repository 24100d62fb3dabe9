import type { RunDetail } from '../../client/client.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'

/** What a run that is over (or parked) means for the shell. */
export function judge(run: RunDetail, allowPartial: boolean): ExitCode {
  if (run.status !== 'COMPLETED') return exitCode.failed
  const report = run.deliverable?.testReport ?? null
  const isTested = report === null ? run.requirements === null : report.failed === 0 && report.skipped === 0
  const isServed = run.outcome?.served === true
  return (isTested && isServed) || allowPartial ? exitCode.done : exitCode.partly
}
