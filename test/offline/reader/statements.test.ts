import { describe, expect, test } from 'vitest'
import { entityOf, lastSubjects, lastUnserved, read } from './reading.ts'

const base =
  'There are two roles: members and librarians. A book has a title and a number of copies. A loan belongs to a book and has a due date. Librarians can manage books. Members can create loans. A loan is open, approved, rejected or returned. '

describe('each statement asks for what it says', () => {
  test.each([
    ['Librarians can delete loans.', ['entity loan delete', 'permission loan delete']],
    ['Only librarians can delete loans.', ['permission loan delete', 'entity loan delete']],
    [
      'Members can only see their own loans.',
      ['permission loan list', 'permission loan view', 'entity loan list view'],
    ],
    [
      'A librarian approves or rejects loans.',
      [
        'transition loan approve',
        'transition_permission loan approve',
        'transition loan reject',
        'transition_permission loan reject',
      ],
    ],
    ['New loans are open.', ['states loan']],
    ['Loans cannot be deleted.', ['permission loan delete']],
    ['Once approved, a loan cannot be edited.', ['rule loan no_edit_1']],
    ['Only open loans can be deleted.', ['rule loan no_delete_1']],
    ['A loan cannot be deleted unless it is returned.', ['rule loan no_delete_1']],
    ['A book cannot be deleted while it has loans.', ['rule book kept_for_loan']],
    ['A member can have at most 3 open loans.', ['rule loan at_most_3_per_member']],
    ['Loans are overdue when the due date has passed.', ['computed loan overdue']],
    ['Each book shows the number of its loans.', ['computed book loan_count']],
    ['The home page shows the number of open loans.', ['figure number_open_loans']],
    ['Books can be searched by title.', ['search book title']],
    ['Loans can be filtered by status and sorted by due date.', ['filter loan status', 'sort loan due_date false']],
    ['Loans are sorted by due date.', ['sort loan due_date true']],
    ['Loans can be exported as CSV.', ['export loan']],
    ['A note is required when a loan is rejected.', ['rule loan note_needed']],
    [
      'Members can rate books from 1 to 5 stars.',
      ['permission rating create', 'entity rating create', 'relation rating book', 'range rating rating'],
    ],
  ])('%s', (text, expected) => {
    expect(lastSubjects(base + text).toSorted()).toEqual(expected.toSorted())
    expect(lastUnserved(base + text)).toEqual([])
  })
})

describe('what is not one of the features, or not understood in full, is unserved', () => {
  test.each([
    ['Members are notified by email when a loan is due.', /e-mail/],
    ['Members can pay fees with a credit card.', /payments/],
    ['Members can upload a photo of a book.', /pictures/],
    ['Loans can be exported as PDF.', /CSV/],
    ['Books are shown on a map.', /maps/],
    ['A loan is repeated every Monday.', /by itself/],
  ])('%s', (text, why) => {
    const spec = read(base + text)
    const last = spec.unserved.at(-1)
    expect(last?.why).toMatch(why)
  })

  test.each([
    'Members can create up to 10 loans per day.',
    'Loans must be approved by two librarians.',
    'Members can only edit loans within 24 hours.',
    'Librarians can approve loans of their own branch.',
    'Members cannot approve their own loans.',
    'Deleted loans can be restored within 30 days.',
    'Passwords must contain a digit.',
    'When a loan is returned, the next member is chosen automatically.',
    'Members can see the total of their loans per month.',
    'Loans older than 90 days cannot be returned.',
  ])('%s', (text) => {
    expect(lastUnserved(base + text)).not.toEqual([])
  })
})

describe('people and their rights', () => {
  test('own rows stay private', () => {
    const spec = read('Users can sign up and log in. Users can manage their own notes. A note has a title. ')
    expect(entityOf(spec, 'note').grants.view).toEqual([{ who: 'signed_in', own: 'owner' }])
    expect(spec.accounts).not.toBeNull()
  })

  test('no accounts: everything is open', () => {
    const spec = read('A note has a title. Users can create and delete notes. No accounts.')
    expect(spec.accounts).toBeNull()
    expect(entityOf(spec, 'note').grants.delete).toEqual([{ who: 'anyone', own: null }])
  })

  test('the least role is given, the highest comes first', () => {
    const roles =
      read('Admins manage courses. Teachers can view courses. Students can view courses.').accounts?.roles ?? []
    expect(roles.map((role) => [role.id, role.rank, role.given])).toEqual([
      ['student', 1, true],
      ['teacher', 2, false],
      ['admin', 3, false],
    ])
  })

  test('contradictions are not reported as served', () => {
    const text =
      'Members and managers use it. Members can delete notes. Only managers can delete notes. A note has a title.'
    const spec = read(text)
    const clauses = spec.unserved.map((one) => one.clause)
    expect(clauses).toContain('C2')
  })
})
