import { expect, test } from 'vitest'
import { decisionVariable, readOutputs, readValue } from '../../../web/src/pages/run/asks/answer-values.ts'

test.each([
  ['text', ' as typed ', ' as typed '],
  ['int', ' -12 ', -12],
  ['num', '4.25', 4.25],
  ['num', '1e3', 1_000],
  ['bool', 'false', false],
  ['date', '2028-02-29', '2028-02-29'],
  ['list', 'one\n\n two \n', ['one', 'two']],
  ['list', '[1, "b"]', [1, 'b']],
  ['list', '', []],
  ['doc', '{"a": [1]}', { a: [1] }],
  ['something new', '"x"', 'x'],
])('%s reads %j', (type, typed, value) => {
  expect(readValue(type, typed)).toStrictEqual({ value })
})

test.each([
  ['text', '   '],
  ['int', '4.5'],
  ['int', '99999999999999999999'],
  ['int', ''],
  ['num', 'four'],
  ['num', '0x10'],
  ['bool', 'perhaps'],
  ['date', '2027-02-29'],
  ['date', '1.2.2027'],
  ['list', '[1,'],
  ['doc', '{a: 1}'],
])('%s does not read %j, and says why', (type, typed) => {
  expect(readValue(type, typed)).toHaveProperty('problem', expect.stringMatching(/.+/))
})

test('an answer sets every variable, or says what is wrong with which', () => {
  const variables = [
    { name: 'amount', type: 'num' },
    { name: 'due', type: 'date' },
  ]
  expect(readOutputs(variables, { amount: '5', due: '2027-01-31' })).toStrictEqual({
    outputs: { amount: 5, due: '2027-01-31' },
    problems: {},
  })
  expect(Object.keys(readOutputs(variables, { amount: 'x' }).problems)).toStrictEqual(['amount', 'due'])
})

test('the decision fills in the first text', () => {
  expect(
    decisionVariable([
      { name: 'n', type: 'int' },
      { name: 'verdict', type: 'text' },
    ]),
  ).toBe('verdict')
  expect(decisionVariable([{ name: 'n', type: 'int' }])).toBeNull()
})
