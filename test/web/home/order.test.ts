import { describe, expect, test } from 'vitest'
import { mostBytes } from '../../../web/src/pages/home/byte-count.ts'
import { blank, chosen, type Draft, edited, readDraft } from '../../../web/src/pages/home/draft.ts'
import { orderOf, readBudget, readModels, wrongsOf } from '../../../web/src/pages/home/order.ts'
import { variablesOf } from '../../../web/src/pages/home/json-text.ts'
import { grouped } from '../../../web/src/pages/home/providers.ts'

const draft = (change: Partial<Draft>): Draft => ({ ...blank, requirements: ' A shop.\n', ...change })

describe('what a draft asks for', () => {
  test('requirements as they were written, and nothing that was not said', () => {
    expect(orderOf(draft({}))).toStrictEqual({
      input: { requirements: ' A shop.\n', questionsAllowed: false, cache: true },
    })
  })

  test('everything that was said', () => {
    const all = draft({
      title: ' Shop ',
      provider: 'models',
      budget: '2,50',
      questionsAllowed: true,
      cache: false,
      models: [{ for: 'strong', use: 'a/b, c/d/e' }],
      workflow: 'name:sdlc',
      data: '{"a":1}',
    })
    expect(orderOf(all)).toStrictEqual({
      input: {
        requirements: ' A shop.\n',
        title: 'Shop',
        provider: 'models',
        budgetUsd: 2.5,
        models: [{ for: 'strong', use: ['a/b', 'c/d/e'] }],
        workflow: 'sdlc',
        data: { a: 1 },
        questionsAllowed: true,
        cache: false,
      },
    })
  })

  test("a workflow needs no requirements; one of one's own goes along whole", () => {
    const own = orderOf(draft({ requirements: ' ', workflow: 'own', source: '{"wf":1}' }))
    expect(own).toStrictEqual({ input: { workflow: { wf: 1 }, questionsAllowed: false, cache: true } })
  })

  test("what was written for a workflow of one's own counts only while it is chosen", () => {
    expect(orderOf(draft({ source: '{ no' }))).toHaveProperty('input')
  })

  test.each([
    [{ requirements: ' \n' }, 'requirements'],
    [{ requirements: 'ä'.repeat(mostBytes / 2 + 1) }, 'requirements'],
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ budget: 'much' }, 'budgetUsd'],
    [{ budget: '-1' }, 'budgetUsd'],
    [{ models: [{ for: '*', use: '' }] }, 'models'],
    [{ models: [{ for: '*', use: 'gpt' }] }, 'models'],
    [{ workflow: 'own', source: '' }, 'workflow'],
    [{ workflow: 'own', source: '[]' }, 'workflow'],
    [{ workflow: 'own', source: '{' }, 'workflow'],
    [{ data: '7' }, 'data'],
  ] as const)('%j is wrong at %s', (change, field) => {
    expect(orderOf(draft(change))).toStrictEqual({ wrongs: { [field]: expect.any(String) as unknown } })
  })
})

test.each([
  ['', null],
  [' 2 ', 2],
  ['$ 0.05', 0.05],
  ['1,5', 1.5],
  ['1.000,50', 'wrong'],
  ['1e9', 'wrong'],
])('a budget of "%s" is %j', (text, expected) => {
  expect(readBudget(text)).toBe(expected)
})

test.each([
  ['a/b', ['a/b']],
  [' a/b ,c/d\n', ['a/b', 'c/d']],
  ['a', null],
  ['', null],
  [Array.from({ length: 11 }, () => 'a/b').join(','), null],
])('models "%s": %j', (text, expected) => {
  expect(readModels(text)).toStrictEqual(expected)
})

test('what the server refused stands beside its field', () => {
  const errors = [
    { message: 'No such model.', path: ['input', 'models', '0', 'use', '1'] },
    { message: 'Too many.', path: ['input', 'models'] },
    { message: 'No such provider.', path: ['input', 'provider'] },
    { message: 'Used before.', path: ['input', 'idempotencyKey'] },
  ]
  expect(wrongsOf(errors)).toStrictEqual({
    models: 'No such model. Too many.',
    provider: 'No such provider.',
    elsewhere: 'Used before.',
  })
})

describe('a draft', () => {
  test('is read as it was kept', () => {
    const kept = draft({ key: 'k', models: [{ for: '*', use: 'a/b' }], questionsAllowed: true })
    expect(readDraft(JSON.stringify(kept))).toStrictEqual(kept)
  })

  test.each([null, '', '{', 'null', '7', '{"requirements":7,"models":[{}],"key":1,"other":2}'])(
    'that cannot be read is blank: %s',
    (kept) => {
      expect(readDraft(kept)).toStrictEqual(blank)
    },
  )

  test('keeps the key under which it was sent until it is something else', () => {
    const sent = edited(blank, { key: 'k' })
    expect(sent.key).toBe('k')
    expect(edited(sent, { title: 'x' }).key).toBeNull()
  })

  test('counts what was chosen beside the requirements', () => {
    expect(chosen(draft({}))).toBe(0)
    expect(chosen(draft({ cache: false, provider: 'x', models: [{ for: '*', use: '' }] }))).toBe(3)
  })
})

test('variables of a workflow are told with their types', () => {
  expect(variablesOf({ vars: [{ name: 'amount', type: 'num' }, { name: 'x' }, 7] })).toStrictEqual([
    'amount (num)',
    'x',
  ])
  for (const source of [null, 7, {}, { vars: 7 }]) expect(variablesOf(source)).toStrictEqual([])
})

test('providers by what one can do with them', () => {
  const names = [
    ['offline', null],
    ['null', null],
    ['offline+exception', null],
    ['openai', 'no key'],
  ] as const
  const { ready, lab, missing } = grouped(names.map(([name, absent]) => ({ name, absent })))
  expect([ready, lab, missing].map((group) => group.map(({ name }) => name))).toStrictEqual([
    ['offline'],
    ['null', 'offline+exception'],
    ['openai'],
  ])
})
