import { expect, test } from 'vitest'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { diffWants, wants } from '../../../src/actors/run/wants.ts'
import { batchOf } from '../../../src/actors/runtime/batch-of.ts'
import { epoch, incarnation, runId, seq, tenantId } from '../../../src/core/ids.ts'
import { command, submit, thought } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'

const now = 7_000
const tools = { incarnation: incarnation('me'), clock: { now: () => now } as never, ids: { uuid7: () => 'b' } }

/** When a run is due after the turn that brought it here. */
function dueAt({ state, log }: PlayedRun): number | null {
  const wanted = wants(state)
  const events = log.slice(-1).map((event) => ({ event, json: '{}' }))
  const claim = { tenantId: tenantId('t'), runId: runId('r'), epoch: epoch(1) }
  const change = diffWants(wanted, wanted)
  return batchOf({ claim, expected: seq(1), mail: [], state, events, change, waits: wanted }, tools).dueAt
}

function started(budgetUsd: number): PlayedRun {
  const plan = planOf(workflowOf([{ id: 'only', next: ['END'] }]))
  const run = new PlayedRun(knowledgeOf(plan, { mostUsd: () => 1 }))
  run.take(submit({ budgetUsd }))
  return run
}

test('a run with something in flight is due at once for whoever takes over, one that waits for a person is not', () => {
  expect(dueAt(started(1))).toBe(now)
  expect(dueAt(started(0.5))).toBeNull()
})

test('a run that has to handle a message once more is due, with nothing in flight as well', () => {
  const run = started(0.5)
  const receipt = thought('only/1/1/think/1')
  const data = { error: 'boom', message: receipt.id, kind: 'receipt', name: receipt.type } as const
  run.state = evolve(run.state, { type: 'RunParked', v: 2, persona: null, cause: receipt.id, at: 5, data })
  run.take(command('resume'))
  expect(run.state.run.context.replay).not.toBeNull()
  expect(run.wanted).toEqual([])
  expect(dueAt(run)).toBe(now)
})
