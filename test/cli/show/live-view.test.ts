import { afterEach, expect, test, vi } from 'vitest'
import type { OutputPart } from '../../../src/client/client.ts'
import { LiveView } from '../../../src/cli/show/live-view.ts'
import { FakeTerminal } from '../support/fake-terminal.ts'
import { outputPart } from '../support/output-part.ts'
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
  const view = new LiveView(terminal, { personas: [], text: false })
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

test('the foot shows the end of what each working persona writes, and nothing of it is left behind', () => {
  vi.useFakeTimers()
  const terminal = new FakeTerminal({ tty: true })
  const view = new LiveView(terminal, { personas: [], text: false })
  const events = recordedEvents()
  const started = events.findIndex(
    ({ type, data }) => type === 'StepStarted' && (data as { by: string }).by === 'persona',
  )
  for (const event of events.slice(0, started + 1)) view.event(event)
  /** The line below that which says who works. */
  const written = (): string | undefined => {
    vi.advanceTimersByTime(200)
    const lines = screen(terminal.stdout)
    return lines[lines.findIndex((line) => /^ {2}[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /.test(line)) + 1]
  }
  const step = String((events[started]?.data as { step?: string } | undefined)?.step)
  const say = (text: string, more: Partial<OutputPart> = {}): void => view.text(outputPart(text, { step, ...more }))
  expect(written()).toBe('')
  say('{"title": "A')
  expect(written()).toMatch(/^ {4}\w[\w ]+: {"title": "A$/)
  say(`\u001b[31m${'x'.repeat(500)} shop\\nfor bread 🍞`, { offset: 12 })
  expect(written()).toMatch(/^ {4}\w[\w ]+: …x+ shop for bread 🍞$/)
  expect(written()?.length).toBeLessThanOrEqual(60)
  say('Anew', { answer: 'a2', restarted: true })
  expect(written()).toMatch(/: Anew$/)
  say('', { answer: 'a2', offset: 4, ended: true })
  expect(written()).toBe('')
  say('The end is lost', { answer: 'a3' })
  for (const event of events.slice(started + 1)) view.event(event)
  view.end()
  expect(screen(terminal.stdout).join('\n')).not.toMatch(/Anew|The end is lost/)
})
