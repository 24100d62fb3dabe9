import { expect, test } from 'vitest'
import { identityOf, inWordsOf } from '../../../src/llm/recording/request-identity.ts'
import { asked, contract } from './cassettes.ts'

const hash = (text: string): string => identityOf(asked(text)).sha256

test('the same request has the same identity, another one another', () => {
  expect(hash('Write.')).toBe(hash('Write.'))
  expect(hash('Write!')).not.toBe(hash('Write.'))
  const other = { ...asked('Write.'), contract: { ...contract, schema: { type: 'string' } } }
  expect(identityOf(other).sha256).not.toBe(hash('Write.'))
})

test('the number of an entry says nothing, its place does', () => {
  expect(hash('[E5] data [E6] pages; see E5')).toBe(hash('[E7] data [E5] pages; see E7'))
  expect(hash('[E5] data [E6] pages; see E5')).not.toBe(hash('[E7] data [E5] pages; see E5'))
  expect(hash('HE5 costs 1E5')).not.toBe(hash('HE6 costs 1E6'))
})

test('an answer is put into the words of another run', () => {
  const [recorded, now] = [identityOf(asked('[E5] data [E6] pages')), identityOf(asked('[E6] data [E9] pages'))]
  expect(inWordsOf('took E5, E6 and E50', recorded, now)).toBe('took E6, E9 and E50')
})
