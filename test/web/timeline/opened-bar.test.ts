import { expect, test } from 'vitest'
import { openedBar } from '../../../web/src/pages/timeline/opened-bar.ts'
import { timelineOf } from '../../../web/src/pages/timeline/timeline.ts'
import { recordedHistories } from '../../support/history.ts'
import { clientEvents } from '../support/client-events.ts'

test.each(recordedHistories())('$version $name: a bar is opened by its id, and by its step and attempt', (history) => {
  const { bars } = timelineOf.grow(timelineOf.empty, clientEvents(history))
  for (const bar of bars) {
    expect(openedBar(bars, `bar:${bar.id}`)).toBe(bar)
    expect(openedBar(bars, `step:${bar.step}/${bar.attempt}`)).toMatchObject({ step: bar.step, attempt: bar.attempt })
  }
  expect(bars.length).toBeGreaterThan(0)
})

test.each([undefined, '', 'bar:', 'bar:nothing.9', 'step:nothing/1', 'step:nothing', 'event:3'])(
  'nothing is opened by %j',
  (open) => {
    expect(openedBar([], open)).toBeUndefined()
  },
)
