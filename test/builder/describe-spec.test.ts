import { expect, test } from 'vitest'
import { describeSubject } from '../../src/builder/words/describe-spec.ts'
import { article, inSentence, listed } from '../../src/builder/words/english.ts'
import { valuesOf } from '../../src/builder/words/values-of.ts'
import type { AppSpec } from '../../src/core/app-spec/app-spec.ts'
import type { Subject } from '../../src/core/app-spec/demand.ts'
import { courses, expenses, fitness, library, shop } from './specs/specs.ts'

test.each<[AppSpec, Subject, string]>([
  [
    fitness,
    { kind: 'accounts' },
    'People can register, sign in and sign out, and what needs an account is refused without one.',
  ],
  [fitness, { kind: 'role', role: 'member' }, 'There is the role "Member", which every new account gets.'],
  [
    fitness,
    { kind: 'entity', entity: 'exercise', actions: ['list', 'create', 'delete'] },
    'The application keeps exercises; people can list, add and delete them.',
  ],
  [fitness, { kind: 'field', entity: 'exercise', field: 'sets' }, 'An exercise has the field "Sets".'],
  [fitness, { kind: 'required', entity: 'workout', field: 'name' }, "A workout's name is required."],
  [
    fitness,
    { kind: 'range', entity: 'workout', field: 'duration' },
    "A workout's duration is between 1 and 600 minutes.",
  ],
  [library, { kind: 'length', entity: 'book', field: 'title' }, "A book's title is between 2 and 60 characters long."],
  [library, { kind: 'moment', entity: 'book', field: 'bought' }, "A book's bought is not in the future."],
  [library, { kind: 'format', entity: 'book', field: 'contact' }, "A book's contact must be an e-mail address."],
  [library, { kind: 'options', entity: 'book', field: 'genre' }, "A book's genre is one of Novel, Poetry or Essay."],
  [
    library,
    { kind: 'default', entity: 'book', field: 'genre' },
    `A book's genre is "Novel" unless something else is said.`,
  ],
  [
    library,
    { kind: 'sort', entity: 'book', field: 'title', byDefault: true },
    'Books are listed by title, in ascending order.',
  ],
  [library, { kind: 'paging', entity: 'book' }, 'The list shows 3 books a page.'],
  [fitness, { kind: 'permission', entity: 'tip', action: 'create' }, 'Only admins can add tips.'],
  [fitness, { kind: 'permission', entity: 'tip', action: 'view' }, 'Everyone can see a tip.'],
  [
    fitness,
    { kind: 'relation', entity: 'exercise', field: 'workout' },
    'An exercise refers to a workout, and a workout shows its exercises.',
  ],
  [
    expenses,
    { kind: 'states', entity: 'claim' },
    'A new claim is "Draft"; a claim is always "Draft", "Submitted", "Approved" or "Rejected".',
  ],
  [
    expenses,
    { kind: 'transition', entity: 'claim', transition: 'submit' },
    '"Submit" takes a claim from "Draft" or "Rejected" to "Submitted", and from no other state.',
  ],
  [
    expenses,
    { kind: 'transition_permission', entity: 'claim', transition: 'approve' },
    'Only admins can make the move "Approve" of a claim.',
  ],
  [
    expenses,
    { kind: 'rule', entity: 'claim', rule: 'approved_stays' },
    'A claim cannot be edited or deleted while the status is "Approved".',
  ],
  [
    expenses,
    { kind: 'rule', entity: 'claim', rule: 'reason_given' },
    `A claim's reason is required when the status is "Rejected".`,
  ],
  [courses, { kind: 'rule', entity: 'course', rule: 'one_name' }, 'No two courses have the same name.'],
  [courses, { kind: 'rule', entity: 'course', rule: 'order' }, "A course's ends is after the starts."],
  [
    courses,
    { kind: 'rule', entity: 'booking', rule: 'full' },
    `There are never more bookings with the same course than the course's capacity (counting only where "Cancelled" is no).`,
  ],
  [courses, { kind: 'rule', entity: 'booking', rule: 'three' }, 'There are at most 3 bookings with the same person.'],
  [
    courses,
    { kind: 'rule', entity: 'room_use', rule: 'no_double' },
    'Two room uses with the same room do not overlap between their from time and to time.',
  ],
  [
    courses,
    { kind: 'rule', entity: 'absence', rule: 'once' },
    'Two absences with the same teacher do not overlap between their first day and last day, the last day included.',
  ],
  [shop, { kind: 'rule', entity: 'product', rule: 'in_use' }, 'A product cannot be deleted while items refer to it.'],
  [shop, { kind: 'computed', entity: 'order', computed: 'items' }, "An order's items is the number of items."],
  [
    shop,
    { kind: 'computed', entity: 'order', computed: 'subtotal' },
    "An order's subtotal is the sum of quantity × product's price over its items.",
  ],
  [
    shop,
    { kind: 'computed', entity: 'product', computed: 'low' },
    'A product is marked "Low on stock" while the stock is less than 5.',
  ],
  [
    shop,
    { kind: 'figure', figure: 'revenue' },
    'The start page shows "Revenue": the sum of the amount over the items.',
  ],
])('%# says it in plain English', (spec, subject, sentence) => {
  expect(describeSubject(spec, subject)).toBe(sentence)
})

test.each<[AppSpec, Subject, ReturnType<typeof valuesOf>]>([
  [
    fitness,
    { kind: 'range', entity: 'workout', field: 'duration' },
    { numbers: [1, 600], texts: ['Workout', 'Duration'], polarity: 'must' },
  ],
  [
    library,
    { kind: 'moment', entity: 'book', field: 'bought' },
    { numbers: [], texts: ['Book', 'Bought'], polarity: 'must_not' },
  ],
  [
    courses,
    { kind: 'rule', entity: 'booking', rule: 'three' },
    { numbers: [3], texts: ['Booking', 'Person'], polarity: 'must_not' },
  ],
  [
    fitness,
    { kind: 'permission', entity: 'tip', action: 'create' },
    { numbers: [], texts: ['Tip', 'Admin'], polarity: 'only' },
  ],
  [
    shop,
    { kind: 'computed', entity: 'order', computed: 'total' },
    { numbers: [1.1], texts: ['Order', 'Total'], polarity: 'can' },
  ],
  [
    shop,
    { kind: 'computed', entity: 'product', computed: 'low' },
    { numbers: [5], texts: ['Product', 'Low on stock', 'Stock'], polarity: 'can' },
  ],
])('%# gives the values behind a subject', (spec, subject, values) => {
  expect(valuesOf(spec, subject)).toEqual(values)
})

test.each([
  ['workout', 'a'],
  ['exercise', 'an'],
  ['hour', 'an'],
  ['user', 'a'],
  ['unit', 'a'],
  ['university', 'a'],
  ['uninvited guest', 'an'],
  ['MRI scan', 'an'],
  ['PTO request', 'a'],
  ['one-off', 'a'],
  ['umbrella', 'an'],
  ['European plan', 'a'],
  ['8-hour shift', 'an'],
  ['utility bill', 'a'],
  ['usher', 'an'],
])('%s takes "%s"', (words, expected) => {
  expect(article(words)).toBe(expected)
})

test('titles inside a sentence and lists', () => {
  expect(['Blood donor', 'PTO request', 'X-ray', 'URL'].map(inSentence)).toEqual([
    'blood donor',
    'PTO request',
    'X-ray',
    'URL',
  ])
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'or')]).toEqual([
    '',
    'a',
    'a and b',
    'a, b or c',
  ])
})
