import { describe, expect, test } from 'vitest'
import { entityOf, lastUnserved, read } from './reading.ts'

const fieldsOf = (text: string, entity: string): string[] =>
  entityOf(read(text), entity).fields.map(
    (field) => `${field.id}:${field.target ?? field.type}${field.required ? '!' : ''}`,
  )

describe('what things are made of and how they hang together', () => {
  test('a thing that links two others', () => {
    const text = 'A boat has a name. A berth has a number. A stay links a boat to a berth and has a fee per night.'
    expect(fieldsOf(text, 'stay')).toEqual(
      expect.arrayContaining(['boat:boat!', 'berth:berth!', 'fee_per_night:money']),
    )
    expect(lastUnserved(text)).toEqual([])
  })

  test('what is said of it next is said of the link', () => {
    const text = 'A boat has a name. A berth has a number. A stay connects a boat and a berth. It has a first day.'
    expect(fieldsOf(text, 'stay')).toContain('first_day:date')
    expect(fieldsOf(text, 'berth')).not.toContain('first_day:date')
  })

  test('rows told within a list are things of their own', () => {
    const text = 'A drink has a name. A round has a date and a list of round items with drink and quantity.'
    expect(fieldsOf(text, 'round_item')).toEqual(['round:round!', 'drink:drink', 'quantity:integer'])
    expect(fieldsOf(text, 'round')).toContain('date:date')
    expect(fieldsOf(text, 'round')).not.toContain('quantity:integer')
  })

  test('two sides of one kind, which differ', () => {
    const text =
      'A club has a name. A game has a home club, an away club and a date. The home club and the away club must be different.'
    expect(fieldsOf(text, 'game')).toEqual(expect.arrayContaining(['home_club:club', 'away_club:club']))
    expect(entityOf(read(text), 'game').rules.map((rule) => rule.kind)).toEqual(['compare'])
  })

  test('examples of a value are no values of their own', () => {
    const text = 'A plant has a name and a colour such as red, white or blue.'
    expect(fieldsOf(text, 'plant')).toEqual(['name:text!', 'colour:text'])
  })

  test('what people give when they do it is part of what comes of it', () => {
    const text =
      'A hut has a name. Members can reserve huts. When reserving, they give the number of beds they need, at least 1 and at most 8.'
    expect(fieldsOf(text, 'reservation')).toContain('number_of_beds:integer')
    expect(lastUnserved(text)).toEqual([])
  })

  test('stock in the name of a value', () => {
    const text = 'A tea has a name and a quantity in stock. The quantity in stock cannot be below 0.'
    expect(fieldsOf(text, 'tea')).toContain('quantity_in_stock:integer')
    expect(lastUnserved(text)).toEqual([])
  })

  test('the number of several things is not the number of one', () => {
    const text = 'A guest has a name and a passport number. The number of guests must be between 1 and 4.'
    expect(lastUnserved(text)).not.toEqual([])
  })

  test.each(['Program counts sum: parts plus work.', 'Users reserve seats.', 'Their names are unique.'])(
    'no thing is named by a sentence: %s',
    (sentence) => {
      const ids = read(`A car has a plate. ${sentence}`).entities.map((entity) => entity.id)
      expect(ids.filter((id) => /counts|reserve|their/.test(id))).toEqual([])
    },
  )

  test('parts of what is somebody’s own are theirs', () => {
    const spec = read(
      'Customers create baskets. A basket has a name. Each basket line belongs to a basket and has a quantity. Customers can only see their own baskets.',
    )
    for (const grant of entityOf(spec, 'basket_line').grants.view) expect(grant.own).toBe('basket.customer')
  })
})

describe('accounts', () => {
  test('how long a password is asks no field of an account', () => {
    const text =
      'Readers sign up with their name, email and a password of at least 11 characters. Readers can add notes.'
    const spec = read(text)
    expect(spec.security.passwordMinLength).toBe(11)
    expect(spec.accounts?.fields.map((field) => field.id)).toEqual(['name'])
  })

  test('the author of a thing is whoever made it', () => {
    const spec = read('Users write essays. An essay has a title. Only the author of an essay can edit it.')
    expect(spec.accounts?.roles.map((role) => role.id)).not.toContain('author')
    for (const grant of entityOf(spec, 'essay').grants.edit) expect(grant.own).toBe('owner')
  })

  test('several states keep a thing as it is', () => {
    const spec = read('A bid is open, won or lost. A bid has a title. Bids that are won or lost cannot be edited.')
    expect(entityOf(spec, 'bid').rules.filter((rule) => rule.kind === 'frozen')).toHaveLength(2)
  })
})
