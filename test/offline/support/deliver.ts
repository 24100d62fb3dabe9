import type { Json } from '../../../src/core/json.ts'
import type { Asked, Team } from './team.ts'

/** Every persona between the requirements and the acceptance tests, in the order of the built-in net, with its step. */
export const beforeTests = [
  ['requirement_concierge', 'concierge'],
  ['business_analyst', 'analyst'],
  ['verifier', 'verify_spec'],
  ['solution_architect', 'solution'],
  ['technical_architect', 'technical'],
  ['api_designer', 'api'],
  ['database_architect', 'database'],
  ['handoff_coordinator', 'merge_design'],
  ['verifier', 'verify_design'],
  ['tester', 'write_tests'],
] as const

/** Plays the built-in net up to and with the acceptance tests, whatever is found; answers by step. */
export async function playUntilTests(team: Team): Promise<ReadonlyMap<string, Asked>> {
  const answers = new Map<string, Asked>()
  for (const [persona, step] of beforeTests) answers.set(step, await team.ask(persona, step))
  return answers
}

interface Promised {
  readonly title: string
  readonly file: string
  readonly demand: string
  readonly clauses: readonly string[]
}

/** Publishes a report of the promised tests in which those that `fails` names have failed. */
export function report(team: Team, fails: (title: string) => boolean = () => false): void {
  const promised = team.entries.findLast(({ kind }) => kind === 'acceptance_tests')?.content as unknown as {
    tests: readonly Promised[]
  }
  const tests = promised.tests.map(({ title, file, demand, clauses }): Json => {
    const failed = fails(title)
    const message = failed ? 'expected 422, got 201' : null
    return {
      suite: 'acceptance',
      name: title,
      file,
      demand,
      clauses,
      status: failed ? 'failed' : 'passed',
      message,
      durationMs: 1,
    }
  })
  team.publish({ kind: 'test_report', step: 'qa', content: { tests, missing: [], appFailed: null, limitHit: null } })
}
