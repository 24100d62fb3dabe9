/** How one test ended. Only `passed` counts as passed: a skipped or postponed test proves nothing. */
export type TestStatus = 'passed' | 'failed' | 'skipped' | 'todo'

/** One test: its name with those of its suites, its file, and why it failed. */
export type TestOutcome = {
  readonly name: string
  readonly file: string
  readonly status: TestStatus
  readonly message?: string
  readonly durationMs: number
}

/** What a test run found. */
export type TestReport = {
  readonly tests: readonly TestOutcome[]
  readonly passed: number
  readonly failed: number
  /** Skipped and postponed ones together. */
  readonly skipped: number
  /** Why the application did not start, with the last lines of its log. */
  readonly appFailed?: string
  /** Which limit of the job was reached. */
  readonly limitHit?: string
  readonly wallMs: number
}

/** True only if there are tests and each of them passed. */
export function allPassed(report: TestReport): boolean {
  return report.tests.length > 0 && report.passed === report.tests.length && report.limitHit === undefined
}

/** Counts `tests` into a report; sorted by file, in the order of their ends within one. */
export function reportOf(
  tests: readonly TestOutcome[],
  more: { readonly wallMs: number; readonly appFailed?: string | undefined; readonly limitHit?: string | undefined },
): TestReport {
  const count = (...statuses: readonly TestStatus[]) => tests.filter((test) => statuses.includes(test.status)).length
  return {
    tests: [...tests].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped', 'todo'),
    wallMs: more.wallMs,
    ...(more.appFailed === undefined ? {} : { appFailed: more.appFailed }),
    ...(more.limitHit === undefined ? {} : { limitHit: more.limitHit }),
  }
}
