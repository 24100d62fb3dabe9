import { expect, test } from 'vitest'
import { initialVariables, variableFindings } from '../../src/workflow/variables.ts'
import { workflowOf } from './support/workflow-of.ts'

const workflow = workflowOf([{ id: 'a' }], {
  vars: [
    { name: 'amount', type: 'num', init: '2.5' },
    { name: 'count', type: 'int', init: null },
    { name: 'valid', type: 'bool', init: 'false' },
    { name: 'names', type: 'list', init: '["a"]' },
    { name: 'due', type: 'date', init: '2026-01-31' },
    { name: 'invoice', type: 'doc', init: 'as it is' },
  ],
})

test('a run begins with the written values, and with data where it is given', () => {
  const written = { amount: 2.5, count: null, valid: false, names: ['a'], due: '2026-01-31', invoice: 'as it is' }
  expect(initialVariables(workflow)).toEqual(written)
  expect(initialVariables(workflow, { count: 7, invoice: { no: 1 } })).toEqual({
    ...written,
    count: 7,
    invoice: { no: 1 },
  })
})

test('values of the declared types, or unset, are fine', () => {
  expect(variableFindings(workflow, initialVariables(workflow))).toEqual([])
})

test.each<[string, unknown, string]>([
  ['amount', '2.5', 'found "2.5" for amount, expected a number; change the value'],
  ['amount', Number.NaN, 'found null for amount, expected a number; change the value'],
  ['count', 1.5, 'found 1.5 for count, expected a whole number; change the value'],
  ['valid', 'true', 'found "true" for valid, expected true or false; change the value'],
  ['names', { a: 1 }, 'found an object for names, expected a list (JSON); change the value'],
  ['due', '31.1.2026', 'found "31.1.2026" for due, expected a date such as 2026-01-31; change the value'],
  [
    'total',
    1,
    'found the unknown variable total, expected one of: amount, count, valid, names, due, invoice; correct the name',
  ],
])('%s = %s is refused', (name, value, message) => {
  expect(variableFindings(workflow, { [name]: value })).toEqual([{ code: 'VARIABLE', path: name, step: null, message }])
})
