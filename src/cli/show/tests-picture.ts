import type { TestVerdict } from '../../core/event/delivery-events.ts'
import type { KnownEvent } from './known-event.ts'

/** One verdict of a test, or whom the work went back to after it had failed. */
export type TestTurn = { readonly status: TestVerdict['status'] } | { readonly backTo: string }

/** How the locked tests fared so far. */
export interface TestsPicture {
  readonly locked: number
  /** What happened to each test, by suite and name, in order. */
  readonly turns: ReadonlyMap<string, readonly TestTurn[]>
  readonly runs: number
}

export const noTests: TestsPicture = { locked: 0, turns: new Map(), runs: 0 }

export const keyOf = ({ suite, name }: Pick<TestVerdict, 'suite' | 'name'>): string => `${suite} ${name}`

type TestsEvent = Extract<KnownEvent, { type: 'TestsLocked' | 'TestsRun' | 'ReworkRequested' }>

/** The tests after one more event about them. */
export function readTests(tests: TestsPicture, event: TestsEvent): TestsPicture {
  if (event.type === 'TestsLocked') return { ...noTests, locked: event.data.tests.length }
  const turns = new Map(tests.turns)
  if (event.type === 'ReworkRequested') {
    for (const [key, before] of turns) if (isFailed(before)) turns.set(key, [...before, { backTo: event.data.to }])
    return { ...tests, turns }
  }
  for (const test of event.data.tests)
    turns.set(keyOf(test), [...(turns.get(keyOf(test)) ?? []), { status: test.status }])
  return { ...tests, turns, runs: tests.runs + 1 }
}

const isFailed = (turns: readonly TestTurn[]): boolean => {
  const last = turns.at(-1)
  return last !== undefined && 'status' in last && last.status === 'failed'
}

/** How many acceptance tests passed and failed when they were last run. */
export function acceptanceCounts({ turns }: TestsPicture): { readonly passed: number; readonly failed: number } {
  let passed = 0
  let failed = 0
  for (const [key, all] of turns) {
    if (!key.startsWith('acceptance ')) continue
    const last = all.findLast((turn) => 'status' in turn)
    if (last === undefined || !('status' in last)) continue
    if (last.status === 'passed') passed += 1
    else failed += 1
  }
  return { passed, failed }
}
