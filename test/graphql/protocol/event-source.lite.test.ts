import { expect, onTestFinished, test } from 'vitest'
import { startApi } from '../support/api-fixture.ts'
import { EventSourceClient } from '../support/event-source.ts'
import { watchThroughRestarts } from '../support/watch-through-restarts.ts'

// A source waits three seconds before it comes back.
const patience = { timeout: 60_000 }

test(
  'an EventSource whose server is killed twice comes back by itself, and sees every event once',
  patience,
  async () => {
    const fixture = await startApi()
    onTestFinished(() => fixture.close())
    const { seqs, lastSeq, losses } = await watchThroughRestarts(fixture, (url, path) =>
      Promise.resolve(new EventSourceClient(url + path)),
    )
    expect(seqs).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1))
    expect(losses).toBeGreaterThanOrEqual(2)
  },
)
