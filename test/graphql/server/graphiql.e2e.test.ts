import { describe, expect, onTestFinished, test } from 'vitest'
import type { ServerOptions } from '../../../src/graphql/server/start-server.ts'
import { openBrowser, withBrowser } from '../../support/browser.ts'
import { startApi } from '../support/api-fixture.ts'
import { afterApproval, RecordedRun, untilApproval } from '../support/sample-run.ts'
import { keyFor } from '../support/with-keys.ts'

/** A server with a finished run, and a page of a browser whose user types a viewer's key where one is asked for. */
async function open(options: Partial<ServerOptions>) {
  const fixture = await startApi(options)
  onTestFinished(() => fixture.close())
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(untilApproval)
  await run.append(afterApproval)
  const { text } = await keyFor(fixture.store, 'viewer')
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const { url } = fixture.server
  const context = await browser.newContext({ httpCredentials: { username: 'me', password: text } })
  return { url, page: await context.newPage() }
}

withBrowser('GraphiQL', () => {
  describe.each([
    ['of a server of this machine', {}],
    ['where a key is demanded', { requireKey: true }],
  ])('%s', (_, options) => {
    test('streams the handoffs of a finished run at the first click, without the internet', async () => {
      const { url, page } = await open(options)
      const elsewhere: string[] = []
      page.on('request', (request) => {
        const { protocol, host } = new URL(request.url())
        if (protocol.startsWith('http') && host !== new URL(url).host) elsewhere.push(request.url())
      })
      await page.goto(`${url}/graphql`)
      await page.click('.graphiql-execute-button')
      await page.getByText('"The Editor"').waitFor()
      expect(elsewhere).toEqual([])
    })
  })
})
