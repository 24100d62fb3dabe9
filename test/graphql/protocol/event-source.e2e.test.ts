import { EventEmitter, on } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser, withBrowser } from '../../support/browser.ts'
import { startApi } from '../support/api-fixture.ts'
import type { EventSourceLike, SourceMessage } from '../support/event-source.ts'
import { watchThroughRestarts } from '../support/watch-through-restarts.ts'

withBrowser('the EventSource of a browser', () => {
  test('whose server is killed twice comes back by itself, and sees every event once', async () => {
    const fixture = await startApi()
    onTestFinished(() => fixture.close())
    const browser = await openBrowser()
    onTestFinished(() => browser.close())
    const page = await browser.newPage()
    const told = new EventEmitter()
    await page.exposeFunction('told', (message: SourceMessage) => told.emit('message', message))

    const open = async (url: string, path: string): Promise<EventSourceLike> => {
      const messages = on(told, 'message')[Symbol.asyncIterator]() as AsyncIterator<[SourceMessage]>
      await page.goto(`${url}/healthz`)
      await page.evaluate(`{
        const source = new EventSource(${JSON.stringify(path)})
        source.addEventListener('next', ({ data, lastEventId }) => told({ type: 'next', data, lastEventId }))
        source.addEventListener('error', () => told({ type: 'error' }))
        source.addEventListener('complete', () => { source.close(); told({ type: 'complete' }) })
      }`)
      return {
        next: async () => ((await messages.next()) as IteratorYieldResult<[SourceMessage]>).value[0],
        close: () => page.close(),
      }
    }
    const { seqs, lastSeq, losses } = await watchThroughRestarts(fixture, open)
    expect(seqs).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1))
    expect(losses).toBeGreaterThanOrEqual(2)
  })
})
