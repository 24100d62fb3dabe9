import { describe, expect, test } from 'vitest'
import { PlainView } from '../../../src/cli/show/plain-view.ts'
import type { RunEvent } from '../../../src/client/client.ts'
import { FakeTerminal } from '../support/fake-terminal.ts'
import { eventOf, recordedEvents } from '../support/recorded-events.ts'

const personas = [
  { name: 'business_analyst', title: 'Business Analyst', phase: 'requirements' },
  { name: 'requirement_concierge', title: 'Requirement Concierge', phase: 'requirements' },
]

function shown(events: readonly RunEvent[], colour = false): readonly string[] {
  const terminal = new FakeTerminal({ colour })
  const view = new PlainView(terminal, { personas, text: false })
  for (const event of events) view.event(event)
  expect(terminal.stderr).toBe('')
  return terminal.stdout.split('\n').slice(0, -1)
}

describe('a recorded run in plain lines', () => {
  const events = recordedEvents()
  const lines = shown(events)
  const text = lines.join('\n')

  test('shows every handoff, in order, with what was passed on', () => {
    const handoffs = events.filter(({ type }) => type === 'HandedOff')
    expect(lines.filter((line) => /^ {2}[A-Z][\w ]+ → [A-Z][\w ]+: E\d/.test(line))).toHaveLength(handoffs.length)
    expect(lines).toContain('  Requirement Concierge → Business Analyst: E7 clause review (C1)')
  })

  test('shows how far each phase has come', () => {
    expect(lines).toContain(
      '[requirements 2/2] Business Analyst: Fitness tracker: Workouts, Exercises, Goals, Body measurements',
    )
  })

  test('shows what was understood, clause by clause, with what was assumed', () => {
    const understood = text.slice(text.indexOf('What was understood'))
    expect(understood).toMatch(
      /C1 “Build a fitness tracking website with user authentication”\n {4}C1\.1 “user authentication” → accounts/,
    )
    expect(understood).toContain('C1.2 “fitness tracking” → Workouts: list, view, create')
    expect(understood).toMatch(/Assumed, because the text does not say it:\n {4}A1 /)
  })

  test('shows each acceptance test, and rework as the way of a test', () => {
    expect(lines).toContain('  ✗ C1.3 Exercises can be added, viewed and listed')
    expect(text).toMatch(/Back to the Developer \(“develop”\) with 2 findings:\n {4}"C1\.1 What needs an account/)
    expect(lines).toContain(
      '  ✓ C1.3 Exercises can be added, viewed and listed: failed → back to the Developer → passed',
    )
    expect(lines.filter((line) => line.startsWith('  ✓ C1.2 Workouts'))).toHaveLength(1)
    expect(lines).toContain('  7 of 7 acceptance tests passed')
  })

  test('has no control characters, and colours only where they are wanted', () => {
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
    expect(shown(events, true).join('\n')).toContain('\u001b[32m')
  })
})

describe('events that are not in every run', () => {
  test('text of a run cannot steer the terminal', () => {
    const [line] = shown([eventOf('RunFailed', { code: 'X', message: 'a\u001b[2J\r\nb\u0007\u202ec\u0000' })])
    expect(line).toBe('Failed: a [2J b c')
  })

  test('an edit that is not kept, and a locked test that is amended, are shown with the reason', () => {
    const findings = [{ code: 'patch_refused', message: 'src/app.js: found nowhere the text "x"', clauses: [] }]
    const task = { step: 'develop', attempt: 1, round: 2, task: 'build_application', entries: [], more: true }
    expect(shown([eventOf('TaskFinished', { ...task, findings: [] })])).toEqual([])
    expect(shown([eventOf('TaskFinished', { ...task, findings })])).toEqual([
      '  An edit is not kept (the step):',
      '    src/app.js: found nowhere the text "x"',
    ])
    const amended = [{ test: 'T1', clauses: ['C1'], why: 'C1 says 80.' }]
    expect(shown([eventOf('TestAmended', { amended, sha256: 'a'.repeat(64) })])).toEqual([
      'Amended and locked anew (sha256 aaaaaaaaaaaa…): 1 acceptance test',
      '    T1 (C1): C1 says 80.',
    ])
  })

  test('an approval says how it is answered', () => {
    const lines = shown([
      eventOf('ApprovalRequested', {
        id: 'P1',
        step: 'approve',
        attempt: 1,
        about: 'human_step',
        role: 'manager',
        goal: 'Approve the invoice',
        reason: null,
        options: ['approve', 'reject'],
        outputs: [{ name: 'amount', type: 'num' }],
      }),
    ])
    expect(lines).toStrictEqual([
      'A person is asked (P1, manager): Approve the invoice',
      '  answer: g1 answer run_01a1f827-4bd1-7bed-96f0-3bd7a94c7fd1 P1 approve|reject',
      `          --outputs '{"amount": <num>}'`,
    ])
  })

  test('an answer that was of no use is told with the reason, and so is a request that may have been paid for nothing', () => {
    const answer = { step: 'analyst', attempt: 1, round: 1, provider: 'openai', model: 'openai/m', answerSha256: 'a' }
    const lines = shown([
      eventOf('StepStarted', { step: 'analyst', attempt: 1, by: 'persona', persona: 'business_analyst' }),
      eventOf('AnswerRefused', {
        ...answer,
        error: 'The answer is off the contract specification:\n- found no title',
        bytes: 9,
        lostRequests: 0,
      }),
      eventOf('ModelAnswered', { ...answer, repairs: 1, lostRequests: 1 }),
    ])
    expect(lines).toStrictEqual([
      '  An answer is not used (Business Analyst): The answer is off the contract specification: - found no title',
      '  1 request for “analyst” broke off and may have been charged.',
    ])
  })

  test('types that came later say nothing, also those with the names of built-in properties', () => {
    expect(shown([eventOf('Teleported', {}), eventOf('constructor', {}), eventOf('toString', null)])).toStrictEqual([])
  })
})
