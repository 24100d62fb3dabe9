import assert from 'node:assert/strict'
import { accepted, denied, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

export const library: RequirementChecks = {
  name: '02-library',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'Books have a title, an author, an ISBN and a number of copies.',
      check: async (app) => {
        const librarian = await app.whoMay('create', 'book', 'librarian')
        const values = { title: 'Emma', author: 'Jane Austen', isbn: '978-0-14-143958-7', 'number of copies|copies': 4 }
        const book = await librarian.fresh('book', await librarian.make('book', values))
        for (const [name, value] of Object.entries(values)) assert.equal(librarian.value('book', book, name), value)
      },
    },
    {
      clause: 'No two books may have the same ISBN.',
      check: async (app) => {
        const librarian = await app.whoMay('create', 'book', 'librarian')
        await librarian.make('book', { isbn: '978-1' })
        refused(await librarian.post('book', { isbn: '978-1' }))
        const other = await librarian.make('book', { isbn: '978-2' })
        refused(await librarian.edit('book', other, { isbn: '978-1' }))
      },
    },
    {
      clause: 'Only librarians can add, change or remove books',
      check: async (app) => {
        const librarian = await app.as('librarian')
        const member = await app.as('member')
        const book = await librarian.make('book')
        for (const who of [member, app.visitor()]) {
          denied(await who.post('book'))
          denied(await who.edit('book', book, { title: 'Mine' }))
          denied(await who.remove('book', book))
        }
        accepted(await librarian.edit('book', book, { title: 'Persuasion' }))
        accepted(await librarian.remove('book', book))
      },
    },
    {
      clause: 'anyone, even without an account, can browse and search the catalogue by title or author',
      check: async (app) => {
        const librarian = await app.whoMay('create', 'book', 'librarian')
        const book = await librarian.make('book', { title: 'Quicksilver', author: 'Stephenson' })
        const other = await librarian.make('book', { title: 'Hyperion', author: 'Simmons' })
        const visitor = app.visitor()
        assert.ok(has(await visitor.list('book'), book))
        for (const q of ['Quicksilv', 'Stephens']) {
          const found = await visitor.list('book', { q })
          assert.ok(has(found, book) && !has(found, other), q)
        }
      },
    },
    {
      clause: 'Members sign up with their name, email address and a password.',
      check: async (app) => {
        const anna = await app.someone({ name: 'Anna Example' })
        const me = accepted(await anna.send('GET', '/api/me'))
        assert.match(me.text, /Anna Example/)
        const bad = { name: 'Ben', email: 'not an address', password: 'long enough secret' }
        refused(await app.visitor().send('POST', '/api/register', bad))
      },
    },
    {
      clause: 'A member can borrow a book, which creates a loan with a borrowing date and a due date.',
      check: async (app) => {
        const book = await (await app.as('librarian')).make('book')
        const member = await app.as('member')
        const loan = await member.make('loan', { book, 'borrowing date|borrowed': day(0), 'due date|due': day(14) })
        assert.equal(member.value('loan', loan, 'book'), book.id)
        assert.match(String(member.value('loan', loan, 'due date|due')), new RegExp(`^${day(14).date}`))
        denied(await app.visitor().post('loan', { book }))
      },
    },
    {
      clause: 'A member may have at most 3 loans at the same time that have not been returned.',
      check: async (app) => {
        const librarian = await app.as('librarian')
        const member = await app.as('member')
        const loans = [await member.make('loan'), await member.make('loan'), await member.make('loan')]
        refused(await member.post('loan'))
        await (await app.as('member')).make('loan')
        const [first] = loans
        assert.ok(first !== undefined)
        accepted(await librarian.move('loan', first, 'returned|return'))
        await member.make('loan')
        refused(await member.post('loan'))
      },
    },
    {
      clause: 'The due date must be after the borrowing date.',
      check: async (app) => {
        const member = await app.whoMay('create', 'loan', 'member')
        refused(await member.post('loan', { 'borrowing date|borrowed': day(2), 'due date|due': day(2) }))
        refused(await member.post('loan', { 'borrowing date|borrowed': day(2), 'due date|due': day(1) }))
        await member.make('loan', { 'borrowing date|borrowed': day(0), 'due date|due': day(1) })
      },
    },
    {
      clause: 'Only librarians can mark a loan as returned.',
      check: async (app) => {
        const member = await app.as('member')
        const loan = await member.make('loan')
        denied(await member.move('loan', loan, 'returned|return'))
        denied(await app.visitor().move('loan', loan, 'returned|return'))
        accepted(await (await app.as('librarian')).move('loan', loan, 'returned|return'))
      },
    },
    {
      clause: 'Members see only their own loans',
      check: async (app) => {
        const anna = await app.as('member')
        const ben = await app.as('member')
        const loan = await anna.make('loan')
        assert.ok(has(await anna.list('loan'), loan))
        assert.ok(!has(await ben.list('loan'), loan))
        denied(await ben.get('loan', loan))
      },
    },
    {
      clause: 'librarians see all of them.',
      check: async (app) => {
        const loan = await (await app.as('member')).make('loan')
        const librarian = await app.as('librarian')
        assert.ok(has(await librarian.list('loan'), loan))
        accepted(await librarian.get('loan', loan))
      },
    },
    {
      clause: 'A loan that is past its due date and has not been returned is overdue.',
      check: async (app) => {
        const member = await app.whoMay('create', 'loan', 'member')
        const late = await member.make('loan', { 'borrowing date|borrowed': day(-20), 'due date|due': day(-3) })
        const fine = await member.make('loan', { 'borrowing date|borrowed': day(-1), 'due date|due': day(5) })
        assert.equal(member.value('loan', await member.fresh('loan', late), 'overdue'), true)
        assert.equal(member.value('loan', await member.fresh('loan', fine), 'overdue'), false)
        accepted(await (await app.as('librarian')).move('loan', late, 'returned|return'))
        assert.equal(member.value('loan', await member.fresh('loan', late), 'overdue'), false)
      },
    },
    {
      clause: 'Librarians can export the loans as CSV.',
      check: async (app) => {
        const librarian = await app.as('librarian')
        await (await app.as('member')).make('loan')
        const csv = accepted(await librarian.csv('loan'))
        assert.match(csv.contentType, /^text\/csv/)
        assert.ok(csv.text.trim().split('\n').length >= 2)
        denied(await app.visitor().csv('loan'))
      },
    },
  ],
}
