import { expect, test } from 'vitest'
import { openBrowser, withBrowser } from '../../support/browser.ts'
import { startApi } from '../support/api-fixture.ts'
import { afterApproval, RecordedRun, untilApproval } from '../support/sample-run.ts'

withBrowser('GraphiQL', () => {
  test('streams the handoffs of a finished run at the first click, without the internet', async () => {
    const fixture = await startApi()
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    await run.append(afterApproval)
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      const elsewhere: string[] = []
      page.on('request', (request) => {
        const { protocol, host } = new URL(request.url())
        if (protocol.startsWith('http') && host !== new URL(fixture.server.url).host) elsewhere.push(request.url())
      })
      await page.goto(`${fixture.server.url}/graphql`)
      await page.click('.graphiql-execute-button')
      await page.getByText('"The Editor"').waitFor()
      expect(elsewhere).toEqual([])
    } finally {
      await browser.close()
      await fixture.close()
    }
  })
})
