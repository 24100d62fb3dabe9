import { expect, test } from 'vitest'
import { read } from '../reading.ts'
import { heard } from '../rules/heard.ts'

const school = [
  'A course has a title.',
  'Teachers create courses.',
  'Students enrol in courses.',
  'A lesson has a start, an end and a room.',
]
const tasks = ['A task has a title, an assignee and a status: todo, doing or done.', 'Team leads add tasks.']
const flats = ['A flat has an address and a tenant.', 'A defect has a title.', 'Managers add flats.']
const gym = ['A class has a name.', 'Trainers add classes.', 'Members book classes.']
const reports = ['Reports have a title and a severity.', 'Severity is low, high or critical.']

/** One person, some of the rows, or people of whom nothing is kept: what would be built says more than that, or less. */
test.each<[readonly string[], string]>([
  [school, 'Only the teacher of a course may edit it.'],
  [school, 'A course may be edited only by its teacher.'],
  [school, 'The title of a course is unique within a supplier.'],
  [tasks, 'Only the assignee can move a task to done.'],
  [flats, 'Tenants report defects for their own flat.'],
  [flats, 'Only managers see old ones.'],
  [reports, 'Critical reports must have a bounty of at least 1000.'],
])('is not wholly served: %j: %s', (text, sentence) => {
  expect(heard(text, sentence).filter((one) => one.startsWith('? '))).not.toEqual([])
})

test('who may not book classes may add no bookings', () => {
  expect(heard(gym, 'Trainers cannot book classes.')).toEqual(['permission booking.create member/member'])
})

test('people who register for something are no register of people', () => {
  expect(heard(school, 'Students register for lessons.').join()).not.toContain('entity lesson list view create')
})

test.each(['Either the email or the phone must be given.', 'The email or the phone is required.'])(
  'one of two values is not both of them: %s',
  (sentence) => {
    const said = heard(['A contact has a name, an email and a phone.'], sentence)
    expect(said.filter((one) => one.startsWith('? '))).not.toEqual([])
    expect(said.filter((one) => one.startsWith('required '))).toEqual([])
  },
)

test('others say whose a thing is that only they add', () => {
  const spec = read(
    'A payment belongs to a member and has an amount. Treasurers record payments. Members see only their own payments.',
  )
  const member = spec.entities.find(({ id }) => id === 'payment')?.fields.find(({ id }) => id === 'member')
  expect(member).toMatchObject({ editable: true, required: true, default: null })
})

test('a text that names every state has no other for what is open', () => {
  const lines = ['A car has a plate.', 'A visit has a plate.', 'A visit is booked, done or cancelled.']
  const told = ['Done visits cannot be cancelled.']
  expect(heard([...lines, ...told], 'A plate may only have one open visit.')).toEqual([
    'limit visit(plate) 1 [status != done] [status != cancelled]',
  ])
})
