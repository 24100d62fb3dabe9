import { describe, expect, test } from 'vitest'
import { withText } from '../../../src/graphql/server/with-text.ts'

const hash = { persistedQuery: { version: 1, sha256Hash: 'a' } }
const subscribe = (payload: unknown) => ({ id: '1', type: 'subscribe', payload })

test.each([
  ['an id', { documentId: 'a' }],
  ['a hash', { extensions: hash, variables: { a: [1, 'ü'] } }],
  ['an id in place of a text that is null', { documentId: 'a', query: null }],
])('an operation with %s gets an empty text, and is otherwise as it was', (_, payload) => {
  const message = subscribe(payload)
  expect(JSON.parse(withText(JSON.stringify(message)))).toEqual({ ...message, payload: { ...payload, query: '' } })
})

describe('stays as it came:', () => {
  test.each([
    ['an operation with its text', subscribe({ query: '{ a }' })],
    ['an operation with its text and a hash', subscribe({ query: '{ a }', extensions: hash })],
    ['an operation with a number for its text', subscribe({ query: 1, documentId: 'a' })],
    ['an operation without anything', subscribe({})],
    ['an operation with a list', subscribe([{ documentId: 'a' }])],
    ['an operation with null', { ...subscribe(null), documentId: 'a' }],
    ['a ping', { type: 'ping', payload: { documentId: 'a' } }],
    ['a list', [subscribe({ documentId: 'a' })]],
    ['a text', '"documentId"'],
    ['what is no JSON', '{"documentId":'],
  ])('%s', (_, message) => {
    const text = typeof message === 'string' ? message : JSON.stringify(message, null, 1)
    expect(withText(text)).toBe(text)
  })
})
