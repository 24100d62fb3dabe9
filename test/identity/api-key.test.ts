import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSameHash, newApiKey, readApiKey, readApiKeyId } from '../../src/identity/api-key.ts'

const order = { name: 'CI', role: 'operator', lifetimeMs: null } as const
const keyFrom = (bytes: Uint8Array) => {
  let at = 0
  return newApiKey(order, { now: 0, random: (count) => bytes.subarray(at, (at += count)) })
}
const keys = fc.uint8Array({ minLength: 25, maxLength: 25 }).map(keyFrom)
/** What people and clipboards put in place of a character. */
const characters = fc.string({ minLength: 1, maxLength: 1 })

describe('a key', () => {
  test('is recognised, whatever its bytes', () => {
    fc.assert(
      fc.property(keys, ({ text, stored }) => {
        expect(text).toMatch(/^g1key_[0-9a-z]{8}_[0-9a-z]{39}$/)
        expect(readApiKey(text)).toEqual({ id: stored.id, sha256: stored.sha256 })
        expect(text).toContain(stored.id)
      }),
    )
  })

  test('says of its secret nothing in what is stored', () => {
    const { text, stored } = newApiKey(order, { now: 0, random: randomBytes })
    expect(JSON.stringify(stored)).not.toContain(text.slice(15))
  })

  test('holds every bit of 160 in its secret', () => {
    const zeros = new Uint8Array(25)
    const texts = Array.from({ length: 160 }, (_, bit) => {
      const bytes = zeros.slice()
      bytes[5 + Math.floor(bit / 8)] = 1 << (bit % 8)
      return keyFrom(bytes).text.slice(0, -7)
    })
    expect(new Set(texts).size).toBe(160)
  })

  test('with one wrong character is refused', () => {
    fc.assert(
      fc.property(keys, fc.nat(), characters, ({ text }, place, other) => {
        const at = place % text.length
        fc.pre(text[at] !== other)
        expect(readApiKey(`${text.slice(0, at)}${other}${text.slice(at + 1)}`)).toBeNull()
      }),
    )
  })

  test('with two neighbours exchanged is refused', () => {
    fc.assert(
      fc.property(keys, fc.nat(), ({ text }, place) => {
        const at = place % (text.length - 1)
        const [one = '', two = ''] = text.slice(at, at + 2)
        fc.pre(one !== two)
        expect(readApiKey(`${text.slice(0, at)}${two}${one}${text.slice(at + 2)}`)).toBeNull()
      }),
    )
  })

  test('cut short, lengthened or with space around it is refused', () => {
    fc.assert(
      fc.property(keys, fc.nat(), fc.string({ minLength: 1 }), ({ text }, end, more) => {
        expect(readApiKey(text.slice(0, end % text.length))).toBeNull()
        expect(readApiKey(`${text}${more}`)).toBeNull()
        expect(readApiKey(`${more}${text}`)).toBeNull()
      }),
    )
  })

  test.each([
    ['', 'Found a name of 0 characters'],
    ['x'.repeat(101), 'Found a name of 101 characters'],
    ['two\nlines', 'expected 1 to 100 printable ones'],
  ])('is not made for the name %j', (name, message) => {
    expect(() => newApiKey({ ...order, name }, { now: 0, random: randomBytes })).toThrow(message)
  })

  test('is not made with an end that is past', () => {
    expect(() => newApiKey({ ...order, lifetimeMs: 0 }, { now: 5, random: randomBytes })).toThrow('past already')
  })
})

test('an id is read, and a whole key is not repeated where an id was expected', () => {
  const { text, stored } = newApiKey(order, { now: 0, random: randomBytes })
  expect(readApiKeyId(stored.id, [])).toBe(stored.id)
  let said = ''
  try {
    readApiKeyId(text, [])
  } catch (error) {
    said = String(error)
  }
  expect(said).toContain('expected one such as key_4k2m9x7q')
  expect(said).not.toContain(text)
})

test('hashes are compared as a whole', () => {
  const [one, two] = [
    newApiKey(order, { now: 0, random: randomBytes }),
    newApiKey(order, { now: 0, random: randomBytes }),
  ]
  expect(isSameHash(one.stored.sha256, one.stored.sha256)).toBe(true)
  expect(isSameHash(one.stored.sha256, two.stored.sha256)).toBe(false)
})
