import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { publicRunId } from '../../../src/core/ids.ts'
import { type ApiFixture, startApi } from '../../graphql/support/api-fixture.ts'
import { afterApproval, RecordedRun, untilApproval } from '../../graphql/support/sample-run.ts'
import { openBrowser, withBrowser } from '../../support/browser.ts'
import { servePage } from '../../support/console/serve-page.ts'
import { upTo } from '../../support/run-log.ts'
import { bundleClientPage, type ClientPage } from '../support/client-page.ts'
import { openClientProject } from '../support/client-project.ts'
import { startCuttingProxy } from '../support/cutting-proxy.ts'

interface Seen {
  readonly seqs: readonly number[]
  readonly told: readonly string[]
}

withBrowser('the package in a page of another origin', () => {
  const closers: (() => Promise<unknown>)[] = []
  let bundle: ClientPage
  let fixture: ApiFixture
  let page: Page
  beforeAll(async () => {
    const project = await openClientProject()
    closers.push(() => project.close())
    bundle = await bundleClientPage(project)
    const served = await servePage(bundle.html)
    closers.push(() => served.close())
    fixture = await startApi({ allowedOrigins: [new URL(served.url).origin] })
    closers.push(() => fixture.close())
    const browser = await openBrowser()
    closers.push(() => browser.close())
    page = await browser.newPage()
    await page.goto(served.url)
  }, 120_000)
  afterAll(async () => {
    for (const close of closers.toReversed()) await close()
  })

  test.each(['ws', 'sse'])(
    'follows a run over %s, each event once, though its connection breaks',
    async (transport) => {
      const run = await RecordedRun.begin(fixture.api, fixture.node)
      await run.append(untilApproval)
      const proxy = await startCuttingProxy(fixture.server.url, { afterBytes: 5_000, times: 2 })
      closers.push(() => proxy.close())
      const given = JSON.stringify([proxy.url, publicRunId(run.runId), transport])
      const watching = page.evaluate(`watch(...${given})`) as Promise<Seen>
      // What comes next is written while the page watches.
      await vi.waitFor(async () => expect(await page.title()).toBe(String(run.lastSeq)), { timeout: 20_000 })
      for (const event of afterApproval) await run.append([event])
      const { seqs, told } = await watching
      expect(seqs).toStrictEqual(upTo(run.lastSeq))
      expect(proxy.cuts).toBe(2)
      expect(told).toContain('lost')
      expect(told.at(-1)).toBe('resumed')
    },
  )

  test('weighs less than 11 kB, compressed, with everything it needs', () => {
    expect(bundle.gzipBytes).toBeLessThan(11_000)
    expect(bundle.html).not.toContain('GraphQLError')
  })
})
