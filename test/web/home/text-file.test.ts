import { describe, expect, test } from 'vitest'
import { mostBytes } from '../../../web/src/pages/home/byte-count.ts'
import { type GivenFile, joined, readText, readWorkflow } from '../../../web/src/pages/home/text-file.ts'

const file = (name: string, content: string | readonly number[]): GivenFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  return { name, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) }
}

describe('a text file', () => {
  test.each(['notes.txt', 'NOTES.TXT', 'brief.md', 'brief.markdown'])('%s is taken as it is', async (name) => {
    expect(await readText([file(name, 'Ein Büro\r\n')])).toStrictEqual({ name, text: 'Ein Büro\r\n' })
  })

  test('a mark at the beginning is no text', async () => {
    expect(await readText([file('a.txt', [0xef, 0xbb, 0xbf, 0x68, 0x69])])).toStrictEqual({ name: 'a.txt', text: 'hi' })
  })

  test.each([
    ['brief.docx', 'x', 'no text file'],
    ['md', 'x', 'no text file'],
    ['page.html', 'x', 'no text file'],
    ['flow.json', '{}', 'looks like a workflow'],
    ['empty.txt', ' \n', 'is empty'],
    ['latin1.txt', [0x42, 0xfc, 0x72, 0x6f], 'not UTF-8'],
    ['utf16.txt', [0xff, 0xfe, 0x68, 0x00], 'not UTF-8'],
    ['utf16be.txt', [0x00, 0x68, 0x00, 0x69], 'not UTF-8'],
    ['large.md', 'x'.repeat(mostBytes + 1), '65,537 bytes'],
  ])('%s is refused in words', async (name, content, expected) => {
    const answer = await readText([file(name, content)])
    expect(answer).toStrictEqual({ refused: expect.stringContaining(expected) as unknown })
    expect(answer).toStrictEqual({ refused: expect.stringContaining(name) as unknown })
  })

  test('one as long as requirements may be is taken', async () => {
    expect(await readText([file('a.md', 'x'.repeat(mostBytes))])).toMatchObject({ name: 'a.md' })
  })

  test('several are refused, a large one is not even read', async () => {
    expect(await readText([file('a.md', 'a'), file('b.md', 'b')])).toStrictEqual({
      refused: 'One file at a time: 2 were dropped.',
    })
    const arrayBuffer = (): Promise<never> => Promise.reject(new Error('read'))
    expect(await readText([{ name: 'a.md', size: 1e9, arrayBuffer }])).toMatchObject({
      refused: expect.stringContaining('Shorten') as unknown,
    })
    expect(await readText([{ name: 'a.md', size: 1, arrayBuffer }])).toMatchObject({
      refused: expect.stringContaining('could not be read') as unknown,
    })
  })
})

test('a workflow is a JSON file', async () => {
  expect(await readWorkflow([file('a.json', '{}')])).toStrictEqual({ name: 'a.json', text: '{}' })
  expect(await readWorkflow([file('a.txt', '{}')])).toMatchObject({
    refused: expect.stringContaining('.json') as unknown,
  })
})

test.each([
  ['', 'b', 'b'],
  [' \n', 'b', 'b'],
  ['a', 'b', 'a\n\nb'],
  ['a\n\n', 'b', 'a\n\nb'],
])('%j and then %j', (before, more, expected) => {
  expect(joined(before, more)).toBe(expected)
})
