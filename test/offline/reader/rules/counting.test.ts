import { describe, expect, test } from 'vitest'
import { heard } from './heard.ts'
import { clinic, library, rooms, shop } from './texts.ts'

const texts = { clinic, library, rooms, shop }

describe('how many there may be', () => {
  test.each<[keyof typeof texts, string, string[]]>([
    [
      'library',
      'A member may have at most 3 loans at the same time that have not been returned.',
      ['limit loan(member) 3 [status != returned]'],
    ],
    ['library', 'A member can have at most three open loans.', ['limit loan(member) 3 [status = open]']],
    ['library', 'Each member may have no more than 5 loans at a time.', ['limit loan(member) 5 [status != returned]']],
    ['library', 'A member cannot have more than 3 open loans at once.', ['limit loan(member) 3 [status = open]']],
    ['library', 'Members may write at most 2 reviews each.', ['limit review(member) 2']],
    ['library', 'A member can borrow at most 3 books at a time.', ['limit loan(member) 3 [status != returned]']],
    [
      'library',
      'Members cannot borrow more than 3 books at the same time.',
      ['limit loan(member) 3 [status != returned]'],
    ],
    ['library', 'No more than 10 loans per member.', ['limit loan(member) 10']],
    ['library', 'No member may have more than 3 open loans.', ['limit loan(member) 3 [status = open]']],
    ['library', 'Every member is limited to 3 open loans.', ['limit loan(member) 3 [status = open]']],
    ['library', 'There can be at most 2 reviews per book.', ['limit review(book) 2']],
    ['library', 'The number of open loans per member is limited to 3.', ['limit loan(member) 3 [status = open]']],
    ['library', 'The number of reviews of a book must not exceed 20.', ['limit review(book) 20']],
    ['library', 'A member who has 3 open loans cannot borrow another book.', ['limit loan(member) 3 [status = open]']],
    ['library', 'A book can only be on loan to one member at a time.', ['limit loan(book) 1 [status != returned]']],
    ['library', 'A book can have only one open loan.', ['limit loan(book) 1 [status = open]']],
    ['library', 'It must be impossible to review a book more than 40 times.', ['limit review(book) 40']],
    [
      'library',
      'It must not be possible to have more than 3 open loans per member.',
      ['limit loan(member) 3 [status = open]'],
    ],
    ['library', 'A book cannot be reviewed more than 40 times.', ['limit review(book) 40']],
    ['library', 'Up to 4 reviews per book are allowed.', ['limit review(book) 4']],
    ['shop', 'An order may contain at most 20 order lines.', ['limit order_line(order) 20']],
    ['shop', 'An order has at most 20 order lines.', ['limit order_line(order) 20']],
    ['shop', 'A customer can have up to 5 orders.', ['limit order(customer) 5']],
    ['clinic', 'An owner may not have more than 4 pets.', ['limit pet(owner) 4']],
    ['clinic', 'A vet may have at most 8 appointments.', ['limit appointment(vet) 8 [status != cancelled]']],
    ['clinic', 'A pet can only have one scheduled appointment.', ['limit appointment(pet) 1 [status = scheduled]']],
    ['rooms', 'The number of bookings of a room cannot exceed its capacity.', ['limit booking(room) room.capacity']],
    ['rooms', 'A room cannot have more bookings than its capacity.', ['limit booking(room) room.capacity']],
    ['rooms', 'There must never be more bookings for a room than its capacity.', ['limit booking(room) room.capacity']],
  ])('%s: %s', (text, sentence, expected) => {
    expect(heard(texts[text], sentence)).toEqual(expected)
  })

  test.each<[keyof typeof texts, string]>([
    ['rooms', 'The number of attendees must not exceed the capacity of the room.'],
    ['rooms', 'The number of attendees of a booking cannot be more than the capacity of its room.'],
    ['library', 'A member can borrow at most 3 books per month.'],
    ['library', 'A member can have at most 3 loans a week.'],
    ['clinic', 'A vet may have at most 8 appointments per day.'],
    ['library', 'Librarians can have more than 3 loans.'],
    ['rooms', 'A room can be booked at most 2 hours.'],
    ['rooms', 'The sum of the attendees of all bookings cannot exceed the capacity.'],
  ])('is not served: %s: %s', (text, sentence) => {
    const found = heard(texts[text], sentence)
    expect(found).not.toEqual([])
    expect(found.filter((one) => !one.startsWith('? '))).toEqual([])
  })
})
