import { expect, test } from 'vitest'
import { entityOf, lastUnserved, read } from '../reading.ts'
import { heard } from './heard.ts'

const tools = ['There are two roles: members and admins.', 'Admins can create tools.', 'Each tool has a name.']
const lending = [...tools, 'Members reserve tools from a first day to a last day.']
const cancelled = [...lending, 'Members can cancel their own reservations.']

test.each<[string, string, string[]]>([
  ['Members reserve a tool for a period from a first day to a last day.', 'reservation', ['first_day', 'last_day']],
  ['Members can book a tool from a start date to an end date.', 'booking', ['start_date', 'end_date']],
  ['Members rent a tool for a period between a pick-up day and a return day.', 'rental', ['pick_up_day', 'return_day']],
  ['Members can book tools from a start time until an end time.', 'booking', ['start_time', 'end_time']],
])('%s', (sentence, id, fields) => {
  const text = [...tools, sentence].join('\n')
  const entity = entityOf(read(text), id)
  expect(
    entity.fields.filter((field) => field.type.startsWith('date') && field.required).map((field) => field.id),
  ).toEqual(fields)
  expect(entity.rules).toEqual([])
  expect(lastUnserved(text)).toEqual([])
})

test.each<[string, string[]]>([
  ['Members can reserve tools from a first shelf to a last shelf.', ['first shelf to a last shelf']],
  ['Members can reserve tools from a first day to a last day every week.', ['first day to a last day every week']],
  ['Members can view reservations from a first day to a last day.', ['first day to a last day']],
  ['Admins can edit tools from a first day to a last day.', ['first day to a last day']],
  ['Members can reserve tools from the first day to the last day.', ['first day to the last day']],
])('no span: %s', (sentence, unserved) => {
  expect(lastUnserved([...tools, sentence].join('\n'))).toEqual(unserved)
})

test.each<[readonly string[], string, string[]]>([
  [
    lending,
    'No tool can be reserved twice for overlapping days, unless the earlier reservation was cancelled.',
    ['no_overlap reservation(tool) first_day..last_day [status != cancelled]'],
  ],
  [lending, 'A reservation may not start in the past.', ['moment reservation.first_day today..']],
  [lending, 'Reservations without a last day are not accepted.', ['required reservation.last_day']],
  [lending, 'The last day cannot be before the first day.', ['compare reservation.last_day >= first_day']],
  [lending, 'A cancelled reservation never becomes active again.', ['transition reservation']],
  [cancelled, 'Cancelled reservations stay cancelled.', ['transition reservation']],
  [
    [...cancelled, 'Admins can reactivate cancelled reservations.'],
    'A cancelled reservation never becomes active again.',
    ['? cancelled reservation never becomes active again'],
  ],
])('%#: %s %s', (text, sentence, expected) => {
  expect(heard(text, sentence)).toEqual(expected)
})

test('nothing leads out of a state that is told to be for good', () => {
  const text = [...lending, 'A cancelled reservation never becomes active again.'].join('\n')
  const moves = entityOf(read(text), 'reservation').states?.transitions ?? []
  expect(moves.map((move) => move.to)).toEqual(['cancelled'])
  expect(moves.some((move) => move.from.includes('cancelled'))).toBe(false)
})

test.each<[string, string, string]>([
  ['year acquired', 'year_acquired', 'integer'],
  ['date received', 'date_received', 'date'],
  ['weight loaded', 'weight_loaded', 'decimal'],
  ['purchase price paid', 'purchase_price_paid', 'money'],
])('an object with a %s', (name, id, type) => {
  const text = `There are no accounts.\nEach object has a title and a ${name}.`
  expect(entityOf(read(text), 'object').fields.find((field) => field.id === id)?.type).toBe(type)
  expect(lastUnserved(text)).toEqual([])
})

test.each<[string, string, string[]]>([
  ['Tool library of the Elm Street neighbourhood.', 'Tools have a name.', []],
  ['An inventory for our small museum.', 'Tools have a name.', ['inventory for our small museum']],
  ['Tool library of the town in dark mode.', 'Tools have a name.', ['library of the town in dark mode']],
])('introduced: %s', (first, second, unserved) => {
  const spec = read(`${first}\n${second}`)
  expect(spec.unserved.filter((one) => one.clause === 'C1').map((one) => one.part)).toEqual(unserved)
})

test('every object kept in exactly one room has to have one', () => {
  const text = ['There are no accounts.', 'Each room has a name.', 'Each object has a title.']
  expect(heard(text, 'Every object is kept in exactly one room.')).toEqual([
    'relation object.room',
    'required object.room',
  ])
})

test('a tool that members reserve is none that is to be built', () => {
  expect(heard(tools, 'Members reserve a tool.')).toEqual([
    'permission reservation.create member/member admin',
    'entity reservation create',
    'relation reservation.tool',
  ])
})
