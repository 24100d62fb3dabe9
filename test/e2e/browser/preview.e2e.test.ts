import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { graphqlRequest } from '../../support/graphql-request.ts'
import { openBrowser, withBrowser } from '../../support/browser.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { watchToEnd } from '../../support/run-log.ts'
import { jobsLeft } from '../../support/sandbox-jobs.ts'

interface Listed {
  readonly runs: { readonly nodes: readonly { readonly id: string }[] }
}

interface Payload {
  readonly preview: { readonly url: string } | null
  readonly userErrors: readonly { readonly code: string; readonly message: string }[]
}

withBrowser('the preview of a delivered application', () => {
  let browser: Browser
  let node: NodeUnderTest
  let runId: string
  beforeAll(async () => {
    ;[browser, node] = await Promise.all([openBrowser(), startNode()])
    // Every embedded store begins with a run to look at: members who lend out tools.
    const { runs } = await graphqlRequest<Listed>(node.url, '{ runs(first: 1) { nodes { id } } }')
    runId = runs.nodes[0]?.id ?? ''
    await watchToEnd(node.client, runId, null)
  })
  afterAll(async () => {
    await Promise.all([browser.close(), node.close()])
  })

  const ask = async (mutation: 'startPreview' | 'stopPreview'): Promise<Payload> => {
    const query = `mutation ($input: PreviewInput!) { done: ${mutation}(input: $input) { preview { url } userErrors { code message } } }`
    return (await graphqlRequest<{ done: Payload }>(node.url, query, { input: { runId } })).done
  }
  const start = async (): Promise<string> => {
    const { preview, userErrors } = await ask('startPreview')
    expect(userErrors).toEqual([])
    return preview?.url ?? ''
  }
  const fresh = async (): Promise<BrowserContext> => {
    const context = await browser.newContext()
    onTestFinished(() => context.close())
    return context
  }

  test('is used in a sandboxed frame of a page of the console, and in a tab of its own', async () => {
    const url = await start()
    const context = await fresh()
    const page = await context.newPage()
    const complaints = complaintsOf(page, new URL(url).origin)
    const frame = await framed(page, { at: node.url, url })
    await signUp(frame)
    await frame.getByRole('link', { name: /tools/i }).first().click()
    await frame
      .getByRole('link', { name: /new|add/i })
      .first()
      .click()
    await frame.getByLabel(/name/i).first().fill('Cordless drill')
    await frame.getByLabel(/fee/i).fill('5')
    await frame
      .getByRole('button', { name: /save|create|add/i })
      .first()
      .click()
    await expect.poll(() => frame.getByRole('main').textContent()).toContain('Cordless drill')
    expect(complaints).toEqual([])

    const tab = await context.newPage()
    await tab.goto(url)
    expect(tab.url()).toBe(new URL('/', url).href)
    await tab.goto(new URL('/tools', url).href)
    expect(await tab.getByRole('main').textContent()).toContain('Cordless drill')
    const names = (await context.cookies(url)).map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])
    expect(names).toContainEqual([`g1_preview_${new URL(url).port}`, true, 'Lax'])
  })

  test('is closed to a browser that has not followed the address', async () => {
    const url = await start()
    const page = await (await fresh()).newPage()
    for (const path of ['/', '/health', '/tools', '/?g1_preview=guess']) {
      expect((await page.goto(new URL(path, url).href))?.status(), path).toBe(403)
    }
  })

  test('does nothing for pages elsewhere, on the same host or another one, in a browser that may use it', async () => {
    const url = await start()
    const context = await fresh()
    await (await context.newPage()).goto(url)
    const server = createServer((_, response) => response.end('a page')).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const shownInstead = { localhost: /^chrome-error:/, '127.0.0.1': new RegExp(`^${new URL('/', url).href}$`) }
    for (const [host, shown] of Object.entries(shownInstead)) {
      const page = await context.newPage()
      const frame = await framed(page, { at: `http://${host}:${port}`, url: new URL('/', url).href })
      // On the same host the cookie is sent along, and the browser is told not to show the answer; on another one it is not.
      await expect.poll(() => page.frames()[1]?.url()).toMatch(shown)
      expect(await frame.getByRole('main').count()).toBe(0)
      const sent = page.waitForResponse((response) => response.request().method() === 'POST')
      const order = {
        to: new URL('/logout', url).href,
        how: { method: 'POST', mode: 'no-cors', credentials: 'include' },
      } as const
      await page.evaluate(({ to, how }) => void fetch(to, how), order)
      expect((await sent).status()).toBe(403)
    }
  })

  test('is over when it is stopped; nothing of it is left, and the next one begins with empty data', async () => {
    const url = await start()
    expect(await ask('stopPreview')).toEqual({ preview: null, userErrors: [] })
    expect(await jobsLeft(node.dataDir)).toEqual([])
    await expect(fetch(url)).rejects.toThrow('fetch failed')
    const page = await (await fresh()).newPage()
    const frame = await framed(page, { at: node.url, url: await start() })
    await signUp(frame)
    await page.goto('about:blank')
    await node.server.stop()
    expect(await jobsLeft(node.dataDir)).toEqual([])
  })
})

/** Opens a page that somebody serves, without what it would do itself, and shows the address in a frame of it. */
async function framed(page: Page, { at, url }: { readonly at: string; readonly url: string }): Promise<FrameLocator> {
  await page.route(new URL('/assets/**', at).href, (route) => route.abort())
  await page.goto(at)
  await page.evaluate((src) => {
    document.body.innerHTML =
      '<iframe sandbox="allow-scripts allow-forms allow-same-origin" width="900" height="700"></iframe>'
    document.querySelector('iframe')?.setAttribute('src', src)
  }, url)
  return page.frameLocator('iframe')
}

/** What a browser says against what it is shown from an origin. */
function complaintsOf(page: Page, origin: string): readonly string[] {
  const said: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && message.location().url.startsWith(origin)) said.push(message.text())
  })
  return said
}

/** The same address each time: it is free only where the data is empty. */
async function signUp(frame: FrameLocator): Promise<void> {
  await frame
    .getByRole('link', { name: /register|sign up/i })
    .first()
    .click()
  await frame.getByLabel(/e-?mail/i).fill('ada@example.org')
  await frame
    .getByLabel(/password/i)
    .first()
    .fill('correct horse battery')
  await frame
    .getByRole('button', { name: /register|create|sign up/i })
    .first()
    .click()
  await expect.poll(() => frame.getByRole('button', { name: /sign out|log out/i }).count()).toBe(1)
}
