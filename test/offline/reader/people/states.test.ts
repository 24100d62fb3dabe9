import { describe, expect, test } from 'vitest'
import { allowed, type Allowed } from './allowed.ts'

const requests = [
  'There are two roles: employees and managers.',
  'Employees can create requests.',
  'A request has a title.',
  'A request starts as a draft.',
  'Employees can submit drafts.',
  'Managers can approve or reject submitted requests.',
]

const frozen = ({ spec }: Allowed): unknown[] =>
  (spec.entities[0]?.rules ?? []).flatMap((rule) =>
    rule.kind === 'frozen' ? [{ when: rule.when.map((one) => [one.op, one.value]), actions: rule.actions }] : [],
  )
const moves = ({ spec }: Allowed): string[] =>
  (spec.entities.find((one) => one.states !== null)?.states?.transitions ?? [])
    .map((move) => `${move.from.join('|')}>${move.to}`)
    .toSorted()

describe('an approved request is not edited', () => {
  test.for([
    'A request cannot be edited once it is approved.',
    'Once approved, a request cannot be edited.',
    'Approved requests cannot be edited.',
    'An approved request can no longer be changed.',
    "Approved requests can't be edited any more.",
    'A request that has been approved cannot be edited.',
    'When a request is approved it cannot be edited.',
    'Approved requests may not be changed.',
    'An approved request must never be edited.',
  ])('%s', (sentence) => {
    const read = allowed([...requests, sentence])
    expect(frozen(read)).toEqual([{ when: [['=', { literal: 'approved' }]], actions: ['edit'] }])
    expect(read.served).toBe(true)
  })

  test('read-only is neither edited nor deleted', () => {
    const read = allowed([...requests, 'Approved requests are read-only.'])
    expect(frozen(read)).toEqual([{ when: [['=', { literal: 'approved' }]], actions: ['edit', 'delete'] }])
    expect(read.served).toBe(true)
  })
})

describe('only drafts are deleted', () => {
  test.for([
    'Only drafts can be deleted.',
    'Only draft requests can be deleted.',
    'Requests can only be deleted while they are drafts.',
    'A request can only be deleted as long as it is a draft.',
  ])('%s', (sentence) => {
    const read = allowed([...requests, sentence])
    expect(frozen(read)).toEqual([{ when: [['!=', { literal: 'draft' }]], actions: ['delete'] }])
    expect(read.served).toBe(true)
  })
})

describe('who makes a move', () => {
  test.for([
    'Employees cannot approve requests.',
    'Only managers can approve requests.',
    'Nobody except managers can approve requests.',
    'Requests can only be approved by managers.',
    'Requests are approved by managers.',
    'Managers alone can approve requests.',
  ])('%s', (sentence) => {
    const read = allowed([...requests, sentence])
    expect(read.who('request~approve')).toBe('manager')
    expect(read.kinds).toContain('transition_permission')
    expect(read.served).toBe(true)
  })

  test('nobody moves from a state what others may move only from another', () => {
    const read = allowed([
      'There are two roles: customers and clerks.',
      'Customers place orders.',
      'An order has a number.',
      'New orders are open.',
      'Clerks can confirm open orders.',
      'Clerks can cancel confirmed orders.',
      'Customers can cancel their own orders as long as they are open.',
    ])
    expect(read.served).toBe(false)
  })
})

describe('the way through the states', () => {
  test.for([
    ['Status: new -> in progress -> closed.'],
    ['From new it goes to in progress, from in progress to closed.'],
    ['A ticket moves from new to in progress and from in progress to closed.'],
    ['A ticket moves from new to in progress to closed.'],
  ])('%s', ([sentence]) => {
    const read = allowed(['The app has no accounts.', 'A ticket has a subject.', sentence ?? ''])
    expect(moves(read)).toEqual(['in_progress>closed', 'new>in_progress'])
    expect(read.served).toBe(true)
  })

  test('then, and then', () => {
    const read = allowed([
      'The app has no accounts.',
      'An invoice has a number.',
      'An invoice starts as a draft, then it is sent, and then it is paid or cancelled.',
    ])
    expect(moves(read)).toEqual(['draft>sent', 'sent>cancelled', 'sent>paid'])
    expect(read.served).toBe(true)
  })

  test('a state from which a move is not made', () => {
    const read = allowed([...requests, 'An approved request cannot be rejected.'])
    expect(moves(read)).toContain('submitted>rejected')
    expect(read.served).toBe(true)
  })

  test.for([
    'An approved request never becomes a draft on Sundays.',
    'A request is approved after two managers have agreed.',
    'Managers cannot approve their own requests.',
    'Approved requests are read-only for three days.',
  ])('not claimed: %s', (sentence) => {
    expect(allowed([...requests, sentence]).served).toBe(false)
  })
})
