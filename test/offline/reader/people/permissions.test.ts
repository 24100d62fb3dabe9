import { describe, expect, test } from 'vitest'
import { allowed } from './allowed.ts'

const library = ['There are two roles: members and librarians.', 'Books have a title and an author.']

describe('only one role may', () => {
  test.for([
    'Only librarians can add books.',
    'Only the librarian may add books.',
    'Nobody except librarians can add books.',
    'No one but librarians can add books.',
    'Nobody other than a librarian may add books.',
    'Books can only be added by librarians.',
    'Books can be added only by librarians.',
    'Books may be added by librarians only.',
    'Librarians are the only ones who can add books.',
    'Librarians are the only people allowed to add books.',
    'Adding books is reserved for librarians.',
    'Books cannot be added by anyone except librarians.',
    'Librarians alone can add books.',
    'It is only librarians who can add books.',
  ])('%s', (sentence) => {
    const { served, kinds, who } = allowed([...library, sentence])
    expect(who('book.create')).toBe('librarian')
    expect(kinds).toContain('permission')
    expect(served).toBe(true)
  })
})

describe('one role may not', () => {
  test.for([
    'A member cannot add books.',
    'Members must not be able to add books.',
    'Members are not allowed to add books.',
    'Members can never add books.',
    'No member can add books.',
    'Books cannot be added by members.',
    'It is forbidden for members to add books.',
    'Members can only view books.',
    'Members have read-only access to books.',
    'Librarians can add books but members cannot.',
    'Librarians can add books; members cannot.',
  ])('%s', (sentence) => {
    const { served, kinds, who } = allowed([...library, sentence])
    expect(who('book.create')).toBe('librarian')
    expect(kinds).toContain('permission')
    expect(served).toBe(true)
  })
})

describe('nobody may', () => {
  test.for([
    'Nobody can delete books.',
    'Books can never be deleted.',
    'Books cannot be deleted by anyone.',
    'No book can be deleted.',
  ])('%s', (sentence) => {
    const { served, who } = allowed([...library, sentence])
    expect(who('book.delete')).toBe('nobody')
    expect(served).toBe(true)
  })
})

describe('what a sentence says of two roles', () => {
  test('everybody sees, one role changes', () => {
    const { served, who } = allowed([...library, 'Everyone can view books, only librarians can change them.'])
    expect(who('book.edit')).toBe('librarian')
    expect(who('book.view')).toBe('anyone')
    expect(served).toBe(true)
  })

  test('both are named', () => {
    const { served, who } = allowed([...library, 'Only librarians and members can add books.'])
    expect(who('book.create')).toBe('librarian member')
    expect(served).toBe(true)
  })

  test('one may with everything', () => {
    const { served, who } = allowed([...library, 'Members can add books.', 'Librarians can do everything.'])
    expect(who('book.create')).toBe('librarian member')
    expect(served).toBe(true)
  })
})

describe('a sentence that another one contradicts is unserved', () => {
  test.for([
    ['Only librarians can add books.', 'Members can add books.'],
    ['Nobody can delete books.', 'Books can be deleted by anyone.'],
    ['Only librarians can delete books.', 'Members can delete books.'],
    ['Whoever added a book can delete it, and nobody else can.', 'Librarians can delete any book.'],
  ])('%s %s', (pair) => {
    const { spec } = allowed([...library, ...pair])
    expect(spec.unserved).not.toEqual([])
  })
})

describe('who is granted what the sentence does not say is not claimed', () => {
  test.for([
    'Only librarians who have passed the exam can add books.',
    'Only librarians can add books on weekdays.',
    'Members can add books with the approval of a librarian.',
    'Nobody can see anything at night.',
    'Only the oldest members can add books.',
  ])('%s', (sentence) => {
    expect(allowed([...library, sentence]).served).toBe(false)
  })
})
