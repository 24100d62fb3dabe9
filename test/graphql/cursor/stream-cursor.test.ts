import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runId, seq } from '../../../src/core/ids.ts'
import { formatCursor, parseCursor } from '../../../src/graphql/cursor/stream-cursor.ts'

const run = runId('0192f0c1-0000-7000-8000-000000000001')
const other = runId('0192f0c1-0000-7000-8000-000000000002')
const tags = fc.stringMatching(/^[0-9a-f]{12}$/)

test('a cursor says again what it was made of', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), tags, (at, tag) => {
      const cursor = { runId: run, seq: seq(at), tag }
      expect(parseCursor(formatCursor(cursor), run)).toEqual(cursor)
    }),
  )
})

test('the cursor before the first event has no tag', () => {
  const cursor = { runId: run, seq: seq(0), tag: '' }
  expect(parseCursor(formatCursor(cursor), run)).toEqual(cursor)
})

test('a cursor of another run is named as such', () => {
  const cursor = formatCursor({ runId: other, seq: seq(3), tag: 'abcdefabcdef' })
  expect(() => parseCursor(cursor, run)).toThrow(expect.objectContaining({ code: 'CURSOR_OF_OTHER_RUN' }))
})

test('anything else is no cursor', () => {
  const whole = Buffer.from(formatCursor({ runId: run, seq: seq(3), tag: 'abcdefabcdef' }), 'base64url').toString()
  const texts = [
    '',
    'x',
    '…',
    Buffer.from(whole.slice(0, -1)).toString('base64url'),
    Buffer.from(whole.replace(':3:', ':03:')).toString('base64url'),
    Buffer.from(whole.replace(':3:', ':0:')).toString('base64url'),
    Buffer.from(whole.replace('abcdefabcdef', '')).toString('base64url'),
  ]
  for (const text of texts) {
    expect(() => parseCursor(text, run), text).toThrow(expect.objectContaining({ code: 'CURSOR_INVALID' }))
  }
})
