import { expect, test } from 'vitest'
import { entityOf, lastUnserved, read } from '../reading.ts'

test('to report a reply is not to write one', () => {
  expect(lastUnserved('Members write replies. A member can report a reply.')).not.toEqual([])
})

test('a value that the text calls optional, or asks for in one state only, is not required as a label', () => {
  const part = entityOf(read('A part has a code and a price. The code is optional.'), 'part')
  expect(part.fields.find(({ id }) => id === 'code')?.required).toBe(false)
  const order = entityOf(
    read('An order has a description. Technicians start and finish orders. A finished order must have a report.'),
    'order',
  )
  expect(order.fields.find(({ id }) => id === 'report')?.required).toBe(false)
})

test('what has been started can be finished', () => {
  const spec = read('An order has a name. Technicians start and finish orders. Orders can be started or finished.')
  const finish = entityOf(spec, 'order').states?.transitions.find(({ to }) => to === 'finished')
  expect(finish?.from).toContain('started')
})

test('what is under way can be marked as the next', () => {
  const spec = read(
    'A defect has a title. Defects are reported, in progress or fixed. Managers can mark a defect as fixed.',
  )
  const fixed = entityOf(spec, 'defect').states?.transitions.find(({ to }) => to === 'fixed')
  expect(fixed?.from).toEqual(['reported', 'in_progress'])
})

test('guests of an episode are no episodes', () => {
  const spec = read('Hosts plan episodes with a number and a title. Guests of an episode have a name.')
  expect(entityOf(spec, 'episode').fields.map(({ id }) => id)).toEqual(['number', 'title'])
})

test('what a thing is made of is not the form of a value', () => {
  const spec = read('A bottle has a name. A bottle may have tasting notes. Tasting notes have a date and a text.')
  expect(entityOf(spec, 'bottle').fields.some(({ type }) => type === 'date')).toBe(false)
})

test('who decides about what others have made sees it, and is not held to their own', () => {
  const spec = read(
    'Members can apply for a plot. A plot has a number. Applications are new, accepted or declined. Only the board may accept or decline applications.',
  )
  const { states, grants } = entityOf(spec, 'application')
  expect(states?.transitions.map(({ from, by }) => ({ from, by }))).toEqual([
    { from: ['new'], by: [{ who: 'board', own: null }] },
    { from: ['new'], by: [{ who: 'board', own: null }] },
  ])
  expect(grants.view).toContainEqual({ who: 'board', own: null })
})

test('what is open, new or solved can be closed', () => {
  const spec = read(
    'Customers open tickets with a subject. Tickets are new, open, solved or closed. Customers can close their own tickets.',
  )
  const close = entityOf(spec, 'ticket').states?.transitions.find(({ id }) => id === 'close')
  expect(close?.from.toSorted()).toEqual(['new', 'open', 'solved'])
})

test('the e-mail address that every account has is no further field of it', () => {
  const spec = read(
    'A member has a name, an email and a birth date. A payment belongs to a member. Members see only their own payments.',
  )
  expect(spec.accounts?.fields.map(({ id }) => id)).toEqual(['name', 'birth_date'])
  expect(spec.unserved).toEqual([])
})
