import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sseReader } from '../../../src/client/stream/sse-events.ts'

const text =
  ': ping\n\nevent: next\ndata: {"a":1}\n\n:\n\nevent: next\r\ndata: one\r\ndata: two\r\n\r\nevent: complete\ndata:\n\n'

test('reads the same messages however the bytes are cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 20 }), (cuts) => {
      const read = sseReader()
      const places = [0, ...cuts.toSorted((a, b) => a - b), text.length]
      const pieces = places.slice(1).map((to, index) => text.slice(places[index], to))
      expect(pieces.flatMap((piece) => read(piece))).toStrictEqual([
        { event: 'next', data: '{"a":1}' },
        { event: 'next', data: 'one\ntwo' },
        { event: 'complete', data: '' },
      ])
    }),
  )
})
