import { describe, expect, test } from 'vitest'
import { entityOf, lastSubjects, lastUnserved, read } from './reading.ts'

const base =
  'A product has a name, a SKU, a price, a quantity, a weight, a start date, an end date, an email and a category. '
const field = (text: string, id: string): Record<string, unknown> => ({
  ...entityOf(read(base + text), 'product').fields.find((one) => one.id === id),
})

describe('ranges', () => {
  test.each([
    ['The quantity must be more than 5.', 'quantity', { min: 6 }],
    ['The quantity must be at least five.', 'quantity', { min: 5 }],
    ['The quantity must be less than 10.', 'quantity', { max: 9 }],
    ['The quantity must be under 10.', 'quantity', { max: 9 }],
    ['The quantity cannot exceed 1,000.', 'quantity', { max: 1000 }],
    ['The quantity must be between 1 and 20.', 'quantity', { min: 1, max: 20 }],
    ['The quantity must be positive.', 'quantity', { min: 1 }],
    ['The price must be positive.', 'price', { min: 0.01 }],
    ['The price must not be negative.', 'price', { min: 0 }],
    ['The price must be at most $99.50.', 'price', { max: 99.5 }],
    ['The price may be no more than 20 euros.', 'price', { max: 20 }],
    ['The weight is at most 30 kg.', 'weight', { max: 30, unit: 'kg' }],
  ])('%s', (text, id, expected) => {
    expect(field(text, id)).toMatchObject(expected)
    expect(lastSubjects(base + text)).toEqual([`range product ${id}`])
    expect(lastUnserved(base + text)).toEqual([])
  })

  test('an open bound of a decimal is a rule', () => {
    expect(lastSubjects(`${base}The weight must be greater than 0.`)).toEqual(['rule product weight_above'])
  })
})

describe('other limits', () => {
  test.each([
    ['The name is required.', 'required product name', { required: true }],
    ['The name cannot be empty.', 'required product name', { required: true }],
    ['The name must be at most 80 characters long.', 'length product name', { maxLength: 80 }],
    ['The name must have between 3 and 40 characters.', 'length product name', { minLength: 3, maxLength: 40 }],
    ['The category is one of food, drink or other.', 'options product category', { type: 'choice' }],
    ['The category can be food, drink or other.', 'options product category', { type: 'choice' }],
    ['The start date cannot be in the past.', 'moment product start_date', { notBefore: 'today' }],
    ['The start date must not be in the future.', 'moment product start_date', { notAfter: 'today' }],
    ['The start date must be in the future.', 'moment product start_date', { notBefore: 'today+1' }],
    ['The quantity defaults to 1.', 'default product quantity', { default: 1 }],
    ['The email must be valid.', 'format product email', { type: 'email' }],
    ['The end date must be after the start date.', 'rule product end_date_vs_start_date', {}],
    ['The SKU must be unique.', 'rule product unique_sku', {}],
    ['No two products can have the same SKU.', 'rule product unique_sku', {}],
  ])('%s', (text, subject, expected) => {
    expect(lastSubjects(base + text)).toEqual([subject])
    expect(lastUnserved(base + text)).toEqual([])
    expect(field(text, subject.split(' ')[2] ?? '')).toMatchObject(expected)
  })

  test('an end not before the start may be on the same day', () => {
    const rules = entityOf(read(`${base}The end date must not be before the start date.`), 'product').rules
    expect(rules).toEqual([
      {
        kind: 'compare',
        id: 'end_date_vs_start_date',
        condition: { field: 'end_date', op: '>=', value: { field: 'start_date' } },
      },
    ])
  })

  test('several limits in one sentence', () => {
    expect(lastSubjects(`${base}The SKU is required, unique and at most 10 characters.`)).toEqual([
      'required product sku',
      'rule product unique_sku',
      'length product sku',
    ])
  })
})

describe('what only looks alike stays unserved', () => {
  test.each([
    'The quantity must be a multiple of 5.',
    'The name must contain only letters.',
    'The price must not exceed the remaining budget.',
    'The name must be unique except for archived products.',
    'The start date must be at least 3 working days in the future.',
    'The start date must be in the current year.',
    'The price must be at least 5 for members.',
    'The name must be at least as long as the SKU.',
  ])('%s', (text) => {
    expect(lastUnserved(base + text)).not.toEqual([])
  })
})
