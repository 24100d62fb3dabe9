import { describe, expect, test } from 'vitest'
import { heard } from './heard.ts'
import { clinic, rooms, shop } from './texts.ts'

const texts = { clinic, rooms, shop }

describe('when something may happen', () => {
  test.each<[keyof typeof texts, string, string[]]>([
    ['clinic', 'A pet cannot be born in the future.', ['moment pet.date_of_birth ..today']],
    ['rooms', "Bookings can't be made in the past.", ['moment booking.start_time now..']],
    ['rooms', 'Bookings can be made at most 30 days in advance.', ['moment booking.start_time ..now+30']],
    ['rooms', 'A booking cannot start in the past.', ['moment booking.start_time now..']],
    ['rooms', 'Rooms can only be booked for the future.', ['moment booking.start_time now..']],
    ['rooms', 'A booking must start in the future.', ['moment booking.start_time now..']],
    ['rooms', 'No booking may start in the past.', ['moment booking.start_time now..']],
    ['rooms', 'Bookings must be made at least 2 days in advance.', ['moment booking.start_time now+2..']],
    ['rooms', 'A room cannot be booked more than 30 days in advance.', ['moment booking.start_time ..now+30']],
    ['shop', 'An order cannot be delivered in the past.', ['moment order.delivery_date today..']],
  ])('%s: %s', (text, sentence, expected) => {
    expect(heard(texts[text], sentence)).toEqual(expected)
  })

  test.each<[keyof typeof texts, string]>([
    ['rooms', 'Bookings can be made in the future.'],
    ['rooms', 'Bookings can be made in advance.'],
    ['shop', 'An order cannot be placed in the future.'],
  ])('is not served: %s: %s', (text, sentence) => {
    const found = heard(texts[text], sentence)
    expect(found).not.toEqual([])
    expect(found.filter((one) => !one.startsWith('? '))).toEqual([])
  })
})
