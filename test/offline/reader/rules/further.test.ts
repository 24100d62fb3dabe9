import { expect, test } from 'vitest'
import { heard } from './heard.ts'
import { clinic, leave, library, rooms, shop } from './texts.ts'

const texts = { clinic, leave, library, rooms, shop }

test.each<[keyof typeof texts, string, string[]]>([
  [
    'clinic',
    'No vet can be booked twice for overlapping times, unless the earlier appointment was cancelled.',
    ['no_overlap appointment(vet) start_time..end_time [status != cancelled]'],
  ],
  [
    'clinic',
    'A vet cannot have two appointments at the same time, except cancelled ones.',
    ['no_overlap appointment(vet) start_time..end_time [status != cancelled]'],
  ],
  [
    'clinic',
    'Two appointments of the same vet must not overlap unless the other one is cancelled.',
    ['no_overlap appointment(vet) start_time..end_time [status != cancelled]'],
  ],
  [
    'rooms',
    "Every tent has a number (two tents can't share one, obviously) and a size in square metres, anything from 5 up to 300.",
    [
      'entity tent list view create',
      'field tent.number',
      'unique tent(number)',
      'field tent.size',
      'range tent.size 5..300',
    ],
  ],
  [
    'leave',
    '- As a manager, I must give a reason when I reject a request.',
    ['required_when request.reason [status = rejected]'],
  ],
  ['library', 'I can search books by title and export loans to CSV.', ['search book(title)', 'export loan signed_in']],
  [
    'shop',
    'Every list can be exported as CSV.',
    ['export product anyone', 'export customer anyone', 'export order anyone', 'export order_line anyone'],
  ],
  [
    'shop',
    'All lists can be downloaded as CSV.',
    ['export product anyone', 'export customer anyone', 'export order anyone', 'export order_line anyone'],
  ],
  [
    'shop',
    'Orders are listed by order date, the latest first, 15 to a page.',
    ['sort order.order_date desc', 'paging order 15'],
  ],
  ['shop', '25 orders per page, most recent first.', ['paging order 25', 'sort order.created_at desc']],
  ['shop', 'Orders: newest first, 50 per page.', ['sort order.created_at desc', 'paging order 50']],
  [
    'shop',
    'Orders should be sorted by order date and filterable by customer.',
    ['sort order.order_date asc', 'filter order.customer'],
  ],
  [
    'clinic',
    'Every appointment must have a different reason.',
    [
      'entity appointment list view create',
      'field appointment.reason',
      'unique appointment(reason)',
      'required appointment.reason',
    ],
  ],
  ['clinic', 'Two pets cannot have the same name unless they have different owners.', ['unique pet(name, owner)']],
  ['clinic', 'No two pets may have the same name unless they belong to different owners.', ['unique pet(name, owner)']],
  [
    'leave',
    'A comment is required if the type is sick or other.',
    ['required_when request.comment [type = sick]', 'required_when request.comment [type = other]'],
  ],
  [
    'leave',
    'A comment is required if the type is sick, unpaid or other.',
    [
      'required_when request.comment [type = sick]',
      'required_when request.comment [type = unpaid]',
      'required_when request.comment [type = other]',
    ],
  ],
  ['library', 'The year must be after 1450.', ['range book.year 1451..']],
  ['library', 'The year must be later than 1450 and before 2100.', ['range book.year 1451..2099']],
  ['library', 'The year must be before 2100.', ['range book.year 0..2099']],
  [
    'shop',
    'Product codes are 6 to 12 characters long and no two products share the same code.',
    ['length product.code 6..12', 'unique product(code)'],
  ],
  ['shop', 'The stock is a whole number and never below 0.', ['format product.stock', 'range product.stock 0..']],
  ['library', "They can't make more than one for the same book.", ['unique review(book, member)']],
  [
    'shop',
    'The name of a product is at least 3 characters and unique.',
    ['length product.name 3..', 'unique product(name)'],
  ],
  ['shop', 'No product may cost more than 1000 euros.', ['range product.price 0..1000']],
  ['shop', 'No comment may be longer than 300 characters.', ['length order.comment ..300']],
  ['shop', 'No price below 1 euro.', ['range product.price 1..']],
  ['shop', 'Prices must be given in euros and be positive.', ['format product.price', 'range product.price 0.01..']],
  ['clinic', 'The date of birth must be after 1990.', ['moment pet.date_of_birth 1991-01-01..']],
  ['clinic', 'The date of birth must be after 1 January 1990.', ['moment pet.date_of_birth 1990-01-02..']],
  ['clinic', 'The date of birth cannot be before 1990.', ['moment pet.date_of_birth 1990-01-01..']],
  ['clinic', 'The date of birth must be between 2000 and today.', ['moment pet.date_of_birth 2000-01-01..today']],
  ['clinic', 'The date of birth must not be earlier than 2001-02-28.', ['moment pet.date_of_birth 2001-02-28..']],
  ['clinic', 'The date of birth must be before March 1, 2020.', ['moment pet.date_of_birth ..2020-02-29']],
  [
    'library',
    'Members can export their own loans as CSV.',
    ['export loan member/member', 'permission loan.export member/member', 'entity loan export'],
  ],
  ['leave', 'A comment is required if the type is not vacation.', ['required_when request.comment [type != vacation]']],
  ['clinic', 'An owner cannot have two pets with the same name and species.', ['unique pet(name, species, owner)']],
])('%s: %s', (text, sentence, expected) => {
  expect(heard(texts[text], sentence)).toEqual(expected)
})
