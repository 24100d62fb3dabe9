import { describe, expect, test } from 'vitest'
import { allowed } from './allowed.ts'

const rolesOf = (lines: readonly string[]): string[] =>
  (allowed(lines).spec.accounts?.roles ?? []).map((role) => role.id)

describe('the roles that a text lists', () => {
  test.for([
    'There are three kinds of people: clerks, bakers and customers.',
    'Three kinds of people use the system: clerks, bakers and customers.',
    'There are three roles: clerk, baker and customer.',
    'Roles: clerk, baker, customer.',
    'The roles are clerk, baker and customer.',
    'The application has three user roles: clerk, baker and customer.',
    'Types of users: clerks, bakers, customers.',
    'Users are either clerks, bakers or customers.',
  ])('%s', (sentence) => {
    const lines = ['Products have a name and a price.', sentence]
    expect(new Set(rolesOf(lines))).toEqual(new Set(['clerk', 'baker', 'customer']))
    expect(allowed(lines).served).toBe(true)
  })
})

describe('roles of no lexicon, by what the text says they do', () => {
  test.for([
    ['Only stewards can add concerts.', 'steward'],
    ['As a falconer, I want to add birds, so that I know them.', 'falconer'],
    ['Nobody except wranglers can delete horses.', 'wrangler'],
    ['Whisperers create horses.', 'whisperer'],
    ['Horses can only be deleted by wranglers.', 'wrangler'],
    ['Wranglers can do everything.', 'wrangler'],
  ] as const)('%s', ([sentence, role]) => {
    expect(rolesOf(['Horses have a name.', sentence])).toContain(role)
  })
})

describe('what looks like a role and is none', () => {
  test.for([
    ['A container has a number.', 'Containers can hold many letters.'],
    ['An order has a number.', 'Orders can be shipped.'],
    ['A candidate has a name and an email.', 'Recruiters can create and edit candidates.'],
    ['A customer has a name.', 'Clerks add customers.'],
    ['A sample has a code.', 'Laboratory samples register.'],
  ] as const)('%s %s', (lines) => {
    const noun = /^An? ([a-z]+)/.exec(lines[0])?.[1] ?? ''
    expect(rolesOf(lines)).not.toContain(noun)
  })
})

describe('the first account may most, the others least', () => {
  test('whoever registers gets the role that may least', () => {
    const { spec } = allowed(['There are two roles: requesters and agents.', 'Requesters create tickets.'])
    expect(spec.accounts?.roles.find((role) => role.given)?.id).toBe('requester')
    expect(spec.accounts?.roles.at(-1)?.id).toBe('agent')
  })

  test('an account for one thing does not take it from the others', () => {
    const { served, who } = allowed([
      'Offers have a title.',
      'Anyone can browse the offers without an account, but you need an account to create one.',
    ])
    expect(who('offer.list')).toBe('anyone')
    expect(who('offer.create')).toBe('signed_in')
    expect(served).toBe(true)
  })

  test('nobody gets in without signing in', () => {
    const { served, who } = allowed(['Clients have a name.', 'Nobody can see anything without logging in.'])
    expect(who('client.list')).not.toContain('anyone')
    expect(served).toBe(true)
  })
})
