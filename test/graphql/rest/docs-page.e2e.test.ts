import { expect, onTestFinished, test } from 'vitest'
import { openBrowser, withBrowser } from '../../support/browser.ts'
import { complaintsOf } from '../../support/console/complaints.ts'
import { shoot } from '../../support/console/shoot.ts'
import { startApi } from '../support/api-fixture.ts'
import { keyFor } from '../support/with-keys.ts'

withBrowser('the page about the REST API', () => {
  test.each([
    ['on a server of this machine', {}],
    ['where a key is demanded', { requireKey: true }],
  ])('is read and tried %s, without the internet, under a policy that lets nothing in', async (_, options) => {
    const fixture = await startApi(options)
    onTestFinished(() => fixture.close())
    const { text } = await keyFor(fixture.store, 'viewer')
    const browser = await openBrowser()
    onTestFinished(() => browser.close())
    const { url } = fixture.server
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      httpCredentials: { username: 'me', password: text },
    })
    const complaints = complaintsOf(context, { origins: [url], complaints: [] })
    const page = await context.newPage()
    const response = await page.goto(`${url}/api`)
    expect(response?.url()).toBe(`${url}/api/docs`)
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'")
    await page.getByText('Order an application').waitFor()
    await shoot(page, 'rest-docs', { fullPage: false })
    await page.locator('#operations-team-listPersonas').getByRole('button').first().click()
    await page.getByRole('button', { name: 'Try it out' }).click()
    await page.getByRole('button', { name: 'Execute' }).click()
    await page.locator('.live-responses-table').getByText('"The Editor"').waitFor()
    await shoot(page, 'rest-docs-tried')
    expect(complaints).toEqual([])
  })
})
