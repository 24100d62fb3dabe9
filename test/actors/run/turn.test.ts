import { describe, expect, test } from 'vitest'
import { sha256, stepId } from '../../../src/core/ids.ts'
import { PoisonMessage } from '../../../src/actors/run/turn.ts'
import { wants } from '../../../src/actors/run/wants.ts'
import {
  command,
  failed,
  finding,
  offContract,
  requirements,
  submit,
  taskDone,
  thought,
  timer,
  toolAnswered,
} from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'

const two = workflowOf([
  { id: 'first', next: ['second'] },
  { id: 'second', next: ['END'] },
])
const started = (plan = planOf(two)) => {
  const run = new PlayedRun(knowledgeOf(plan))
  run.take(submit())
  return run
}

describe('a run by a given workflow', () => {
  test('adopts the plan, starts the first step and wants its persona to think', () => {
    const run = new PlayedRun(knowledgeOf(planOf(two)))
    expect(run.take(submit())).toEqual(['RunSubmitted', 'PlanAdopted', 'StepEnabled', 'StepStarted'])
    expect(run.wanted).toEqual(['first/1/1/think/1'])
    expect(run.status).toBe('RUNNING')
  })

  test('an answer is published, verified, handed over, and the next step begins in the same turn', () => {
    const run = started()
    expect(run.take(thought('first/1/1/think/1'))).toEqual([
      'ContextPulled',
      'ModelAnswered',
      'EntryPublished',
      'VerificationPassed',
      'StepCompleted',
      'HandedOff',
      'StepEnabled',
      'StepStarted',
    ])
    expect(run.last('HandedOff')).toMatchObject({ from: 'first_persona', to: 'second_persona', entries: ['E1'] })
    expect(run.take(thought('second/1/1/think/1')).at(-1)).toBe('RunCompleted')
    expect(run.status).toBe('COMPLETED')
    expect(run.wanted).toEqual([])
  })

  test('a receipt that comes twice, or after the step moved on, changes nothing and leaves evidence', () => {
    const run = started()
    run.take(thought('first/1/1/think/1'))
    const before = run.state.run.context
    expect(run.take(thought('first/1/1/think/1'))).toEqual(['MessageIgnored'])
    const usage = { ...before.usage, lateCalls: 1 }
    expect(run.state.run.context).toEqual({ ...before, usage })
  })
})

describe('verification', () => {
  test('sends the work back with the findings, in bounded rounds, then uses up attempts, then asks a person', () => {
    const plan = planOf(workflowOf([{ id: 'only', next: ['END'], attempts: 2 }]))
    const run = started(plan)
    expect(run.take(thought('only/1/1/think/1', { findings: [finding('wrong')] }))).toContain('ReworkRequested')
    expect(run.wanted).toEqual(['only/1/2/think/1'])
    expect(run.take(thought('only/1/2/think/1', { findings: [finding('wrong')] }))).toContain('StepFailed')
    expect(run.wanted).toEqual(['only/2/1/think/1'])
    run.take(thought('only/2/1/think/1', { findings: [finding('wrong')] }))
    run.take(thought('only/2/2/think/1', { findings: [finding('still wrong')] }))
    expect(run.status).toBe('WAITING')
    expect(run.last('ApprovalRequested')).toMatchObject({ about: 'step_failed', options: ['retry', 'cancel'] })
    expect(run.last('ApprovalRequested').reason).toContain('still wrong')
    run.take(command('answer_approval', { approvalId: 'P1', decision: 'retry', comment: null, outputs: {}, by: null }))
    expect(run.wanted).toEqual(['only/3/1/think/1'])
  })

  test('what passed verification does not carry findings of an earlier round on', () => {
    const run = started()
    run.take(thought('first/1/1/think/1', { findings: [finding('wrong')] }))
    run.take(thought('first/1/2/think/1'))
    expect(run.wanted).toEqual(['second/1/1/think/1'])
    expect(run.last('HandedOff').entries).toEqual(['E2'])
  })
})

describe('loops of the net', () => {
  const loop = workflowOf(
    [
      { id: 'make', next: ['check'], attempts: 2, exhausted: 'help' },
      { id: 'check', next: ["END?verdict = 'ok'", 'make'], split: 'xor', out: ['verdict'], attempts: 5 },
      {
        id: 'help',
        by: 'human',
        who: 'owner',
        next: ["make?verdict = 'again'", 'END'],
        split: 'xor',
        out: ['verdict'],
      },
    ],
    [['verdict', 'text']],
  )

  test('findings of a check travel back to the step that has to mend them', () => {
    const run = started(planOf(loop))
    run.take(thought('make/1/1/think/1'))
    const content = { findings: [finding('does not work')] }
    run.take(thought('check/1/1/think/1', { outputs: { verdict: 'no' }, content }))
    expect(run.last('ReworkRequested')).toMatchObject({ step: 'check', toStep: 'make', to: 'make_persona' })
    expect(run.state.run.context.attempts.at(-1)?.findings).toEqual([finding('does not work')])
  })

  test('without attempts the work goes to the exhausted step, and a person sends it back or ends it', () => {
    const run = started(planOf(loop))
    for (const attempt of [1, 2]) {
      run.take(thought(`make/${attempt}/1/think/1`))
      const content = { findings: [finding('still broken')] }
      run.take(thought(`check/${attempt}/1/think/1`, { outputs: { verdict: 'no' }, content }))
    }
    expect(run.status).toBe('WAITING')
    expect(run.last('ApprovalRequested')).toMatchObject({
      about: 'human_step',
      role: 'owner',
      options: ['again'],
      reason: 'still broken',
    })
    run.take(command('answer_approval', { approvalId: 'P1', decision: 'again', comment: null, outputs: {}, by: 'ann' }))
    expect(run.wanted).toEqual(['make/3/1/think/1'])
  })
})

describe('communication rules', () => {
  test('a handoff without a rule does not happen, and says so', () => {
    const run = started(planOf(two, { rules: { handoffs: [] } }))
    const types = run.take(thought('first/1/1/think/1'))
    expect(types).toContain('HandoffRefused')
    expect(types).not.toContain('HandedOff')
  })

  test('a rule that names kinds withholds the others', () => {
    const [from, to] = planOf(two).team.map(({ persona }) => persona)
    if (from === undefined || to === undefined) throw new Error('no team')
    const run = started(planOf(two, { rules: { handoffs: [{ from, to, kinds: ['verdict'] }] } }))
    run.take(thought('first/1/1/think/1'))
    expect(run.last('HandedOff')).toMatchObject({ entries: [], withheld: ['E1'] })
  })

  test('an approval that the plan asks for holds the step until a person gives it', () => {
    const [first] = planOf(two).team.flatMap(({ steps }) => steps)
    const run = started(planOf(two, { rules: { approvals: first === undefined ? [] : [first] } }))
    run.take(thought('first/1/1/think/1'))
    expect(run.status).toBe('WAITING')
    run.take(
      command('answer_approval', { approvalId: 'P1', decision: 'approve', comment: null, outputs: {}, by: null }),
    )
    expect(run.wanted).toEqual(['second/1/1/think/1'])
  })
})

describe('platform tasks', () => {
  const plan = planOf(two, { tasks: { first: { before: 'render_application', after: 'assemble_application' } } })

  test('come before and after the thinking of their step', () => {
    const run = started(plan)
    expect(run.wanted).toEqual(['first/1/1/before/1'])
    run.take(taskDone('first/1/1/before/1'))
    expect(run.wanted).toEqual(['first/1/1/think/1'])
    run.take(thought('first/1/1/think/1'))
    expect(run.wanted).toEqual(['first/1/1/after/1'])
    run.take(taskDone('first/1/1/after/1'))
    expect(run.wanted).toEqual(['second/1/1/think/1'])
  })

  test('what a task finds after the answer sends the persona back', () => {
    const run = started(plan)
    run.take(taskDone('first/1/1/before/1'), thought('first/1/1/think/1'))
    run.take(taskDone('first/1/1/after/1', { findings: [finding('unsafe path')] }))
    expect(run.wanted).toEqual(['first/1/2/think/1'])
  })
})

describe('failures of activities', () => {
  const broken = { code: 'BUSY', message: 'busy', retryable: true }

  test('a retryable one is tried again after a wait that is a timer, with a key of its own', () => {
    const run = started()
    run.take(failed('first/1/1/think/1', broken))
    expect(run.wanted).toEqual(['timer first/1/1/think/2'])
    run.take(timer('first/1/1/think/2'))
    expect(run.wanted).toEqual(['first/1/1/think/2'])
  })

  test('after the last try the attempt has failed, and says why', () => {
    const run = started()
    for (const tries of [1, 2, 3]) {
      run.take(failed(`first/1/1/think/${tries}`, broken))
      if (tries < 3) run.take(timer(`first/1/1/think/${tries + 1}`))
    }
    expect(run.last('StepFailed').reason).toBe('BUSY: busy')
    expect(run.wanted).toEqual(['first/2/1/think/1'])
  })

  test('an answer off its contract is asked again twice, each time as a call of its own, then it is a finding for the next round', () => {
    const run = started()
    run.take(offContract('first/1/1/think/1', 'title: missing', 0.25))
    expect(run.wanted).toEqual(['first/1/1/think/2'])
    expect(run.state.run.context.attempts.at(-1)?.refused.map(({ error }) => error)).toEqual(['title: missing'])
    run.take(offContract('first/1/1/think/2', 'title: empty', 0.25))
    run.take(offContract('first/1/1/think/3', 'title: too long', 0.25))
    expect(run.wanted).toEqual(['first/1/2/think/1'])
    expect(run.state.run.context.attempts.at(-1)).toMatchObject({ refused: [], findings: [{ code: 'off_contract' }] })
    expect(run.state.run.context.usage).toMatchObject({ calls: 3, inputTokens: 30, costUsd: 0.75 })
    for (const tries of [1, 2, 3]) run.take(offContract(`first/1/2/think/${tries}`))
    expect(run.last('StepFailed').reason).toContain('title: missing')
  })

  test('what a failed call cost nevertheless is counted', () => {
    const run = started()
    const loss = { lostRequests: 2, usage: { inputTokens: 7, outputTokens: 1, costUsd: 0.5 } }
    run.take(failed('first/1/1/think/1', { ...broken, loss }))
    expect(run.state.run.context.usage).toMatchObject({ calls: 0, inputTokens: 7, costUsd: 0.5, possiblyPaidTwice: 2 })
  })
})

describe('people steer', () => {
  test('a paused run wants nothing; resumed, it wants exactly what it wanted before', () => {
    const run = started()
    const before = run.wanted
    run.take(command('pause'))
    expect([run.status, run.wanted]).toEqual(['PAUSED', []])
    run.take(command('resume'))
    expect([run.status, run.wanted]).toEqual(['RUNNING', before])
  })

  test('a cancelled run wants nothing and takes no more commands', () => {
    const run = started()
    run.take(command('cancel'))
    expect([run.status, run.wanted]).toEqual(['CANCELLED', []])
    expect(run.take(command('pause'))).toEqual(['CommandRejected'])
  })

  test('resuming what is not paused is refused', () => {
    const run = started()
    expect(run.take(command('resume'))).toEqual(['CommandRejected'])
    expect(run.last('CommandRejected').code).toBe('NOT_PAUSED')
  })
})

describe('the design of the work', () => {
  const planning = planOf(workflowOf([{ id: 'draft', next: ['END'] }]))
  const adopted = planOf(two)

  test('plays the planning net, proposes, checks and adopts', () => {
    const run = new PlayedRun(knowledgeOf(adopted, { planning: () => planning }))
    run.take(submit(requirements('Build it.')))
    expect([run.status, run.wanted]).toEqual(['PLANNING', ['draft/1/1/think/1']])
    expect(run.take(thought('draft/1/1/think/1'))).toEqual(
      expect.arrayContaining(['PlanProposed', 'PlanAdopted', 'StepStarted']),
    )
    expect(run.wanted).toEqual(['first/1/1/think/1'])
  })

  test('a plan that is rejected three times gives way to the built-in one, and the run says so', () => {
    const check = () => [finding('C1 is not tested')]
    const run = new PlayedRun(knowledgeOf(adopted, { planning: () => planning, check }))
    run.take(submit(requirements('Build it.')))
    run.take(thought('draft/1/1/think/1'))
    expect(run.state.run.context.attempts.at(-1)?.findings).toEqual([finding('C1 is not tested')])
    run.take(thought('draft/2/1/think/1'))
    expect(run.take(thought('draft/3/1/think/1'))).toContain('PlanAdopted')
    expect(run.last('PlanAdopted')).toMatchObject({ builtIn: true })
    expect(run.last('PlanAdopted').reason).toContain('C1 is not tested')
  })
})

test('a message that breaks the logic is named, whatever else came in the same turn', () => {
  const run = started()
  const poison = command('no_such_command')
  expect(() => run.take(command('pause'), poison)).toThrow(PoisonMessage)
  expect(() => run.take(command('pause'), poison)).toThrow(/no_such_command/)
  expect(run.status).toBe('RUNNING')
})

test('tests are locked only once nothing is found against them', () => {
  const locked = { sha256: sha256('e'.repeat(64)), tests: [] }
  const run = started(planOf(two, { tasks: { first: { after: 'lock_tests' } } }))
  run.take(thought('first/1/1/think/1'))
  expect(
    run.take(taskDone('first/1/1/after/1', { locked, findings: [finding('passes without an application')] })),
  ).not.toContain('TestsLocked')
  run.take(thought('first/1/2/think/1'))
  expect(run.take(taskDone('first/1/2/after/1', { locked }))).toContain('TestsLocked')
})

test('a persona that goes on with its step has all rounds of rework for each piece of it', () => {
  const rules = { reworkRounds: 2 }
  const run = started(planOf(two, { rules, tasks: { first: { after: 'build_application' } } }))
  const found = { findings: [finding('does not apply')], more: true }
  run.take(thought('first/1/1/think/1'))
  for (const round of [1, 2, 3, 4]) {
    expect(run.take(taskDone(`first/1/${round}/after/1`, found))).toEqual(['TaskFinished'])
    run.take(thought(`first/1/${round + 1}/think/1`))
  }
  expect(run.take(taskDone('first/1/5/after/1', { findings: [finding('will not do')] }))).toContain('ReworkRequested')
  run.take(thought('first/1/6/think/1'))
  expect(run.take(taskDone('first/1/6/after/1', { findings: [finding('will not do')] }))).toContain('StepFailed')
})

describe('a tool step', () => {
  const plan = {
    ...planOf(
      workflowOf(
        [
          { id: 'pay', by: 'tool', who: 'erp.pay', out: ['amount'], attempts: 2, next: ['book'] },
          { id: 'book', by: 'tool', who: 'erp.book', next: ['END'] },
        ],
        [['amount', 'num']],
      ),
    ),
    tools: [{ name: 'erp.book', onLoss: 'retry' as const }],
  }

  test('starts at once; its answer sets the variables, and the next step begins in the same turn', () => {
    const run = started(plan)
    expect(run.log.map(({ type }) => type)).toEqual(['RunSubmitted', 'PlanAdopted', 'StepStarted'])
    expect(run.take(toolAnswered('pay/1/1/tool/1', { amount: 12 }))).toEqual(['StepCompleted', 'StepStarted'])
    expect(run.state.run.context.play?.variables['amount']).toBe(12)
    expect(run.take(toolAnswered('book/1/1/tool/1', {})).at(-1)).toBe('RunCompleted')
  })

  test('waits with its answer where a person has to approve it', () => {
    const approved = { ...plan, rules: { ...plan.rules, approvals: [stepId('pay')] } }
    const run = started(approved)
    expect(run.take(toolAnswered('pay/1/1/tool/1', { amount: 12 }))).toEqual(['ToolAnswered', 'ApprovalRequested'])
    const { id } = run.last('ApprovalRequested')
    const answer = { approvalId: id, decision: 'approve', comment: null, outputs: {}, by: null }
    expect(run.take(command('answer_approval', answer))).toEqual(['ApprovalGiven', 'StepCompleted', 'StepStarted'])
    expect(run.state.run.context.play?.variables['amount']).toBe(12)
  })

  test('a lost call is a question for a person, unless the tool may be called again', () => {
    const run = started(plan)
    expect(wants(run.state).activities.get('pay/1/1/tool/1')?.onLoss).toBe('ask')
    run.take(toolAnswered('pay/1/1/tool/1', { amount: 12 }))
    expect(wants(run.state).activities.get('book/1/1/tool/1')?.onLoss).toBe('retry')
  })

  test('a call that fails for good takes an attempt', () => {
    const run = started(plan)
    const failure = { code: 'TOOL_FAILED', message: 'found 400', retryable: false }
    expect(run.take(failed('pay/1/1/tool/1', failure))).toEqual(['ActivityFailed', 'StepFailed', 'StepStarted'])
    expect(run.wanted).toEqual(['pay/2/1/tool/1'])
  })
})

test('thousands of commands that wait park no run: each message is bounded by itself', () => {
  const run = started()
  const events = run.take(...Array.from({ length: 2_001 }, () => command('resume')))
  expect(events).toEqual(Array.from({ length: 2_001 }, () => 'CommandRejected'))
})

test('a timer that became a message twice does not end a later wait', () => {
  const run = started()
  const busy = { code: 'BUSY', message: 'no', retryable: true }
  run.take(failed('first/1/1/think/1', busy))
  const [first = ''] = run.wanted
  run.take(timer(first.replace('timer ', '')))
  run.take(failed('first/1/1/think/2', busy))
  expect(run.take(timer(first.replace('timer ', '')))).toEqual(['MessageIgnored'])
  expect(run.wanted).toEqual(['timer first/1/1/think/3'])
})
