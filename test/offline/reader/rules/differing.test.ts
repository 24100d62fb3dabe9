import { describe, expect, test } from 'vitest'
import { heard } from './heard.ts'
import { clinic, library, shop } from './texts.ts'

const texts = { clinic, library, shop }

describe('what no two things may share', () => {
  test.each<[keyof typeof texts, string, string[]]>([
    ['shop', 'The code of a product must be unique.', ['unique product(code)']],
    ['shop', 'Product codes must be unique.', ['unique product(code)']],
    ['shop', 'Two products cannot have the same code.', ['unique product(code)']],
    ['shop', 'No two products may have the same code.', ['unique product(code)']],
    ['shop', "There can't be two products with the same code.", ['unique product(code)']],
    ['shop', "Two products can't share a code.", ['unique product(code)']],
    ['shop', 'The same code must not be used for two products.', ['unique product(code)']],
    ['shop', 'A code can only be used once.', ['unique product(code)']],
    ['shop', 'A product code may not be used twice.', ['unique product(code)']],
    ['shop', 'Product code can not repeat.', ['unique product(code)']],
    ['shop', 'Codes are unique.', ['unique product(code)']],
    ['shop', 'Duplicate product codes are not allowed.', ['unique product(code)']],
    ['shop', 'No product may have the same name as another product.', ['unique product(name)']],
    ['shop', 'A product must not have the same name as another one.', ['unique product(name)']],
    [
      'shop',
      'Every customer has their own email address; no email can be registered twice.',
      ['entity customer list view create', 'field customer.email', 'unique customer(email)'],
    ],
    [
      'shop',
      'Both the name and the code of a product must be unique.',
      ['unique product(name)', 'unique product(code)'],
    ],
    ['shop', 'The combination of name and code of a product must be unique.', ['unique product(name, code)']],
    ['shop', "A product can't appear twice in the same order.", ['unique order_line(product, order)']],
    ['shop', 'Within one order no product may occur twice.', ['unique order_line(product, order)']],
    ['shop', 'The same product cannot be added to an order twice.', ['unique order_line(product, order)']],
    ['clinic', 'An owner cannot have two pets with the same name.', ['unique pet(name, owner)']],
    ['clinic', 'No owner may have two pets with the same name.', ['unique pet(name, owner)']],
    ['clinic', 'Two pets of the same owner cannot have the same name.', ['unique pet(name, owner)']],
    ['clinic', 'The name of a pet must be unique per owner.', ['unique pet(name, owner)']],
    ['clinic', 'Pet names are unique within an owner.', ['unique pet(name, owner)']],
    ['clinic', "An owner's pets must have different names.", ['unique pet(name, owner)']],
    ['clinic', 'All pets of an owner must have different names.', ['unique pet(name, owner)']],
    ['library', 'A member may review a book only once.', ['unique review(book, member)']],
    ['library', 'Each member can only have one review per book.', ['unique review(book, member)']],
    ['library', 'A member can write only one review for each book.', ['unique review(book, member)']],
    ['library', 'A member cannot review the same book twice.', ['unique review(book, member)']],
    ['library', 'Only one review per member and book is allowed.', ['unique review(book, member)']],
    ['library', "Members can't write more than one review for the same book.", ['unique review(book, member)']],
    ['library', 'No member can review a book more than once.', ['unique review(book, member)']],
  ])('%s: %s', (text, sentence, expected) => {
    expect(heard(texts[text], sentence)).toEqual(expected)
  })

  test.each<[keyof typeof texts, string]>([
    ['library', 'A member cannot review the same book twice in a year.'],
    ['shop', 'Two products can have the same name.'],
    ['shop', 'No two products of the same colour may have the same code.'],
    ['shop', 'Product codes should be unique per season.'],
    ['shop', 'The code must be unique among active products.'],
  ])('is not served: %s: %s', (text, sentence) => {
    const found = heard(texts[text], sentence)
    expect(found).not.toEqual([])
    expect(found.filter((one) => !one.startsWith('? '))).toEqual([])
  })
})
