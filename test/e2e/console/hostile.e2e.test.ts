import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { ApiFixture } from '../../graphql/support/api-fixture.ts'
import { complaintsOf } from '../../support/console/complaints.ts'
import { startConsoleServer } from '../../support/console/console-server.ts'
import { type HostileRuns, storeHostileRuns, writeHarm } from '../../support/console/hostile-runs.ts'
import { openAll } from '../../support/console/open-all.ts'
import { desk, inTheDark, openConsole, phone } from '../../support/console/open-console.ts'
import { servePage } from '../../support/console/serve-page.ts'
import { shoot } from '../../support/console/shoot.ts'
import { sideways } from '../../support/console/sideways.ts'
import { withConsole } from '../../support/console/with-console.ts'

const tabs = ['stage', 'plan', 'timeline', 'events', 'hub', 'files', 'usage'] as const

withConsole('hostile content in the console', (the) => {
  let api: ApiFixture
  let runs: HostileRuns
  beforeAll(async () => {
    api = await startConsoleServer(the.consoleDir)
    runs = await storeHostileRuns(api)
  })
  afterAll(() => api.close())

  test('would be noticed: what runs, what is refused, what asks somebody else and what opens a dialog', async () => {
    const context = await the.browser.newContext()
    onTestFinished(() => context.close())
    const complaints = complaintsOf(context, { origins: [api.server.url], complaints: [] })
    const page = await context.newPage()
    await page.goto(api.server.url)
    await page.evaluate(() => {
      const add = (tag: string, more: object): void =>
        document.body.append(Object.assign(document.createElement(tag), more))
      add('script', { textContent: 'window.hostile = true' })
      add('img', { src: 'https://hostile.example/seen.png' })
      add('iframe', { src: 'https://hostile.example/frame' })
      setTimeout(() => {
        throw new Error('a fault of a page')
      })
      setTimeout(() => alert('a dialog'))
    })
    const all = (): string => complaints.join('\n')
    await expect.poll(all).toContain('inline script')
    await expect.poll(all).toContain("Loading the image 'https://hostile.example/seen.png'")
    await expect.poll(all).toContain("Framing 'https://hostile.example/'")
    await expect.poll(all).toContain('a fault of a page')
    await expect.poll(all).toContain('dialog: a dialog')
  })

  test('has a policy against it: no script but those of files, nothing from elsewhere', async () => {
    const { headers } = await fetch(api.server.url)
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split('; ').map((line) => {
        const [name = '', ...values] = line.split(' ')
        return [name, values] as const
      }),
    )
    expect(policy.get('default-src')).toEqual(["'none'"])
    for (const name of ['script-src', 'worker-src', 'style-src', 'connect-src', 'font-src'])
      expect(policy.get(name), name).toEqual(["'self'"])
    expect(policy.get('img-src')).toEqual(["'self'", 'data:'])
    for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(policy.get(name), name).toEqual(["'none'"])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  const pages = (): readonly (readonly [name: string, path: string])[] => [
    ...tabs.map((tab) => [tab, `/runs/${runs.finished.name}${tab === 'stage' ? '' : `/${tab}`}`] as const),
    ...['/', '/runs', '/cluster'].map((path) => [path, path] as const),
    ...(['waiting', 'parked', 'working'] as const).map((name) => [name, `/runs/${runs[name].name}`] as const),
  ]

  for (const [device, look] of [
    ['a desk', desk],
    ['a phone in the dark', inTheDark(phone)],
  ] as const) {
    test(`is nothing but text on every page, on ${device}`, { timeout: 180_000 }, async () => {
      const { page, goTo } = await openConsole(the.browser, { url: api.server.url, ...look })
      for (const [name, path] of pages()) {
        await goTo(path)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.waitForLoadState('networkidle')
        if (name === 'working') {
          writeHarm(api, runs.working)
          // Live text reaches who listens by then: it is written again until the page does. A phone has no room for it.
          const live = page.getByText('said live <img').first()
          const isShown = (): Promise<boolean> => {
            const shown = live.waitFor({ state: 'attached', timeout: 2_000 })
            return shown.then(
              () => true,
              () => false,
            )
          }
          while (look === desk && !(await isShown())) writeHarm(api, runs.working)
        }
        await openAll(page, 15)
        await shoot(page, `hostile-${name.replaceAll('/', '') || 'home'}`, { fullPage: false })
        expect(await harmIn(page), name).toEqual(none)
        expect(new URL(page.url()).pathname, name).toBe(path)
      }
    })
  }

  test('in a preview stays in its frame, which is sandboxed and on another origin', async () => {
    const application = await servePage(hostileApplication)
    onTestFinished(application.close)
    const previews = {
      start: () => Promise.resolve({ url: application.url, startedAt: Date.now(), idleSeconds: 600 }),
      stop: () => Promise.resolve(),
    }
    const serving = await startConsoleServer(the.consoleDir, { previews })
    onTestFinished(serving.close)
    const { finished } = await storeHostileRuns(serving)
    const path = `/runs/${finished.name}/files`
    const { page } = await openConsole(the.browser, { url: serving.server.url, path })
    await page.getByText('Preview', { exact: true }).click()
    await page.getByRole('button', { name: 'Start it' }).click()
    const frame = page.frameLocator('iframe')
    // It has tried everything by the time that it says so.
    await frame.getByText('could not reach its parent').waitFor()
    const sandbox = ((await page.locator('iframe').getAttribute('sandbox')) ?? '').split(' ')
    expect(sandbox).toContain('allow-scripts')
    for (const one of ['allow-top-navigation', 'allow-popups', 'allow-top-navigation-by-user-activation'])
      expect(sandbox).not.toContain(one)
    expect(new URL(application.url).origin).not.toBe(new URL(serving.server.url).origin)
    expect(await harmIn(page)).toEqual({ ...none, embedded: 1 })
    expect(new URL(page.url()).pathname).toBe(`/runs/${finished.name}/files`)
  })

  test('is shown: what somebody wrote as markup stands there letter by letter', async () => {
    const { page, goTo } = await openConsole(the.browser, { url: api.server.url })
    for (const tab of ['events', 'hub']) {
      await goTo(`/runs/${runs.finished.name}/${tab}`)
      const text = page.getByText('<script>window.hostile = true</script>').first()
      await text.waitFor({ state: 'attached' })
      expect(await text.locator('script').count()).toBe(0)
    }
  })
})

/** An application that reaches for the page around it, and for another window. */
const hostileApplication = `<!doctype html><html lang="en"><title>Hostile</title><p id="said"></p><script>
  const tries = [() => { parent.hostile = true }, () => { top.location = 'http://hostile.example/' },
    () => parent.document.body.remove(), () => { if (open('http://hostile.example/') === null) throw new Error('refused') }]
  const refused = tries.filter((one) => { try { one(); return false } catch { return true } })
  document.getElementById('said').textContent = refused.length === tries.length ? 'could not reach its parent' : 'reached it'
</script></html>`

const none = { ran: false, polluted: false, shown: 'block', embedded: 0, sideways: 0 }

/** What became of a page: nothing has run in it, hidden it, been embedded in it or pushed it apart. */
async function harmIn(page: Page): Promise<typeof none> {
  const seen = await page.evaluate(() => ({
    ran: 'hostile' in window,
    polluted: 'hostile' in {},
    shown: getComputedStyle(document.body).display,
    embedded: document.querySelectorAll('iframe, object, embed, base, meta[http-equiv]').length,
  }))
  return { ...seen, sideways: await sideways(page) }
}
