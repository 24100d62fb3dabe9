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
