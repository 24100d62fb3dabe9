import { expect, test } from 'vitest'
import { openAttempts } from '../../src/actors/run/run-context.ts'
import { runKnowledge } from '../../src/assembly/run-knowledge.ts'
import type { ModelProvider, ModelRequest } from '../../src/core/provider.ts'
import { offlineProvider } from '../../src/offline/provider.ts'
import { command, offContract, requirements, submit } from '../actors/support/messages.ts'
import { PlayedRun } from '../actors/support/played-run.ts'
import { builtInBrain } from '../brain/support/brains.ts'

const brain = await builtInBrain()

/** Costs a cent for each character of a refused answer, and a dollar for the rest. */
function priced(asked: ModelRequest[]): ModelProvider {
  const mostUsd: ModelProvider['mostUsd'] = (request) => {
    asked.push(request)
    return 1 + (request.repair?.answer.length ?? 0) / 100
  }
  return { ...offlineProvider(), id: 'priced', mostUsd }
}

function started(provider: string, asked: ModelRequest[] = [], known = brain): PlayedRun {
  const providers = new Map([offlineProvider(), priced(asked)].map((one) => [one.id, one]))
  const run = new PlayedRun(runKnowledge({ brain: known, providers, packBudget: 100_000 }))
  const text = 'Members borrow books for 14 days.'
  run.take(submit({ ...requirements(text), provider, budgetUsd: 100 }))
  return run
}

const firstReserved = (run: PlayedRun): number | undefined =>
  run.log.find(({ type }) => type === 'BudgetReserved')?.data['usd' as never]

test('the most that a call can cost is what its provider says of the very question', () => {
  const asked: ModelRequest[] = []
  const run = started('priced', asked)
  expect(firstReserved(run)).toBe(1)
  expect(asked[0]?.pack.requirements?.text).toContain('14 days')
  expect(asked[0]?.pack.step).toBe(openAttempts(run.state.run.context)[0]?.step)
})

test('a repair costs what the refused answer adds to the question', () => {
  const run = started('priced')
  const [key = ''] = run.wanted
  run.take(offContract(key, 'title: missing'))
  expect(run.last('BudgetReserved').usd).toBe(1.1)
})

test('calls of a provider without prices, and of one that this node does not know, cost nothing', () => {
  expect(firstReserved(started('offline'))).toBeUndefined()
  expect(firstReserved(started('elsewhere'))).toBeUndefined()
})

test('what cannot be asked costs nothing: the activity says what is missing', () => {
  const run = started('elsewhere')
  run.take(command('pause'))
  const gone = new PlayedRun(
    runKnowledge({
      brain: { ...brain, personas: new Map() },
      providers: new Map([['elsewhere', priced([])]]),
      packBudget: 1_000,
    }),
  )
  gone.state = run.state
  gone.take(command('resume'))
  expect(gone.last('BudgetReserved').usd).toBe(0)
})
