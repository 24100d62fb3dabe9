import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/workflow/finding.ts'
import { parseWorkflow } from '../../src/workflow/parse-workflow.ts'
import { WorkflowInvalid } from '../../src/workflow/workflow-invalid.ts'
import { invoiceJson, sdlcJson } from './support/fixtures.ts'
import { type StepDraft, type WorkflowDraft, workflowOf } from './support/workflow-of.ts'

function findings(json: unknown): readonly Finding[] {
  try {
    parseWorkflow(json)
  } catch (error) {
    if (error instanceof WorkflowInvalid) return error.findings
    throw error
  }
  return []
}

const found = (steps: readonly StepDraft[], more?: WorkflowDraft): string[] =>
  findings(workflowOf(steps, more)).map(({ path, message }) => `${path}: ${message}`)

describe('a workflow file', () => {
  test.each([
    ['the built-in delivery', sdlcJson()],
    ['the invoice approval with its timer and tools', invoiceJson()],
    ['a net with a place', workflowOf([{ id: 'a', next: ['p'] }, { id: 'b' }], { places: [{ id: 'p', next: ['b'] }] })],
  ])('%s is read as it is', (_, json) => expect(parseWorkflow(json)).toEqual(json))

  test.each([null, undefined, 'text', 7, [], true])('%s is refused as a whole', (json) => {
    expect(findings(json)).toMatchObject([{ code: 'SHAPE', path: 'workflow', step: null }])
  })

  test('every missing key, extra key and value off its limits is found, in its step', () => {
    const { id, by } = workflowOf([{ id: 'a' }]).nets[0]?.steps[0] ?? {}
    const json = {
      wf: 2,
      id: 'Bad',
      title: 'x'.repeat(121),
      nets: [{ id: 'm', start: 'a', places: [], steps: [{ id, by, attempts: 21, colour: 'red' }] }],
    }
    const all = findings(json)
    expect(all).toContainEqual({
      code: 'SHAPE',
      path: 'nets[0].steps[0].attempts',
      step: 'a',
      message: 'found 21, expected at most 20; change the value',
    })
    expect(all).toContainEqual({
      code: 'SHAPE',
      path: 'nets[0].steps[0].colour',
      step: 'a',
      message: 'found the key "colour", expected no such key here; remove it',
    })
    const paths = all.map((finding) => finding.path)
    expect(paths).toEqual(expect.arrayContaining(['wf', 'id', 'title', 'vars']))
    const keys = [
      'who',
      'goal',
      'clauses',
      'join',
      'split',
      'next',
      'in',
      'out',
      'exhausted',
      'each',
      'timer',
      'cancels',
    ]
    expect(paths).toEqual(expect.arrayContaining(keys.map((key) => `nets[0].steps[0].${key}`)))
    expect(all).toHaveLength(4 + 2 + keys.length)
  })

  test.each<[string, Partial<StepDraft> | Record<string, unknown>, string]>([
    ['goal of 401 characters', { goal: 'x'.repeat(401) }, 'goal'],
    ['13 edges', { next: Array.from({ length: 13 }, () => 'END') }, 'next'],
    ['no edge', { next: [] }, 'next'],
    ['0 attempts', { attempts: 0 }, 'attempts'],
    ['half an attempt', { attempts: 1.5 }, 'attempts'],
    ['a clause that is none', { clauses: ['C12345'] }, 'clauses[0]'],
    ['201 clauses', { clauses: Array.from({ length: 201 }, () => 'C1') }, 'clauses'],
    ['an unknown performer', { by: 'robot' }, 'by'],
    ['an unknown join', { join: 'nor' }, 'join'],
    ['an edge in capitals', { next: ['End'] }, 'next[0].to'],
    ['a duration of nothing', { timer: { from: 'started', after: 'PT' } }, 'timer.after'],
    ['a condition of 201 characters', { next: [{ to: 'END', when: 'x'.repeat(201) }] }, 'next[0].when'],
  ])('%s is refused', (_, draft, key) => {
    expect(findings(workflowOf([{ id: 'a', ...draft } as StepDraft]))).toMatchObject([
      { code: 'SHAPE', path: `nets[0].steps[0].${key}`, step: 'a' },
    ])
  })

  test('limits count characters, not their units', () => {
    expect(findings({ ...workflowOf([{ id: 'a' }]), title: '😀'.repeat(120) })).toEqual([])
    expect(findings({ ...workflowOf([{ id: 'a' }]), title: '😀'.repeat(121) })).toHaveLength(1)
  })
})

describe('the rules', () => {
  test('names are there, once', () => {
    const steps = [
      { id: 'a', next: ['b', 'ghost'], in: ['gone'], out: ['gone'], cancels: ['nobody'] },
      { id: 'b', exhausted: 'nowhere' },
      { id: 'b' },
      { id: 'c', next: ['END', 'END'] },
    ]
    const places = [{ id: 'c', next: ['b', 'b', 'ghost'] }]
    const text = { type: 'text', init: null } as const
    expect(
      found(steps, {
        start: 'begin',
        places,
        vars: [
          { name: 'v', ...text },
          { name: 'v', ...text },
        ],
      }),
    ).toEqual([
      'vars[1].name: found the variable v twice, expected each name once; rename or remove one',
      'nets[0].steps[2].id: found the id b twice in the net main, expected each step and place to have its own; rename one',
      'nets[0].places[0].id: found the id c twice in the net main, expected each step and place to have its own; rename one',
      'nets[0].start: found begin, expected the id of a step of the net main; name the step that begins',
      'nets[0].places[0].next[2]: found ghost, expected the id of a step of the net main; a place leads to steps only',
      'nets[0].places[0].next[1]: found b twice, expected each step once; remove one',
      'nets[0].steps[0].next[1].to: found ghost, expected the id of a step or place of the net main, or END; correct the name',
      'nets[0].steps[0].in[0]: found gone, expected a declared variable; declare it in vars',
      'nets[0].steps[0].out[0]: found gone, expected a declared variable; declare it in vars',
      'nets[0].steps[0].cancels[0]: found nobody, expected the id of a step or place of the net main, or END; correct the name',
      'nets[0].steps[1].exhausted: found nowhere, expected the id of a step or place of the net main, or END; correct the name',
      'nets[0].steps[3].next[1].to: found a second edge to END, expected one edge to each step; remove one',
    ])
  })

  test('two nets of one name are refused', () => {
    const workflow = workflowOf([{ id: 'a' }])
    expect(findings({ ...workflow, nets: [...workflow.nets, ...workflow.nets] })).toMatchObject([
      { code: 'DUPLICATE', path: 'nets[1].id' },
    ])
  })

  test('an xor split ends with its default; an and split has no conditions', () => {
    const vars = [{ name: 'v', type: 'int', init: null }] as const
    expect(found([{ id: 'a', split: 'xor', next: [{ to: 'END', when: 'v = 1' }] }], { vars })).toEqual([
      'nets[0].steps[0].next[0].when: found a condition on the last edge of an xor split, expected null: the last edge is taken when no condition holds; add a default edge',
    ])
    expect(found([{ id: 'a', split: 'xor', next: ['a', 'END'] }])).toEqual([
      'nets[0].steps[0].next[0].when: found null before the last edge of an xor split, expected a condition: the edges behind it are never reached; give it a condition or move it to the end',
    ])
    expect(found([{ id: 'a', next: [{ to: 'END', when: 'v = 1' }] }], { vars })).toEqual([
      'nets[0].steps[0].next[0].when: found a condition on an and split, expected null: all its edges are taken; use an xor split to choose',
    ])
  })

  test('a condition is read and typed where it stands', () => {
    const vars = [{ name: 'v', type: 'int', init: null }] as const
    const next = ["v = 'one'", 'v ==', 'w = 1'].map((when) => ({ to: 'END', when }))
    const all = findings(workflowOf([{ id: 'a', split: 'xor', next: [...next, 'END'] }], { vars }))
    expect(all.map(({ code, path, step }) => ({ code, path, step }))).toEqual(
      [0, 1, 2].map((index) => ({ code: 'CONDITION', path: `nets[0].steps[0].next[${index}].when`, step: 'a' })),
    )
  })

  test('a performer is named, and a net that a step runs is there', () => {
    expect(found([{ id: 'a', who: null }])).toEqual([
      'nets[0].steps[0].who: found no one, expected the persona that does this step; name it',
    ])
    expect(found([{ id: 'a', by: 'route', who: null }])).toEqual([])
    expect(found([{ id: 'a', by: 'net', who: 'other' }])).toEqual([
      'nets[0].steps[0].who: found other, expected the id of a net of this workflow; correct the name',
    ])
  })

  test('several instances go over a list and can reach what they need', () => {
    const vars = [{ name: 'v', type: 'int', init: null }] as const
    const each = { over: 'v', collect: 'w', min: 3, max: 2, need: 4, grow: false }
    expect(found([{ id: 'a', each }], { vars })).toEqual([
      'nets[0].steps[0].each.collect: found w, expected a declared variable; declare it in vars',
      'nets[0].steps[0].each.min: found 3, expected at most max (2); lower it',
      'nets[0].steps[0].each.need: found 4, expected at most max (2); lower it',
      'nets[0].steps[0].each.over: found v, which is a int, expected a list; change it',
    ])
  })

  test('exhausted edges lead out, never in a circle', () => {
    const steps = ['a', 'b', 'c'].map((id, at) => ({ id, exhausted: ['b', 'c', 'b'][at] ?? null }))
    expect(found(steps)).toEqual([
      'nets[0].steps[0].exhausted: found exhausted edges in a circle (b → c → b), expected them to lead out; send one of them elsewhere',
    ])
    expect(found([{ id: 'a', exhausted: 'a' }])).toHaveLength(1)
  })

  test.each<['text' | 'int' | 'num' | 'bool' | 'date' | 'list' | 'doc', string, boolean]>([
    ['text', 'anything', true],
    ['int', '12', true],
    ['int', '1.5', false],
    ['int', 'a', false],
    ['num', '-1.5', true],
    ['num', 'Infinity', false],
    ['bool', 'false', true],
    ['bool', 'no', false],
    ['date', '2026-02-28', true],
    ['date', '2026-02-30', false],
    ['list', '[1]', true],
    ['list', '{}', false],
    ['doc', 'any', true],
  ])('a variable of type %s with init %s: %s', (type, init, fits) => {
    expect(found([{ id: 'a' }], { vars: [{ name: 'v', type, init }] })).toHaveLength(fits ? 0 : 1)
  })

  test('no variable bears a word of the condition language', () => {
    expect(found([{ id: 'a' }], { vars: [{ name: 'not', type: 'text', init: null }] })).toEqual([
      'vars[0].name: found a variable named not, expected no word of the condition language; rename it',
    ])
  })

  test('the error lists what it carries', () => {
    expect(() => parseWorkflow(workflowOf([{ id: 'a', next: ['b', 'c'] }]))).toThrow(
      /2 things to put right[^]*nets\[0\]\.steps\[0\]\.next\[0\]\.to: found b[^]*next\[1\]\.to: found c/,
    )
  })
})
