import { afterEach, expect, test, vi } from 'vitest'
import { LiveView } from '../../../src/cli/show/live-view.ts'
import { FakeTerminal } from '../support/fake-terminal.ts'
import { recordedEvents } from '../support/recorded-events.ts'

afterEach(() => vi.useRealTimers())

const escape = '\u001b'
const piece = new RegExp(`${escape}\\[(\\d+)A${escape}\\[J|([^${escape}]+)`, 'g')

/** What stands on a terminal after all of this was written to it. */
function screen(written: string): readonly string[] {
  const lines: string[] = ['']
  for (const [, up, text] of written.matchAll(piece)) {
    if (up !== undefined) lines.splice(lines.length - 1 - Number(up), Number(up) + 1, '')
    for (const [index, line] of (text ?? '').split('\n').entries()) {
      if (index > 0) lines.push('')
      lines[lines.length - 1] += line
    }
  }
  return lines
}

test('the lines scroll above a foot that is drawn anew, and nothing of the foot is left behind', () => {
  vi.useFakeTimers()
  const terminal = new FakeTerminal({ tty: true })
  const view = new LiveView(terminal, [])
  const events = recordedEvents()
  for (const event of events.slice(0, 150)) view.event(event)
  vi.advanceTimersByTime(1_000)
  const during = screen(terminal.stdout)
  expect(during.filter((line) => line.includes('░'))).toHaveLength(1)
  expect(during.find((line) => line.includes('░'))).toMatch(/█+░+ \d+\/14 work/)
  expect(during.at(-2)).toContain('7 acceptance tests locked')
  expect(Math.max(...during.slice(-4).map((line) => line.length))).toBeLessThanOrEqual(60)
  for (const event of events.slice(150)) view.event(event)
  view.end()
  const after = screen(terminal.stdout)
  expect(after.join('\n')).not.toMatch(/[█░⠋⠙⠹]/)
  expect(after).toContain('  ✓ C1.3 Exercises can be added, viewed and listed: failed → back to the Developer → passed')
  expect(vi.getTimerCount()).toBe(0)
  expect(terminal.stdout).toContain(escape)
})
