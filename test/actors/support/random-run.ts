import fc from 'fast-check'
import { spentUsd } from '../../../src/actors/run/budget.ts'
import type { Message } from '../../../src/core/message.ts'
import { command, failed, finding, offContract, taskDone, thought, timer } from './messages.ts'
import type { PlayedRun } from './played-run.ts'
import { planOf, workflowOf } from './plans.ts'

/** Parallel steps of one persona, a join, a tool that must not be called twice, a loop that a person can prolong. */
const work = workflowOf(
  [
    { id: 'a', who: 'pa', next: ['b', 'c', 'd'], attempts: 2 },
    { id: 'b', who: 'px', next: ['join'], attempts: 2 },
    { id: 'c', who: 'px', next: ['join'], attempts: 2 },
    { id: 'd', who: 'pd', next: ['join'], attempts: 1 },
    { id: 'join', who: 'pj', join: 'and', next: ['pay'] },
    { id: 'pay', by: 'tool', who: 'bank.pay', next: ['make'] },
    { id: 'make', who: 'pa', next: ['check'], exhausted: 'help' },
    {
      id: 'check',
      who: 'pd',
      split: 'xor',
      out: ['verdict'],
      exhausted: 'help',
      next: ["pass?verdict = 'ok'", 'make'],
    },
    { id: 'pass', by: 'route', who: null, goal: null, next: ['END'] },
    { id: 'help', by: 'human', who: 'owner', split: 'xor', out: ['verdict'], next: ["make?verdict = 'ok'", 'END'] },
  ],
  [['verdict', 'text']],
)

/** A plan in which much can go wrong. */
export const randomPlan = planOf(work, {
  tasks: { b: { before: 'render_application', after: 'assemble_application' }, d: { after: 'lock_tests' } },
})

/** How such a plan may be designed. */
export const randomPlanning = planOf(
  workflowOf([
    { id: 'draft', who: 'pa', next: ['one', 'two'], attempts: 2 },
    { id: 'one', who: 'px', next: ['end'], attempts: 1 },
    { id: 'two', who: 'px', next: ['end'], attempts: 1 },
    { id: 'end', by: 'route', who: null, goal: null, join: 'and', next: ['END'] },
  ]),
)

/** How often each kind of message comes, so that many a history gets far. */
const weights = {
  done: 80,
  found: 8,
  broken: 12,
  lost: 8,
  timer: 20,
  answer: 24,
  retry: 6,
  raise: 12,
  pause: 3,
  resume: 12,
  cancel: 1,
} as const
type Kind = keyof typeof weights

/** One thing that may happen to a run, whatever the run is at. */
export interface Choice {
  readonly kind: Kind
  readonly which: number
  readonly ok: boolean
}

const kind = fc.oneof(
  ...Object.entries(weights).map(([name, weight]) => ({ weight, arbitrary: fc.constant(name as Kind) })),
)
const choice: fc.Arbitrary<Choice> = fc.record({ kind, which: fc.nat(), ok: fc.boolean() })

/** Turns of a run, each with the messages that it handles together. */
export const randomTurns = fc.array(fc.array(choice, { minLength: 1, maxLength: 3, size: 'max' }), {
  maxLength: 60,
  size: 'max',
})

/** A message that may come now, in the right order or not: keys and questions of the state before the turn. */
export function messageFor(run: PlayedRun, { kind, which, ok }: Choice): Message {
  const of = (keys: readonly string[]): string => keys[which % Math.max(1, keys.length)] ?? 'none/1/1/think/1'
  const timers = run.wanted.filter((key) => key.startsWith('timer ')).map((key) => key.slice(6))
  const key = of(run.wanted.filter((one) => !one.startsWith('timer ')))
  const findings = kind === 'found' ? [finding('wrong')] : []
  if (kind === 'pause' || kind === 'resume' || kind === 'cancel') return command(kind)
  if (kind === 'timer') return timer(of(timers))
  if (kind === 'lost') return { ...timer(key), kind: 'loss', body: 'another node' }
  if (kind === 'broken') {
    const offers = !ok && key.includes('/think/')
    return offers ? offContract(key) : failed(key, { code: 'BUSY', message: 'no', retryable: ok })
  }
  if (kind === 'retry') {
    const failing = run.state.run.context.approvals.findLast(({ about }) => about === 'step_failed')
    return command('retry_step', { step: failing?.step ?? of(['b', 'c', 'd', 'join']), reason: ok ? 'again' : null })
  }
  if (kind === 'raise') {
    const now = run.state.run.context
    const budgetUsd = Math.max(now.budget.limitUsd ?? 0, spentUsd(now)) + (which % 3)
    return command('raise_budget', { budgetUsd, reason: null })
  }
  if (kind === 'answer') {
    const asked = run.state.run.context.approvals.filter((one) => one.answer === null)
    const approval = asked[which % Math.max(1, asked.length)]
    const decision = approval?.options[ok ? 0 : approval.options.length - 1] ?? 'ok'
    const body = { approvalId: approval?.id ?? 'P0', decision, comment: null, outputs: {}, by: null }
    return command('answer_approval', body)
  }
  if (key.includes('/tool/')) return { ...taskDone(key), body: { outcome: 'done', result: { outputs: {} } } }
  if (!key.includes('/think/')) return taskDone(key, { findings })
  const outputs = key.startsWith('check/') ? { verdict: ok ? 'ok' : 'no' } : {}
  return thought(key, { findings, outputs, costUsd: which % 3 })
}
