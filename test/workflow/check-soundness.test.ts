import { describe, expect, test } from 'vitest'
import { checkSoundness } from '../../src/workflow/check-soundness.ts'
import { checkWorkflow } from '../../src/workflow/check-workflow.ts'
import { invoiceJson, playableInvoiceJson, sdlcJson } from './support/fixtures.ts'
import { type StepDraft, type WorkflowDraft, workflowOf } from './support/workflow-of.ts'

const vars = [{ name: 'v', type: 'int', init: null }] as const

/** The findings as `CODE step: message`. */
const found = (steps: readonly StepDraft[], more: WorkflowDraft = {}): string[] =>
  checkWorkflow(workflowOf(steps, { vars, ...more })).findings.map(
    ({ code, step, message }) => `${code} ${step}: ${message}`,
  )

const either = (first: string, second: string) =>
  ({ split: 'xor', next: [{ to: first, when: 'v = 1' }, second] }) as const

describe('sound:', () => {
  test.each<[string, unknown]>([
    ['the built-in delivery', sdlcJson()],
    ['the invoice approval, playable', playableInvoiceJson()],
    ['one step', workflowOf([{ id: 'a' }])],
  ])('%s', (_, json) => {
    const { workflow, findings } = checkWorkflow(json)
    expect(findings).toEqual([])
    expect(workflow).toEqual(json)
  })

  test('a choice left to whoever starts first, behind a place', () => {
    const places = [{ id: 'p', next: ['b', 'c'] }]
    expect(found([{ id: 'a', next: ['p'] }, { id: 'b' }, { id: 'c' }], { places })).toEqual([])
  })

  test('twelve parallel ways of four steps each, with rework in one of them', () => {
    const names = Array.from({ length: 12 }, (_, at) => `w${at}`)
    const ways = names.flatMap((way, at): StepDraft[] =>
      [1, 2, 3, 4].map((part) => ({
        id: `${way}_${part}`,
        ...(part < 4 ? { next: [`${way}_${part + 1}`] } : at === 0 ? either(`${way}_1`, 'meet') : { next: ['meet'] }),
      })),
    )
    const steps = [{ id: 'a', next: names.map((way) => `${way}_1`) }, ...ways, { id: 'meet', join: 'and' } as const]
    expect(found(steps)).toEqual([])
  })
})

describe('not sound:', () => {
  test('an and join behind a choice waits in vain, and what is behind it never starts', () => {
    const steps: StepDraft[] = [
      { id: 'a', ...either('b', 'c') },
      { id: 'b', next: ['d'] },
      { id: 'c', next: ['d'] },
      { id: 'd', join: 'and', next: ['e'] },
      { id: 'e' },
    ]
    const findings = found(steps)
    expect(findings).toEqual([
      expect.stringMatching(
        /^CANNOT_END d: The plan can get stuck here: after "[bc]", "d" waits for "[bc]", which will never come\. .*join xor.*split and/,
      ),
      'DEAD_STEP d: Step "d" can never start: it waits for "b" and "c" together, and they never all come. Let it start after any one of them (join xor), or make sure that all of them happen.',
      'DEAD_STEP e: Step "e" can never start: only "d" lead to it, and they never do. Make them start, or remove the step.',
    ])
    expect(checkWorkflow(workflowOf(steps, { vars })).findings[0]?.path).toBe('nets[0].steps[3].join')
  })

  test('an exhausted edge out of a parallel way leaves the join waiting', () => {
    const steps: StepDraft[] = [
      { id: 'a', next: ['b', 'c'] },
      { id: 'b', next: ['d'], exhausted: 'help' },
      { id: 'c', next: ['d'] },
      { id: 'd', join: 'and' },
      { id: 'help', by: 'human', next: ['c'] },
    ]
    expect(found(steps).join('\n')).toMatch(/(CANNOT_END|TWO_TOKENS)/)
  })

  test('a step that nothing leads to', () => {
    expect(found([{ id: 'a' }, { id: 'b', next: ['c'] }, { id: 'c', join: 'and' }])).toEqual([
      'DEAD_STEP b: Step "b" can never start: no edge leads to it. Lead one to it, or remove the step.',
      'DEAD_STEP c: Step "c" can never start: only "b" lead to it, and they never do. Make them start, or remove the step.',
    ])
  })

  test('a round that nothing leaves', () => {
    expect(
      found([
        { id: 'a', ...either('b', 'END') },
        { id: 'b', next: ['c'] },
        { id: 'c', next: ['b'] },
      ]),
    ).toEqual([
      'CANNOT_END b: The plan can go round for ever: from "b" and "c" no way leads to END. Add an edge that leads out.',
    ])
  })

  test('an end while other work is on its way', () => {
    expect(found([{ id: 'a', next: ['b', 'c'] }, { id: 'b' }, { id: 'c' }])).toEqual([
      'LEFT_BEHIND b: "b" can end the plan while work is still on its way to "c". Join that work before END.',
      'LEFT_BEHIND c: "c" can end the plan while work is still on its way to "b". Join that work before END.',
    ])
  })

  test('parallel ways that meet without a join hand over twice', () => {
    const findings = found([
      { id: 'a', next: ['b', 'c'] },
      { id: 'b', next: ['d'] },
      { id: 'c', next: ['d'] },
      { id: 'd', next: ['e'] },
      { id: 'e' },
    ])
    expect(findings).toContain(
      'TWO_TOKENS d: "d" can hand work to "e" a second time before the first was taken up. Join the parallel ways (join and) before "d".',
    )
  })

  test('a start that also waits for what comes after it', () => {
    expect(
      found([
        { id: 'a', join: 'and', next: ['b'] },
        { id: 'b', ...either('a', 'END') },
      ])[0],
    ).toMatch(/^CANNOT_END a: .*after the start of the plan, "a" waits for "b"/)
  })
})

test('a net with too many states says so instead of going on', () => {
  const ways = Array.from({ length: 8 }, (_, at) => `w${at}`)
  const steps = [
    { id: 'a', next: ways },
    ...ways.map((id) => ({ id, ...either(id, 'm') })),
    { id: 'm', join: 'and' } as const,
  ]
  expect(checkSoundness(workflowOf(steps, { vars }), 50)).toEqual([
    { code: 'TOO_LARGE', path: 'nets[0]', step: null, message: expect.stringContaining('over 50 states') as string },
  ])
})

test('what cannot be read or played is found before soundness is asked', () => {
  expect(checkWorkflow({}).workflow).toBeNull()
  const { workflow, findings } = checkWorkflow(invoiceJson())
  expect(workflow?.id).toBe('invoice_approval')
  expect(new Set(findings.map((finding) => finding.code))).toEqual(new Set(['UNSUPPORTED']))
})
