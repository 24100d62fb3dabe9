import { describe, expect, test } from 'vitest'
import { compileWorkflow, type Net } from '../../src/workflow/compile-workflow.ts'
import { applyMove } from '../../src/workflow/apply-move.ts'
import { IllegalMove } from '../../src/workflow/illegal-move.ts'
import {
  attemptsLeft,
  enabled,
  failed,
  initialMarking,
  isFinished,
  isStuck,
  type Marking,
} from '../../src/workflow/marking.ts'
import { parseWorkflow } from '../../src/workflow/parse-workflow.ts'
import { begin, complete, exhaust, fail, type Played, retry, start } from '../../src/workflow/play.ts'
import { initialVariables, type Variables } from '../../src/workflow/variables.ts'
import { playableInvoiceJson, sdlcJson } from './support/fixtures.ts'
import { type StepDraft, type WorkflowDraft, workflowOf } from './support/workflow-of.ts'

const vars = [{ name: 'v', type: 'int', init: null }] as const
const netOf = (steps: readonly StepDraft[], more: WorkflowDraft = {}): Net =>
  compileWorkflow(parseWorkflow(workflowOf(steps, { vars, ...more })))

/** Starts and completes a step. */
const work = (net: Net, marking: Marking, step: string, variables: Variables = {}): Played =>
  complete(net, { marking: start(net, marking, step), step, variables })

const ways = ({ taken }: Played): string[] => taken.map(({ from, to }) => `${from} → ${to}`)

describe('the built-in delivery', () => {
  const workflow = parseWorkflow(sdlcJson())
  const net = compileWorkflow(workflow)
  const ok = { ...initialVariables(workflow), verdict: 'ok' }

  /** Always works on the first enabled step; `answers` are verdicts of steps by the number of their start. */
  const deliver = (answers: Readonly<Record<string, readonly string[]>> = {}) => {
    let marking = begin(net, ok).marking
    const order: string[] = []
    for (let step = enabled(net, marking)[0]; step !== undefined; step = enabled(net, marking)[0]) {
      const nth = order.filter((earlier) => earlier === step).length
      marking = work(net, marking, step, { ...ok, verdict: answers[step]?.[nth] ?? 'ok' }).marking
      order.push(step)
    }
    return { marking, order }
  }

  test('goes straight through when every verdict is ok', () => {
    const { marking, order } = deliver()
    const steps = workflow.nets[0]?.steps.map((step) => step.id).filter((id) => id !== 'human_help')
    expect(order).toEqual(steps)
    expect(marking).toMatchObject({ tokens: {}, running: [], held: [], ended: 1 })
  })

  test('the three architects work in parallel and the merge waits for all of them', () => {
    let marking = begin(net, ok).marking
    for (const step of ['concierge', 'analyst', 'verify_spec', 'solution'])
      marking = work(net, marking, step, ok).marking
    expect(enabled(net, marking)).toEqual(['technical', 'api', 'database'])
    marking = start(net, start(net, start(net, marking, 'technical'), 'api'), 'database')
    marking = complete(net, { marking, step: 'database', variables: ok }).marking
    marking = complete(net, { marking, step: 'technical', variables: ok }).marking
    expect(enabled(net, marking)).toEqual([])
    expect(isStuck(net, marking)).toBe(false)
    marking = complete(net, { marking, step: 'api', variables: ok }).marking
    expect(enabled(net, marking)).toEqual(['merge_design'])
  })

  test('a finding of the tests goes back to the developer, one of the design to the architects', () => {
    const { order } = deliver({ qa: ['broken', 'design', 'ok'] })
    const from = order.indexOf('develop')
    expect(order.slice(from, from + 4)).toEqual(['develop', 'qa', 'develop', 'qa'])
    expect(order.slice(from + 4, from + 8)).toEqual(['solution', 'technical', 'api', 'database'])
  })

  test('rework is bounded: when the attempts are used up a person is asked, and their word gives one more', () => {
    const no = ['no', 'no', 'no', 'no']
    const { order, marking } = deliver({ verify_spec: no, human_help: ['respec', 'stop'] })
    const round = ['analyst', 'verify_spec']
    const [first, second] = [
      [...round, ...round, ...round, 'human_help'],
      [...round, 'human_help'],
    ]
    expect(order.slice(1)).toEqual([...first, ...second])
    expect(isFinished(marking)).toBe(true)
  })
})

describe('the invoice approval', () => {
  const workflow = parseWorkflow(playableInvoiceJson())
  const net = compileWorkflow(workflow)

  const path = (data: Variables): string[] => {
    const variables = initialVariables(workflow, data)
    let marking = begin(net, variables).marking
    const order: string[] = []
    for (let step = enabled(net, marking)[0]; step !== undefined; step = enabled(net, marking)[0]) {
      marking = work(net, marking, step, variables).marking
      order.push(step)
    }
    expect(isFinished(marking)).toBe(true)
    return order.slice(2, -1)
  }

  test.each<[Variables, string[]]>([
    [{ valid: false, amount: 20 }, ['reject']],
    [{ valid: true, amount: 499.99 }, ['pay']],
    [{ valid: true, amount: 500, decision: 'approve' }, ['manager_ok', 'pay']],
    [{ valid: true, amount: 500, decision: 'no' }, ['manager_ok', 'reject']],
    [{ valid: true, amount: 10_000, decision: 'approve' }, ['cfo_ok', 'pay']],
    [{ valid: true, amount: null }, ['cfo_ok', 'reject']],
    [{}, ['reject']],
  ])('%o goes by %o', (data, steps) => expect(path(data)).toEqual(steps))
})

describe('a split and a join', () => {
  test('xor: the first condition that holds wins, else the default', () => {
    const next = [{ to: 'b', when: 'v > 1' }, { to: 'c', when: 'v > 0' }, 'd']
    const net = netOf([{ id: 'a', split: 'xor', next }, { id: 'b' }, { id: 'c' }, { id: 'd' }])
    const to = (v: number | null): string[] => ways(work(net, initialMarking(net), 'a', { v }))
    expect([to(2), to(1), to(0), to(null)]).toEqual([['a → b'], ['a → c'], ['a → d'], ['a → d']])
  })

  test('xor join: each token starts the step, one at a time', () => {
    const net = netOf([{ id: 'a', next: ['b', 'c'] }, { id: 'b', next: ['d'] }, { id: 'c', next: ['d'] }, { id: 'd' }])
    let marking = work(net, initialMarking(net), 'a').marking
    marking = work(net, work(net, marking, 'b').marking, 'c').marking
    marking = start(net, marking, 'd')
    expect(enabled(net, marking)).toEqual([])
    expect(marking.tokens).toEqual({ 'c->d': 1 })
  })

  test('and join: two tokens of one step do not stand for another', () => {
    const net = netOf([
      { id: 'a', next: ['b', 'c'] },
      { id: 'b', split: 'xor', next: [{ to: 'd', when: 'v = 1' }, 'b'] },
      { id: 'c', next: ['d'] },
      { id: 'd', join: 'and' },
    ])
    const marking: Marking = { ...initialMarking(net), tokens: { 'b->d': 2 } }
    expect(enabled(net, marking)).toEqual([])
    expect(isStuck(net, marking)).toBe(true)
    expect(enabled(net, { ...marking, tokens: { 'b->d': 1, 'c->d': 1 } })).toEqual(['d'])
  })

  test('and join: without an edge that leads to it, it never starts', () => {
    const net = netOf([{ id: 'a' }, { id: 'b', join: 'and' }])
    expect(enabled(net, initialMarking(net))).toEqual(['a'])
  })

  test('a place leaves the choice to whoever starts first', () => {
    const net = netOf([{ id: 'a', next: ['p'] }, { id: 'b' }, { id: 'c' }], { places: [{ id: 'p', next: ['b', 'c'] }] })
    const played = work(net, initialMarking(net), 'a')
    expect(ways(played)).toEqual(['a → p'])
    expect(enabled(net, played.marking)).toEqual(['b', 'c'])
    expect(enabled(net, start(net, played.marking, 'c'))).toEqual([])
  })

  test('routes pass at once, one behind the other, and are told among the moves', () => {
    const route = { by: 'route', who: null } as const
    const net = netOf([
      { id: 'a', ...route, next: ['b'] },
      { id: 'b', ...route, split: 'xor', next: [{ to: 'c', when: 'v = 1' }, 'END'] },
      { id: 'c' },
    ])
    const played = begin(net, { v: 1 })
    expect(ways(played)).toEqual(['a → b', 'b → c'])
    expect(played.moves.map(({ kind, step }) => `${kind} ${step}`)).toEqual([
      'started a',
      'completed a',
      'started b',
      'completed b',
    ])
    expect(enabled(net, played.marking)).toEqual(['c'])
    expect(isFinished(begin(net, { v: 0 }).marking)).toBe(true)
  })

  test('names that every object has are names like any other', () => {
    const net = netOf([
      { id: 'constructor', next: ['valueof'] },
      { id: 'valueof', next: ['END'] },
    ])
    const { marking } = work(net, initialMarking(net), 'constructor')
    expect(isFinished(work(net, marking, 'valueof').marking)).toBe(true)
  })
})

describe('attempts', () => {
  const loop: readonly StepDraft[] = [
    { id: 'a', attempts: 2, split: 'xor', next: [{ to: 'a', when: 'v = 1' }, 'END'] },
    { id: 'help', by: 'human' },
  ]
  const again = { v: 1 }

  test('used up, with an exhausted edge: the token leaves by it', () => {
    const net = netOf(loop.map((step) => (step.id === 'a' ? { ...step, exhausted: 'help' } : step)))
    const once = work(net, initialMarking(net), 'a', again)
    expect(ways(once)).toEqual(['a → a'])
    const twice = work(net, once.marking, 'a', again)
    expect(ways(twice)).toEqual(['a → a', 'a → help'])
    expect(enabled(net, twice.marking)).toEqual(['help'])
  })

  test('used up, without an exhausted edge: the step has failed until a person retries it, once for each retry', () => {
    const net = netOf(loop)
    let marking = work(net, work(net, initialMarking(net), 'a', again).marking, 'a', again).marking
    expect([enabled(net, marking), failed(net, marking), isStuck(net, marking)]).toEqual([[], ['a'], false])
    marking = retry(net, { marking, step: 'a', variables: again }).marking
    expect([enabled(net, marking), failed(net, marking)]).toEqual([['a'], []])
    marking = work(net, marking, 'a', again).marking
    expect(failed(net, marking)).toEqual(['a'])
  })

  test('a failed start gives the step its work back while it has attempts', () => {
    const net = netOf(loop)
    const failing = (marking: Marking): Marking =>
      fail(net, { marking: start(net, marking, 'a'), step: 'a', variables: {} }).marking
    let marking = failing(initialMarking(net))
    expect(enabled(net, marking)).toEqual(['a'])
    marking = failing(marking)
    expect(failed(net, marking)).toEqual(['a'])
    marking = retry(net, { marking, step: 'a', variables: {} }).marking
    expect(isFinished(work(net, marking, 'a').marking)).toBe(true)
  })

  test('a step may give up before its attempts are used: by its edge, or to wait for a person', () => {
    const plain = netOf(loop)
    const given = exhaust(plain, { marking: start(plain, initialMarking(plain), 'a'), step: 'a', variables: {} })
    expect(given.taken).toEqual([])
    expect(failed(plain, given.marking)).toEqual(['a'])
    const retried = retry(plain, { marking: given.marking, step: 'a', variables: {} }).marking
    const step = plain.steps.get('a')
    expect(step && attemptsLeft(step, retried)).toBe(1)

    const helped = netOf([{ id: 'a', exhausted: 'help' }, { id: 'help' }])
    expect(ways(exhaust(helped, { marking: initialMarking(helped), step: 'a', variables: {} }))).toEqual(['a → help'])
  })

  test('an and join without attempts sends one token down its exhausted edge for all that it took', () => {
    const net = netOf([
      { id: 'a', split: 'xor', attempts: 5, next: [{ to: 'END', when: 'v = 9' }, 'fork'] },
      { id: 'fork', by: 'route', who: null, attempts: 5, next: ['b', 'c'] },
      { id: 'b', attempts: 5, next: ['d'] },
      { id: 'c', attempts: 5, next: ['d'] },
      { id: 'd', join: 'and', attempts: 1, exhausted: 'END', next: ['a'] },
    ])
    let marking = begin(net, {}).marking
    for (const step of ['a', 'b', 'c', 'd', 'a', 'b']) marking = work(net, marking, step).marking
    const last = work(net, marking, 'c')
    expect(ways(last)).toEqual(['c → d', 'd → END'])
    expect(last.marking).toMatchObject({ tokens: {}, ended: 1 })
  })
})

describe('a move that does not fit is refused:', () => {
  const net = netOf([{ id: 'a', split: 'xor', next: [{ to: 'b', when: 'v = 1' }, 'END'] }, { id: 'b' }])
  const fresh = initialMarking(net)
  const running = start(net, fresh, 'a')

  test.each<[string, () => unknown, RegExp]>([
    ['an unknown step', () => start(net, fresh, 'nobody'), /Step nobody: found no such step/],
    ['a step without work', () => start(net, fresh, 'b'), /found it idle, expected enabled/],
    ['a second start', () => start(net, running, 'a'), /found it running, expected enabled/],
    [
      'an end without a start',
      () => complete(net, { marking: fresh, step: 'a', variables: {} }),
      /found it enabled, expected running/,
    ],
    [
      'a retry of what has not failed',
      () => retry(net, { marking: running, step: 'a', variables: {} }),
      /expected failed/,
    ],
    [
      'an edge that is not there',
      () => applyMove(net, running, { kind: 'completed', step: 'a', to: ['a'] }),
      /expected one of b, END/,
    ],
    [
      'both ways of an xor split',
      () => applyMove(net, running, { kind: 'completed', step: 'a', to: ['b', 'END'] }),
      /expected one of b, END/,
    ],
    [
      'no way at all',
      () => applyMove(net, running, { kind: 'completed', step: 'a', to: [] }),
      /found edges to nothing/,
    ],
  ])('%s', (_, move, message) => {
    expect(move).toThrow(IllegalMove)
    expect(move).toThrow(message)
  })

  test('and nothing starts any more once the net has ended', () => {
    const { marking } = work(net, fresh, 'a')
    expect(enabled(net, marking)).toEqual([])
    expect(() => start(net, marking, 'b')).toThrow(IllegalMove)
  })
})
