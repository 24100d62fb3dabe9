import { describe, expect, test } from 'vitest'
import { sha256, stepId } from '../../../src/core/ids.ts'
import type { Message } from '../../../src/core/message.ts'
import { answerApproval, finding, submit, taskDone, thought } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'

const loop = (checker = 'check_persona') =>
  workflowOf(
    [
      { id: 'make', next: ['check'], attempts: 9 },
      {
        id: 'check',
        who: checker,
        next: ["END?verdict = 'ok'", 'make'],
        split: 'xor',
        out: ['verdict'],
        attempts: 9,
      },
    ],
    [['verdict', 'text']],
  )

function started(plan = planOf(loop())): PlayedRun {
  const run = new PlayedRun(knowledgeOf(plan))
  run.take(submit())
  return run
}

const refused = (attempt: number, what = `wrong ${attempt}`): Message =>
  thought(`check/${attempt}/1/think/1`, { outputs: { verdict: 'no' }, content: { findings: [finding(what)] } })

/** The work is made and sent back, so often. */
function sendBack(run: PlayedRun, ...attempts: readonly number[]): void {
  for (const attempt of attempts) run.take(thought(`make/${attempt}/1/think/1`), refused(attempt))
}

describe('the same two personas that send work back', () => {
  test('three times are stopped, and a person is asked, with the last findings', () => {
    const run = started()
    sendBack(run, 1, 2)
    expect([run.status, run.wanted]).toEqual(['RUNNING', ['make/3/1/think/1']])
    expect(run.last('ReworkRequested').exchange).toEqual({ from: 'check_persona', returns: 2, covered: [] })
    sendBack(run, 3)
    expect([run.status, run.wanted]).toEqual(['WAITING', []])
    expect(run.last('ApprovalRequested')).toMatchObject({
      about: 'exchange_stuck',
      step: 'make',
      options: ['again', 'cancel'],
      reason: 'wrong 3',
    })
    expect(run.last('ApprovalRequested').goal).toContain(
      'check_persona and make_persona have sent the work back 3 times',
    )
  })

  test('go on where the person says so, with the comment; and it is counted anew', () => {
    const run = started()
    sendBack(run, 1, 2, 3)
    run.take(answerApproval('P1', 'again', 'Leave the colour alone.'))
    expect([run.status, run.wanted]).toEqual(['RUNNING', ['make/4/1/think/1']])
    const messages = run.state.run.context.attempts.at(-1)?.findings.map(({ message }) => message)
    expect(messages).toEqual(['wrong 3', 'Leave the colour alone.'])
    sendBack(run, 4, 5)
    expect(run.status).toBe('RUNNING')
    sendBack(run, 6)
    expect(run.last('ApprovalRequested').id).toBe('P2')
    expect(run.status).toBe('WAITING')
  })

  test('end where the person says so', () => {
    const run = started()
    sendBack(run, 1, 2, 3)
    run.take(answerApproval('P1', 'cancel'))
    expect(run.status).toBe('CANCELLED')
  })

  test('are not the same persona at two steps', () => {
    const run = started(planOf(loop('make_persona')))
    sendBack(run, 1, 2, 3, 4)
    expect(run.status).toBe('RUNNING')
    expect(run.last('ReworkRequested').exchange).toBeUndefined()
  })

  test('are counted anew when a clause has become covered, or is not any more', () => {
    const clause = { id: 'C1', text: 'Users can add notes.', start: 0, end: 20, kind: 'function' as const }
    const plan = planOf(loop(), { tasks: { check: { after: 'run_tests' } } })
    const run = started(plan)
    const demand = { id: 'D1', clause: 'C1', part: 'notes' }
    const test1 = { id: 'T1', demand: 'D1', clauses: ['C1'], title: 'D1 notes', file: 'a.test.js', red: true }
    const suite = sha256('e'.repeat(64))
    run.state = withContext(run, {
      clauses: [clause],
      entries: [entry('E1', 'specification', { demands: [demand], unserved: [] }), entry('E2', 'application', {})],
      locked: { step: stepId('check'), entry: 'E1', sha256: suite, tests: [test1] },
    })
    const tested = (attempt: number, passes: boolean): Message =>
      taskDone(`check/${attempt}/1/after/1`, {
        entries: [
          {
            kind: 'test_report',
            title: 'Tests',
            clauses: [],
            content: { application: 'E2' },
            sha256: suite,
            tokens: 1,
          },
        ],
        ran: {
          testsSha256: suite,
          passed: passes ? 1 : 0,
          failed: passes ? 0 : 1,
          skipped: 0,
          sandbox: 'reduced',
          tests: [
            {
              suite: 'acceptance',
              name: 'D1 notes',
              file: 'a.test.js',
              demand: 'D1',
              clauses: ['C1'],
              status: passes ? 'passed' : 'failed',
              message: null,
              durationMs: 1,
            },
          ],
        },
      })
    const round = (attempt: number, passes: boolean): number | undefined => {
      run.take(thought(`make/${attempt}/1/think/1`), refused(attempt))
      run.take(tested(attempt, passes))
      return run.last('ReworkRequested').exchange?.returns
    }
    expect([round(1, false), round(2, false), round(3, true), round(4, true), round(5, false)]).toEqual([1, 2, 1, 2, 1])
    expect(run.status).toBe('RUNNING')
  })
})

const entry = (id: string, kind: string, content: object) => ({
  id,
  kind,
  author: kind === 'application' ? 'platform' : 'analyst',
  step: 'spec',
  attempt: 1,
  title: kind,
  clauses: [],
  content,
  sha256: sha256('f'.repeat(64)),
  tokens: 1,
  supersedes: null,
})

/** A run that knows something from before. */
const withContext = (run: PlayedRun, more: object): PlayedRun['state'] => ({
  ...run.state,
  run: { ...run.state.run, context: { ...run.state.run.context, ...more } },
})
