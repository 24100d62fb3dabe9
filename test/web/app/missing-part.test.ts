import { expect, test } from 'vitest'
import { isPartMissing, PartMissing } from '../../../web/src/app/missing-part.ts'

test.each([
  new PartMissing('A part of the console could not be loaded.'),
  new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/hub-1a2b.js'),
  new TypeError('error loading dynamically imported module: http://localhost/assets/hub-1a2b.js'),
  new TypeError('Importing a module script failed.'),
  new Error('Unable to preload CSS for /assets/net-1a2b.css'),
])('a browser that says "$message" lacks a part of the console', (error) => {
  expect(isPartMissing(error)).toBe(true)
})

test('a fault of a page is none of that', () => {
  expect(isPartMissing(new TypeError('x is undefined'))).toBe(false)
  expect(isPartMissing(null)).toBe(false)
})
