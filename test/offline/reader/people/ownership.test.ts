import { describe, expect, test } from 'vitest'
import { allowed } from './allowed.ts'

const notes = ['There are two roles: members and admins.', 'Members can create notes.', 'A note has a text.']
const own = /^(?:admin )?(?:member|signed_in)\/(?:member|owner)$/

describe('people see only their own', () => {
  test.for([
    'Members can only see their own notes.',
    'Members see only their own notes.',
    'Members only see their own notes.',
    'Members can see their own notes only.',
    'Each member sees just their own notes.',
    'Members cannot see the notes of other members.',
    'Members cannot see notes of others.',
    "A member must not see other members' notes.",
    "Members can't see each other's notes.",
    'Users can only access their own notes.',
    'Notes are private.',
    'Notes are only visible to their owner.',
  ])('%s', (sentence) => {
    const { served, kinds, who } = allowed([...notes, sentence])
    expect(who('note.list')).toMatch(own)
    expect(who('note.view')).toMatch(own)
    expect(kinds).toContain('permission')
    expect(served).toBe(true)
  })
})

describe('people change only their own', () => {
  test.for([
    'Members can edit only their own notes.',
    'You can only edit your own notes.',
    'Members may edit notes they created.',
    'Whoever wrote a note can edit it.',
    'Only the author of a note can edit it.',
    'Only the member who created a note can edit it.',
    'A note can only be edited by its author.',
    'A note can only be edited by the member who created it.',
    "Notes can't be edited by anyone other than the member who made them.",
    'Members can edit their own notes but not those of others.',
  ])('%s', (sentence) => {
    const { served, spec, who } = allowed([...notes, sentence])
    expect(who('note.edit')).toMatch(own)
    expect(spec.accounts?.roles.map((role) => role.id)).toEqual(['member', 'admin'])
    expect(served).toBe(true)
  })
})

describe('others see all', () => {
  test.for([
    'Admins can see all notes.',
    "Admins can see everyone's notes.",
    'Admins see every note.',
    'Admins see all of them.',
  ])('%s', (sentence) => {
    const { served, who } = allowed([...notes, 'Members see only their own notes.', sentence])
    expect(who('note.list')).toBe('admin member/member')
    expect(served).toBe(true)
  })

  test('an owner and a role in one sentence', () => {
    const { served, who } = allowed([...notes, 'Notes can be edited by their owner and by admins.'])
    expect(who('note.edit')).toMatch(/^admin (?:member|signed_in)\/(?:member|owner)$/)
    expect(served).toBe(true)
  })

  test('an exception within the sentence', () => {
    const { served, who } = allowed([...notes, "A member can't see other members' notes, but admins can."])
    expect(who('note.view')).toBe('admin member/member')
    expect(served).toBe(true)
  })
})

describe('what is assigned to people is theirs', () => {
  test('they see it, and may change nothing that they do not see', () => {
    const { served, who } = allowed([
      'Roles: customer, technician, manager.',
      'Customers can create tickets with a subject.',
      'Managers see all tickets and can assign tickets to technicians.',
      'Only technicians can resolve tickets.',
      'Technicians see the tickets assigned to them.',
    ])
    expect(served).toBe(true)
    expect(who('ticket.view')).toContain('technician/technician')
    expect(who('ticket~resolve')).toBe('technician/technician')
  })
})

describe('what is not borne out is not claimed', () => {
  test.for([
    'Members can only see their own notes on Mondays.',
    'Managers cannot approve their own notes.',
    'Members see only the notes of their own department.',
    'Members can only see their own and shared notes.',
  ])('%s', (sentence) => {
    expect(allowed([...notes, sentence]).served).toBe(false)
  })
})
