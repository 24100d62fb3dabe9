import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expenses } from '../../builder/specs/specs.ts'
import { type StartedApp, startApp } from '../../builder/started-app.ts'
import { openBrowser, withBrowser } from '../../support/browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe-core has against a page, as readable lines. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate<readonly Violation[]>('axe.run().then((result) => result.violations)')
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

const paths = ['/', '/login', '/register', '/claims', '/claims/new', '/users']

withBrowser('the pages of a rendered application', () => {
  let browser: Browser
  let app: StartedApp
  beforeAll(async () => {
    ;[browser, app] = await Promise.all([openBrowser(), startApp(expenses)])
  })
  afterAll(async () => {
    await Promise.all([browser.close(), app.stop()])
  })

  for (const [device, viewport, colorScheme] of [
    ['a phone in the dark', { width: 360, height: 740 }, 'dark'],
    ['a desk', { width: 1280, height: 800 }, 'light'],
  ] as const) {
    test(`on ${device}: nothing for axe-core to complain about, and nothing to scroll sideways`, async () => {
      const page = await browser.newPage({ viewport, colorScheme, javaScriptEnabled: true, bypassCSP: true })
      await signUp(page, app, `${device.replaceAll(' ', '-')}@example.org`)
      for (const path of paths) {
        await page.goto(app.url + path)
        expect(await violations(page), path).toEqual([])
        const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
        expect(wider, path).toBeLessThanOrEqual(0)
      }
      await page.close()
    })
  }

  test('a row can be made with the keyboard alone, without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await signUp(page, app, 'keys@example.org')
    await page.goto(`${app.url}/claims/new`)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toMatch(/skip/i)
    const focused = (): Promise<string | null> => page.locator(':focus').getAttribute('name')
    for (let presses = 0; (await focused()) !== 'purpose'; presses += 1) {
      expect(presses).toBeLessThan(30)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type('Train to Bern')
    await page.keyboard.press('Tab')
    await page.keyboard.type('48.50')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/claims\/\d+(\?.*)?$/)
    expect(await page.getByRole('main').textContent()).toContain('Train to Bern')
    await context.close()
  })
})

async function signUp(page: Page, app: StartedApp, email: string): Promise<void> {
  await page.goto(`${app.url}/register`)
  await page.getByLabel(/e-?mail/i).fill(email)
  await page
    .getByLabel(/password/i)
    .first()
    .fill('correct horse battery')
  for (const field of await page.getByRole('textbox').all())
    if ((await field.inputValue()) === '') await field.fill('Someone')
  await page
    .getByRole('button', { name: /register|create|sign up/i })
    .first()
    .click()
  await page.waitForLoadState()
}
