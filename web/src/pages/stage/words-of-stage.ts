import { count, say } from '../../words/say.ts'
import { stage as words } from '../../words/stage.ts'
import type { StageState, Trace, Work } from './state/stage-state.ts'

/** What the platform does, in words that follow "The platform". */
export function taskInWords(task: string): string {
  const known: Readonly<Record<string, string>> = words.tasks
  return known[task] ?? say(words.tasks.other, { task })
}

/** `attempt 2 · round 3`; empty where both are the first. */
export const tries = ({ attempt, round }: Pick<Work, 'attempt' | 'round'>): string =>
  [
    ...(attempt > 1 ? [say(words.attempt, { n: attempt })] : []),
    ...(round > 1 ? [say(words.round, { n: round })] : []),
  ].join(' · ')

/** What passed on a trace: `3 handoffs, sent back once`. */
export const traceInWords = ({ handoffs, returned, refused }: Trace): string =>
  [
    ...(handoffs > 0 ? [count(handoffs, words.handoffs)] : []),
    ...(returned > 0 ? [count(returned, words.returned)] : []),
    ...(refused > 0 ? [count(refused, words.refused)] : []),
  ].join(', ')

/** How the tests stand; null: none are locked. */
export function testsInWords({ tests, locked }: Pick<StageState, 'tests' | 'locked'>): string | null {
  if (tests !== null)
    return say(words.tests, { passed: tests.passed, all: tests.passed + tests.failed + tests.skipped })
  return locked === 0 ? null : count(locked, words.locked)
}
