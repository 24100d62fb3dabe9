import { describe, expect, test } from 'vitest'
import { basesOf, participleOf } from '../../../src/offline/reader/language/conjugate.ts'
import { articleFor, pluralOf, singularOf } from '../../../src/offline/reader/language/inflect.ts'
import { numberOf } from '../../../src/offline/reader/language/numbers.ts'

describe('plurals', () => {
  test.each([
    ['book', 'books'],
    ['category', 'categories'],
    ['person', 'people'],
    ['child', 'children'],
    ['diagnosis', 'diagnoses'],
    ['criterion', 'criteria'],
    ['address', 'addresses'],
    ['status', 'statuses'],
    ['box', 'boxes'],
    ['class', 'classes'],
    ['lab test result', 'lab test results'],
    ['blood donor', 'blood donors'],
    ['salesperson', 'salespeople'],
    ['bus', 'buses'],
    ['quiz', 'quizzes'],
    ['day', 'days'],
    ['movie', 'movies'],
    ['course', 'courses'],
    ['shelf', 'shelves'],
    ['recipe', 'recipes'],
    ['expense', 'expenses'],
    ['house', 'houses'],
    ['warehouse', 'warehouses'],
    ['purchase', 'purchases'],
  ])('%s → %s and back', (one, many) => {
    expect(pluralOf(one)).toBe(many)
    expect(singularOf(many)).toBe(one)
    expect(singularOf(one)).toBe(one)
  })
})

test.each([
  ['hour', 'an'],
  ['user', 'a'],
  ['invoice', 'an'],
  ['university', 'a'],
  ['book', 'a'],
  ['unpaid bill', 'an'],
])('the article of %s is %s', (word, article) => {
  expect(articleFor(word)).toBe(article)
})

test.each([
  ['approve', 'approved'],
  ['submit', 'submitted'],
  ['cancel', 'cancelled'],
  ['pay', 'paid'],
  ['take', 'taken'],
  ['reopen', 'reopened'],
  ['ship', 'shipped'],
])('%s → %s', (base, participle) => {
  expect(participleOf(base)).toBe(participle)
  expect(basesOf(participle)).toContain(base)
})

test.each([
  ['five', 5],
  ['twenty-five', 25],
  ['1,000', 1000],
  ['3.5', 3.5],
  ['many', null],
])('%s is %s', (word, value) => {
  expect(numberOf(word)).toBe(value)
})
