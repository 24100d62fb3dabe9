import type { RunEvent } from '../../../src/client/client.ts'
import { figure, list, names, text } from '../live/event-data.ts'

export type TestStatus = 'passed' | 'failed' | 'skipped'

/** How one test came out. */
export interface TestResult {
  readonly suite: 'acceptance' | 'own'
  /** Its full name. */
  readonly name: string
  readonly file: string
  readonly clauses: readonly string[]
  readonly status: TestStatus
  readonly message: string | null
  readonly durationMs: number
}

/** All tests, run once against one state of the application. */
export interface TestRun {
  readonly seq: number
  readonly at: string
  readonly step: string
  readonly attempt: number
  /** The entry that holds the application, or the report on it. */
  readonly entry: string | null
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly tests: readonly TestResult[]
}

export const readTestRun = ({ seq, at, data }: RunEvent): TestRun => ({
  seq,
  at,
  step: text(data, 'step') ?? '',
  attempt: figure(data, 'attempt') ?? 1,
  entry: text(data, 'entry'),
  passed: figure(data, 'passed') ?? 0,
  failed: figure(data, 'failed') ?? 0,
  skipped: figure(data, 'skipped') ?? 0,
  tests: list(data, 'tests').map((test) => ({
    suite: text(test, 'suite') === 'own' ? 'own' : 'acceptance',
    name: text(test, 'name') ?? '',
    file: text(test, 'file') ?? '',
    clauses: names(test, 'clauses'),
    status: readStatus(text(test, 'status')),
    message: text(test, 'message'),
    durationMs: figure(test, 'durationMs') ?? 0,
  })),
})

/** What is not known to have passed has not passed. */
const readStatus = (status: string | null): TestStatus =>
  status === 'passed' || status === 'skipped' ? status : 'failed'
