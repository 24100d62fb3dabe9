import { expect, test } from 'vitest'
import { keyInAuthorization } from '../../src/identity/credentials.ts'

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`

test.each([
  ['Bearer g1key_x', 'g1key_x'],
  ['bearer  g1key_x ', 'g1key_x'],
  [basic('me:g1key_x'), 'g1key_x'],
  [basic(':g1key_x'), 'g1key_x'],
  [basic('g1key_x:'), 'g1key_x'],
  [basic('me:with:colons'), 'with:colons'],
  [basic('nothing'), ''],
  ['Digest abc', null],
  ['g1key_x', null],
  ['', null],
])('%s holds %s', (header, key) => {
  expect(keyInAuthorization(header)).toBe(key)
})
