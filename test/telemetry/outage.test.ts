import { expect, test } from 'vitest'
import { Outage } from '../../src/telemetry/outage.ts'
import { logged } from '../support/logged.ts'

test('an outage is said when it begins and when it ends', () => {
  const { logger, lines } = logged()
  let now = 1_000
  const outage = new Outage({ what: 'store', logger, clock: { monotonic: () => now } })
  outage.up()
  outage.down(new Error('first'))
  now += 250
  outage.down(new Error('second'))
  expect(outage.lasts).toBe(true)
  now += 250
  outage.up()
  outage.up()
  outage.down(new Error('third'))
  expect(lines).toEqual([
    { level: 'warn', fields: { error: 'first' }, message: 'store cannot be reached' },
    { level: 'info', fields: { downMs: 500 }, message: 'store is back' },
    { level: 'warn', fields: { error: 'third' }, message: 'store cannot be reached' },
  ])
})

test.each([
  ['a plain error', new Error('gone'), 'gone'],
  [
    'a cause',
    new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }),
    'fetch failed (connect ECONNREFUSED)',
  ],
  ['a cause that is told already', new Error('none (refused)', { cause: new Error('refused') }), 'none (refused)'],
  [
    'several',
    new AggregateError([new Error('::1 refused'), new Error('127.0.0.1 refused')]),
    '::1 refused; 127.0.0.1 refused',
  ],
  ['no error at all', 'cut', 'cut'],
])('the reason is whole: %s', (_, error, reason) => {
  const { logger, lines } = logged()
  new Outage({ what: 'redis', logger, clock: { monotonic: () => 0 } }).down(error)
  expect(lines[0]?.fields).toEqual({ error: reason })
})
