import { describe, expect, test } from 'vitest'
import { heard } from './heard.ts'
import { library, rooms, shop } from './texts.ts'

const texts = { library, rooms, shop }

describe('two values of one row', () => {
  test.each<[keyof typeof texts, string, string[]]>([
    ['library', 'The due date must be after the borrowing date.', ['compare loan.due_date > borrowing_date']],
    [
      'library',
      'The due date of a loan must be later than its borrowing date.',
      ['compare loan.due_date > borrowing_date'],
    ],
    ['library', 'The due date cannot be before the borrowing date.', ['compare loan.due_date >= borrowing_date']],
    [
      'library',
      "A loan's due date may not be earlier than the borrowing date.",
      ['compare loan.due_date >= borrowing_date'],
    ],
    ['library', 'The due date should come after the borrowing date.', ['compare loan.due_date > borrowing_date']],
    ['library', 'The due date has to be on or after the borrowing date.', ['compare loan.due_date >= borrowing_date']],
    ['library', 'The borrowing date comes before the due date.', ['compare loan.borrowing_date < due_date']],
    ['library', 'A loan cannot be due before it was borrowed.', ['compare loan.due_date >= borrowing_date']],
    ['rooms', 'The end must be after the start.', ['compare booking.end_time > start_time']],
    ['rooms', 'The end time must not be before the start time.', ['compare booking.end_time >= start_time']],
    ['rooms', 'A booking must end after it starts.', ['compare booking.end_time > start_time']],
    ['rooms', 'A booking cannot end before it starts.', ['compare booking.end_time >= start_time']],
    ['rooms', 'A booking has to end later than it starts.', ['compare booking.end_time > start_time']],
    ['rooms', 'The start must be earlier than the end.', ['compare booking.start_time < end_time']],
    ['rooms', 'Start time must be before end time.', ['compare booking.start_time < end_time']],
    ['rooms', 'The start of a booking must lie before its end.', ['compare booking.start_time < end_time']],
    ['rooms', 'Bookings must not end before they begin.', ['compare booking.end_time >= start_time']],
    ['rooms', 'A booking starts before it ends.', ['compare booking.start_time < end_time']],
    [
      'shop',
      'The delivery date must not be earlier than the order date.',
      ['compare order.delivery_date >= order_date'],
    ],
    ['shop', "The delivery date can't be before the order date.", ['compare order.delivery_date >= order_date']],
    [
      'shop',
      "An order's delivery date must be at least the order date.",
      ['compare order.delivery_date >= order_date'],
    ],
    [
      'shop',
      'The delivery date must be equal to or later than the order date.',
      ['compare order.delivery_date >= order_date'],
    ],
    ['shop', 'The delivery date and the order date must be different.', ['compare order.delivery_date != order_date']],
    [
      'shop',
      'The delivery date must not be the same as the order date.',
      ['compare order.delivery_date != order_date'],
    ],
  ])('%s: %s', (text, sentence, expected) => {
    expect(heard(texts[text], sentence)).toEqual(expected)
  })

  test.each<[keyof typeof texts, string]>([
    ['shop', 'The delivery date must be at least 2 days after the order date.'],
    ['shop', 'The delivery date must be after the order date of the previous order.'],
    ['rooms', 'The end time must be at most 2 hours after the start time.'],
    ['library', 'The due date is usually after the borrowing date.'],
  ])('is not served: %s: %s', (text, sentence) => {
    const found = heard(texts[text], sentence)
    expect(found).not.toEqual([])
    expect(found.filter((one) => !one.startsWith('? '))).toEqual([])
  })
})
