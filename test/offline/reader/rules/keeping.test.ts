import { describe, expect, test } from 'vitest'
import { heard } from './heard.ts'
import { clinic, rooms, shop } from './texts.ts'

const texts = { clinic, rooms, shop }

describe('what stays while it is used, and what does not overlap', () => {
  test.each<[keyof typeof texts, string, string[]]>([
    ['clinic', 'An owner who still has pets cannot be deleted.', ['keep_while_used owner pet.owner']],
    ['clinic', 'An owner who has pets cannot be deleted.', ['keep_while_used owner pet.owner']],
    ['clinic', "An owner with pets can't be deleted.", ['keep_while_used owner pet.owner']],
    ['clinic', 'Owners cannot be deleted while they have pets.', ['keep_while_used owner pet.owner']],
    ['clinic', 'An owner can only be deleted if they have no pets.', ['keep_while_used owner pet.owner']],
    ['clinic', 'An owner can only be deleted when there are no pets left.', ['keep_while_used owner pet.owner']],
    ['clinic', 'Do not allow deleting an owner who has pets.', ['keep_while_used owner pet.owner']],
    ['clinic', 'It must not be possible to delete an owner that still has pets.', ['keep_while_used owner pet.owner']],
    ['clinic', 'Deleting an owner with pets is not allowed.', ['keep_while_used owner pet.owner']],
    ['clinic', 'Owners with pets may not be removed.', ['keep_while_used owner pet.owner']],
    [
      'clinic',
      'A vet cannot be deleted as long as there are appointments for them.',
      ['keep_while_used vet appointment.vet'],
    ],
    ['clinic', 'A vet cannot be deleted if any appointments exist.', ['keep_while_used vet appointment.vet']],
    ['clinic', 'A vet that is used in an appointment cannot be deleted.', ['keep_while_used vet appointment.vet']],
    ['clinic', 'A vet must not be deleted while appointments refer to it.', ['keep_while_used vet appointment.vet']],
    ['clinic', 'A vet cannot be deleted unless it has no appointments.', ['keep_while_used vet appointment.vet']],
    ['rooms', "A room with bookings in it can't be deleted.", ['keep_while_used room booking.room']],
    ['rooms', 'A room that has bookings can not be removed.', ['keep_while_used room booking.room']],
    ['rooms', 'Rooms that are still in use cannot be deleted.', ['keep_while_used room booking.room']],
    ['rooms', "You can't delete a room that has bookings.", ['keep_while_used room booking.room']],
    ['rooms', 'Users cannot delete a room that still has bookings.', ['keep_while_used room booking.room']],
    ['rooms', 'A room cannot be deleted until all its bookings are deleted.', ['keep_while_used room booking.room']],
    ['shop', 'Customers who have orders cannot be deleted.', ['keep_while_used customer order.customer']],
    ['rooms', 'A room cannot be booked twice at the same time.', ['no_overlap booking(room) start_time..end_time']],
    ['rooms', 'Two bookings of the same room must not overlap.', ['no_overlap booking(room) start_time..end_time']],
    ['rooms', "Bookings of one room can't overlap.", ['no_overlap booking(room) start_time..end_time']],
    ['rooms', 'Bookings for the same room may not overlap.', ['no_overlap booking(room) start_time..end_time']],
    ['rooms', 'No two bookings of a room may overlap.', ['no_overlap booking(room) start_time..end_time']],
    ['rooms', "A room can't be double-booked.", ['no_overlap booking(room) start_time..end_time']],
    ['rooms', 'No double bookings.', ['no_overlap booking(room) start_time..end_time']],
    ['rooms', 'Double booking of a room is not allowed.', ['no_overlap booking(room) start_time..end_time']],
    ['rooms', 'A room can only be booked by one person at a time.', ['no_overlap booking(room) start_time..end_time']],
    [
      'rooms',
      'There must be no overlapping bookings for the same room.',
      ['no_overlap booking(room) start_time..end_time'],
    ],
    [
      'rooms',
      'The same room cannot have two bookings at the same time.',
      ['no_overlap booking(room) start_time..end_time'],
    ],
    ['rooms', 'A room cannot have two bookings at the same time.', ['no_overlap booking(room) start_time..end_time']],
    ['rooms', 'A room can have only one booking at a time.', ['no_overlap booking(room) start_time..end_time']],
    ['rooms', 'No room may be booked twice at the same time.', ['no_overlap booking(room) start_time..end_time']],
    ['rooms', 'Bookings must not overlap.', ['no_overlap booking(room) start_time..end_time']],
    [
      'rooms',
      'A booking must not overlap another booking of the same room.',
      ['no_overlap booking(room) start_time..end_time'],
    ],
    [
      'rooms',
      'A booking cannot overlap with another booking for the same room.',
      ['no_overlap booking(room) start_time..end_time'],
    ],
    [
      'clinic',
      'A vet cannot have two appointments at the same time.',
      ['no_overlap appointment(vet) start_time..end_time [status != cancelled]'],
    ],
    [
      'clinic',
      "A vet can't have overlapping appointments.",
      ['no_overlap appointment(vet) start_time..end_time [status != cancelled]'],
    ],
    [
      'clinic',
      'No vet may have two appointments at the same time.',
      ['no_overlap appointment(vet) start_time..end_time [status != cancelled]'],
    ],
    [
      'clinic',
      'Appointments of the same vet may not overlap.',
      ['no_overlap appointment(vet) start_time..end_time [status != cancelled]'],
    ],
    [
      'clinic',
      'Two appointments with the same vet cannot overlap.',
      ['no_overlap appointment(vet) start_time..end_time [status != cancelled]'],
    ],
    [
      'clinic',
      'A vet can only see one pet at a time.',
      ['no_overlap appointment(vet) start_time..end_time [status != cancelled]'],
    ],
    [
      'clinic',
      "An appointment can't overlap with another appointment of the same vet.",
      ['no_overlap appointment(vet) start_time..end_time [status != cancelled]'],
    ],
  ])('%s: %s', (text, sentence, expected) => {
    expect(heard(texts[text], sentence)).toEqual(expected)
  })

  test.each<[keyof typeof texts, string]>([
    ['shop', 'A customer who has orders or comments cannot be deleted.'],
    ['clinic', 'An owner with scheduled appointments cannot be deleted.'],
    ['clinic', 'An owner who has pets can be deleted.'],
    ['clinic', 'A vet with future appointments cannot be deleted.'],
    ['clinic', 'When an owner is deleted, their pets are deleted as well.'],
    ['clinic', 'A vet with more than 3 appointments cannot be deleted.'],
    ['rooms', 'Bookings of different rooms may overlap.'],
    ['rooms', 'Two bookings of the same room need 15 minutes between them.'],
    ['rooms', 'Two rooms cannot be booked at the same time.'],
    ['clinic', 'A vet cannot have two appointments on the same day.'],
  ])('is not served: %s: %s', (text, sentence) => {
    const found = heard(texts[text], sentence)
    expect(found).not.toEqual([])
    expect(found.filter((one) => !one.startsWith('? '))).toEqual([])
  })
})
