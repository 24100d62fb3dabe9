import { expect, test } from 'vitest'
import { plainLine } from '../../src/telemetry/plain-line.ts'

test('a line as people read it, with nothing in it that a terminal would obey', () => {
  const line = {
    level: 'warn',
    time: '2026-11-20T12:30:05.123Z',
    node: 'a',
    run: 'run_1',
    epoch: 2,
    error: 'bad \u001b[31mred',
    msg: 'activity failed',
  }
  expect(plainLine(`${JSON.stringify(line)}\n`)).toBe(
    String.raw`12:30:05 warn activity failed run=run_1 epoch=2 error="bad \u001b[31mred"` + '\n',
  )
})
