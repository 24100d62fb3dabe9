import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasStopped, isActive } from '../../../src/actors/run/run-state.ts'
import { command, failed, finding, requirements, submit, taskDone, thought, timer } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'

/** Parallel steps of one persona, a join, a loop that a person can prolong, tasks before and after. */
const work = workflowOf(
  [
    { id: 'a', who: 'pa', next: ['b', 'c', 'd'], attempts: 2 },
    { id: 'b', who: 'px', next: ['join'], attempts: 2 },
    { id: 'c', who: 'px', next: ['join'], attempts: 2 },
    { id: 'd', who: 'pd', next: ['join'], attempts: 1 },
    { id: 'join', who: 'pj', join: 'and', next: ['make'] },
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
const plan = planOf(work, {
  tasks: { b: { before: 'render_application', after: 'assemble_application' }, d: { after: 'lock_tests' } },
})
const planning = planOf(
  workflowOf([
    { id: 'draft', who: 'pa', next: ['one', 'two'], attempts: 2 },
    { id: 'one', who: 'px', next: ['end'], attempts: 1 },
    { id: 'two', who: 'px', next: ['end'], attempts: 1 },
    { id: 'end', by: 'route', who: null, goal: null, join: 'and', next: ['END'] },
  ]),
)

const kinds = [
  'done',
  'done',
  'done',
  'done',
  'found',
  'broken',
  'timer',
  'answer',
  'answer',
  'pause',
  'resume',
] as const
const choice = fc.record({ kind: fc.constantFrom(...kinds, 'cancel'), which: fc.nat(), ok: fc.boolean() })
type Choice = Readonly<{ kind: (typeof kinds)[number] | 'cancel'; which: number; ok: boolean }>

/** A message that may come now, in the right order or not: keys and questions of the state before the turn. */
function messageFor(run: PlayedRun, { kind, which, ok }: Choice): ReturnType<typeof command> {
  const of = (keys: readonly string[]): string => keys[which % Math.max(1, keys.length)] ?? 'none/1/1/think/1'
  const timers = run.wanted.filter((key) => key.startsWith('timer ')).map((key) => key.slice(6))
  const key = of(run.wanted.filter((one) => !one.startsWith('timer ')))
  const findings = kind === 'found' ? [finding('wrong')] : []
  if (kind === 'pause' || kind === 'resume' || kind === 'cancel') return command(kind)
  if (kind === 'timer') return timer(of(timers))
  if (kind === 'broken') return failed(key, { code: ok ? 'BUSY' : 'OFF_CONTRACT', message: 'no', retryable: ok })
  if (kind === 'answer') {
    const asked = run.state.run.context.approvals.filter((one) => one.answer === null)
    const approval = asked[which % Math.max(1, asked.length)]
    const decision = approval?.options[ok ? 0 : approval.options.length - 1] ?? 'ok'
    const body = { approvalId: approval?.id ?? 'P0', decision, comment: null, outputs: {}, by: null }
    return command('answer_approval', body)
  }
  if (!key.includes('/think/')) return taskDone(key, { findings })
  return thought(key, { findings, outputs: key.startsWith('check/') ? { verdict: ok ? 'ok' : 'no' } : {} })
}

const turns = fc.array(fc.array(choice, { minLength: 1, maxLength: 3 }), { maxLength: 60 })

test.each([
  ['a plan that was brought along', submit()],
  ['a plan that is designed first', submit(requirements('Build it.'))],
])('no order of messages breaks a run by %s, or leaves it with nothing to wait for', (_, first) => {
  fc.assert(
    fc.property(turns, fc.nat(3), (played, rejections) => {
      let checks = 0
      const check = () => ((checks += 1) <= rejections ? [finding('not sound')] : [])
      const run = new PlayedRun(knowledgeOf(plan, { planning: () => planning, check }))
      run.take(first)
      for (const choices of played) {
        run.take(...choices.map((one) => messageFor(run, one)))
        const waits = run.wanted.length > 0 || run.status === 'WAITING'
        expect(waits || hasStopped(run.state.run)).toBe(isActive(run.state) || hasStopped(run.state.run))
      }
    }),
    { numRuns: 150 },
  )
})
