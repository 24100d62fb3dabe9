import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { restOfDecision } from '../../../src/actors/run/fork.ts'
import { openAttempts } from '../../../src/actors/run/run-context.ts'
import { hasStopped, initialState, type RunState, statusOf } from '../../../src/actors/run/run-state.ts'
import type { RunEvent } from '../../../src/core/event/run-event.ts'
import { runId, seq } from '../../../src/core/ids.ts'
import type { Message } from '../../../src/core/message.ts'
import type { StoredEvent } from '../../../src/core/store/store.ts'
import { command, finding, requirements, submit } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf } from '../support/plans.ts'
import { type Choice, messageFor, randomPlan, randomPlanning, randomTurns } from '../support/random-run.ts'

/** Two hundred histories take their time on a machine that is busy. */
const timeout = 60_000

const orders = fc.constantFrom(submit(), submit(requirements('Build it.')), submit({ budgetUsd: 4 }))

/** What was played: the state after each turn as it was live, and the log with the number of each event's turn. */
interface History {
  readonly live: readonly { readonly state: RunState; readonly events: number }[]
  readonly log: readonly StoredEvent[]
}

function play(first: Message, turns: readonly (readonly Choice[])[]): History {
  const run = newRun()
  const live: History['live'][number][] = []
  const log: StoredEvent[] = []
  const take = (...messages: readonly Message[]): void => {
    run.take(...messages)
    for (const event of run.log.slice(log.length)) {
      log.push({
        ...event,
        runId: runId('r'),
        seq: seq(log.length + 1),
        batchId: String(live.length),
        data: event.data as never,
      })
    }
    live.push({ state: run.state, events: log.length })
  }
  take(first)
  for (const choices of turns) take(...choices.map((one) => messageFor(run, one)))
  return { live, log }
}

function newRun(): PlayedRun {
  let checks = 0
  const check = () => ((checks += 1) <= 1 ? [finding('not sound')] : [])
  return new PlayedRun(knowledgeOf(randomPlan, { planning: () => randomPlanning, check, mostUsd: () => 2 }))
}

const asStored = (event: StoredEvent): RunEvent => JSON.parse(JSON.stringify(event)) as RunEvent
const fold = (events: readonly StoredEvent[]): RunState => events.map(asStored).reduce(evolve, initialState())

test('what any history folds to, as it is stored, is what was live after each of its turns', { timeout }, () => {
  fc.assert(
    fc.property(orders, randomTurns, fc.nat(), (first, turns, which) => {
      const { live, log } = play(first, turns)
      const some = live[which % live.length]
      for (const point of [some, live.at(-1)]) expect(fold(log.slice(0, point?.events))).toEqual(point?.state)
    }),
    { numRuns: 100 },
  )
})

test('a fork at any seq of any history goes on to its end, with what was decided together left whole', {
  timeout,
}, () => {
  fc.assert(
    fc.property(orders, randomTurns, fc.nat(), (first, turns, which) => {
      const { log } = play(first, turns)
      const at = 1 + (which % log.length)
      fc.pre(!hasStopped(fold(log.slice(0, at)).run))
      const [last, ...following] = log.slice(at - 1)
      if (last === undefined) throw new Error('The history is empty.')
      const fork = newRun()
      const rest = restOfDecision(last, following)
      fork.state = fold(log.slice(0, at + rest))
      expect(['HandedOff', 'HandoffRefused']).not.toContain(log[at + rest]?.type)
      expect(halfAnswered(fork.state)).toEqual([])
      fork.take(command('fork', {}))
      finish(fork)
      expect(statusOf(fork.state)).toMatch(/COMPLETED|FAILED|CANCELLED/)
    }),
    { numRuns: 200 },
  )
})

/** Steps that are to think although an answer of the same round stands in the log already. */
const halfAnswered = ({ run }: RunState): readonly string[] =>
  openAttempts(run.context)
    .filter(({ stage, round, packs }) => stage === 'think' && packs.some((pack) => pack.round === round))
    .map(({ step }) => step)

/** Does whatever a run waits for, and well, until it ends. */
function finish(run: PlayedRun): void {
  for (let turn = 0; turn < 200 && !hasStopped(run.state.run); turn += 1) run.take(nextFor(run))
}

function nextFor(run: PlayedRun): Message {
  const { approvals, budget } = run.state.run.context
  const does = (kind: Choice['kind']): Message => messageFor(run, { kind, which: 2, ok: true })
  if (run.status === 'PAUSED' || run.status === 'PARKED') return does('resume')
  if (budget.exceeded) return does('raise')
  if (run.wanted.some((key) => key.startsWith('timer '))) return does('timer')
  const asked = approvals.find(({ answer }) => answer === null)
  if (run.wanted.length > 0 || asked === undefined) return does('done')
  // A person who is asked for help says that it is enough: a loop that is always prolonged never ends.
  const decision = asked.about === 'human_step' ? 'enough' : asked.options[0]
  return command('answer_approval', {
    approvalId: asked.id,
    decision: decision ?? '',
    comment: null,
    outputs: {},
    by: null,
  })
}
