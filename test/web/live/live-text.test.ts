import { describe, expect, test } from 'vitest'
import type { OutputPart } from '../../../src/client/client.ts'
import { LiveText } from '../../../web/src/live/live-text.ts'

const piece = (more: Partial<OutputPart>): OutputPart => ({
  persona: { name: 'tester', title: 'Tester' },
  step: 'write_tests',
  attempt: 1,
  round: 1,
  answer: 'a',
  restarted: false,
  offset: 0,
  text: '',
  ended: false,
  ...more,
})

/** What is known after these pieces. */
async function after(...pieces: readonly OutputPart[]) {
  async function* output(): AsyncIterableIterator<OutputPart> {
    yield* pieces
    await Promise.resolve()
  }
  const text = new LiveText({ streams: { personaOutput: output } }, 'run_1', (tell) => tell())
  text.listen(() => {})
  await new Promise((resolve) => setTimeout(resolve))
  return text.state().get('tester')
}

describe('live text', () => {
  test('pieces of one answer join', async () => {
    expect((await after(piece({ text: 'ab' }), piece({ offset: 2, text: 'cd', ended: true })))?.text).toBe('abcd')
  })

  test('another answer, or another try, begins anew', async () => {
    expect((await after(piece({ text: 'ab' }), piece({ answer: 'b', text: 'x' })))?.text).toBe('x')
    expect((await after(piece({ text: 'ab' }), piece({ restarted: true, text: 'x' })))?.text).toBe('x')
  })

  test('what was lost on the way is marked, and what came twice is shown once', async () => {
    expect((await after(piece({ text: 'ab' }), piece({ offset: 9, text: 'xy' })))?.text).toBe('ab…xy')
    expect((await after(piece({ text: 'abc' }), piece({ offset: 1, text: 'bcd' })))?.text).toBe('abcd')
    expect((await after(piece({ offset: 100, text: 'late' })))?.text).toBe('…late')
  })

  test('only the end of a long text is kept', async () => {
    const long = await after(piece({ text: 'x'.repeat(10_000) }), piece({ offset: 10_000, text: 'end' }))
    expect(long?.text).toHaveLength(4_000)
    expect(long?.text.endsWith('end')).toBe(true)
  })
})
