import { expect, test } from 'vitest'
import { compileWorkflow } from '../../src/workflow/compile-workflow.ts'
import { parseWorkflow } from '../../src/workflow/parse-workflow.ts'
import { unsupportedParts } from '../../src/workflow/unsupported.ts'
import { WorkflowInvalid } from '../../src/workflow/workflow-invalid.ts'
import { invoiceJson } from './support/fixtures.ts'
import { type StepDraft, workflowOf } from './support/workflow-of.ts'

test.each<[string, Partial<StepDraft>, string]>([
  [
    'by',
    { by: 'net', who: 'main' },
    'found a step that runs another net, expected persona, human, tool or route: nested nets cannot be played yet; put the steps of that net here',
  ],
  [
    'join',
    { join: 'or' },
    'found an or join, expected xor or and: or joins cannot be played yet; use and if all edges bring work, xor if only one does',
  ],
  [
    'split',
    { split: 'or' },
    'found an or split, expected xor or and: or splits cannot be played yet; use and for all edges, xor for the first whose condition holds',
  ],
  [
    'each',
    { each: { over: 'l', collect: 'l', min: 1, max: 2, need: 1, grow: false } },
    'found each, expected null: several instances of a step cannot be played yet; let one instance do the whole list',
  ],
  [
    'timer',
    { timer: { from: 'enabled', after: 'P2D' } },
    'found a timer, expected null: time limits of steps cannot be played yet; set it to null',
  ],
  [
    'cancels',
    { cancels: ['a'] },
    'found cancels, expected an empty list: cancelling other steps cannot be played yet; let the work join instead',
  ],
])('%s is well-formed but refused for now', (key, draft, message) => {
  const workflow = workflowOf([{ id: 'a', ...draft }], { vars: [{ name: 'l', type: 'list', init: null }] })
  expect(parseWorkflow(workflow)).toEqual(workflow)
  expect(unsupportedParts(workflow)).toEqual([
    { code: 'UNSUPPORTED', path: `nets[0].steps[0].${key}`, step: 'a', message },
  ])
  expect(() => compileWorkflow(workflow)).toThrow(WorkflowInvalid)
})

test('a second net is refused', () => {
  const one = workflowOf([{ id: 'a' }])
  const workflow = { ...one, nets: [...one.nets, ...one.nets.map((net) => ({ ...net, id: 'other' }))] }
  expect(unsupportedParts(workflow)).toMatchObject([
    { path: 'nets[1]', message: expect.stringContaining('nested net other') as string },
  ])
})

test('behind a place with several ways out nothing may pre-empt the choice', () => {
  const steps: StepDraft[] = [
    { id: 'a', next: ['p'] },
    { id: 'b', by: 'route', who: null },
    { id: 'c', exhausted: 'END' },
  ]
  const findings = unsupportedParts(workflowOf(steps, { places: [{ id: 'p', next: ['b', 'c'] }] }))
  expect(findings.map((finding) => finding.path)).toEqual(['nets[0].steps[1].by', 'nets[0].steps[2].exhausted'])
  expect(unsupportedParts(workflowOf(steps, { places: [{ id: 'p', next: ['b'] }] }))).toEqual([])
})

test('the invoice approval as written names its timer', () => {
  expect(unsupportedParts(parseWorkflow(invoiceJson())).map(({ step, path }) => `${step} ${path}`)).toEqual([
    'manager_ok nets[0].steps[2].timer',
  ])
})
