import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasStopped, isActive } from '../../../src/actors/run/run-state.ts'
import { finding, requirements, submit } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf } from '../support/plans.ts'
import { messageFor, randomPlan, randomPlanning, randomTurns } from '../support/random-run.ts'

test.each([
  ['a plan that was brought along', submit(), null],
  ['a plan that is designed first', submit(requirements('Build it.')), 2],
  ['a plan that costs more than it may', submit({ budgetUsd: 4 }), 2],
])(
  'no order of messages breaks a run by %s, or leaves it with nothing to wait for',
  { timeout: 60_000 },
  (_, first, mostUsd) => {
    fc.assert(
      fc.property(randomTurns, fc.nat(3), (played, rejections) => {
        let checks = 0
        const check = () => ((checks += 1) <= rejections ? [finding('not sound')] : [])
        const run = new PlayedRun(
          knowledgeOf(randomPlan, { planning: () => randomPlanning, check, mostUsd: () => mostUsd }),
        )
        run.take(first)
        for (const choices of played) {
          run.take(...choices.map((one) => messageFor(run, one)))
          const waits = run.wanted.length > 0 || run.status === 'WAITING'
          expect(waits || hasStopped(run.state.run)).toBe(isActive(run.state) || hasStopped(run.state.run))
        }
      }),
      { numRuns: 150 },
    )
  },
)
