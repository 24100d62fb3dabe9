import type { Browser, Page } from 'playwright-core'
import type { ApiFixture } from '../../graphql/support/api-fixture.ts'
import { openBrowser } from '../../support/browser.ts'
import { builtConsole } from '../../support/console/built-console.ts'
import { startConsoleServer } from '../../support/console/console-server.ts'
import { feed } from '../../support/console/feed.ts'
import { longRun, openRuns } from '../../support/console/measure/console-runs.ts'
import { type FirstLoad, firstLoad, gzippedBytes } from '../../support/console/measure/first-load.ts'
import { countFrames } from '../../support/console/measure/frames.ts'
import { heapMb } from '../../support/console/measure/heap.ts'
import { type KeyDelays, keyDelays } from '../../support/console/measure/key-delays.ts'
import { plainPage, servePage } from '../../support/console/serve-page.ts'
import { checkOptions, numberOption } from '../options.ts'
import { quantile } from '../quantiles.ts'

interface Bench {
  readonly browser: Browser
  readonly api: ApiFixture
  readonly samples: number
  /** A page with one field and no script: what the browser and the machine do by themselves. */
  readonly plainUrl: string
}

type Row = Readonly<Record<string, string | number>>

/** What the console costs a browser: its first load, a long live run, and keys beside 20 busy runs. */
export async function consoleLoad(args: readonly string[]): Promise<void> {
  checkOptions(args, ['samples'])
  const samples = numberOption(args, 'samples', 10)
  const api = await startConsoleServer(await builtConsole())
  const plain = await servePage(plainPage)
  const browser = await openBrowser()
  try {
    const bench = { browser, api, samples, plainUrl: plain.url }
    for (const measure of [firstLoads, liveRun, keys]) console.table(await measure(bench))
  } finally {
    await Promise.all([browser.close(), plain.close()])
    await api.close()
  }
}

/** Best, median and 95th percentile. */
const spread = (of: string, samples: readonly number[]): Row => ({
  [`${of} best`]: round(Math.min(...samples)),
  p50: round(quantile(samples, 0.5)),
  p95: round(quantile(samples, 0.95)),
})

const round = (value: number): number => Math.round(value * 10) / 10

async function firstLoads({ browser, api, samples, plainUrl }: Bench): Promise<Readonly<Record<string, Row>>> {
  const run = await longRun(api, 300)
  const pages = {
    home: { url: api.server.url, usable: '#content textarea' },
    'a run': { url: `${api.server.url}/runs/${run.name}`, usable: '#content nav a' },
    'beside it: no script': { url: plainUrl, usable: 'textarea' },
  }
  const loads = new Map(Object.keys(pages).map((name) => [name, [] as FirstLoad[]]))
  for (let nth = 0; nth < samples; nth += 1)
    for (const [name, page] of Object.entries(pages)) loads.get(name)?.push(await firstLoad(browser, page))
  const rows: Record<string, Row> = {}
  for (const [name, all] of loads) {
    const sizes = await Promise.all((all[0]?.scripts ?? []).map(gzippedBytes))
    rows[name] = {
      'scripts, gzipped KB': round(sizes.reduce((sum, size) => sum + size, 0) / 1_000),
      ...spread(
        'usable after ms:',
        all.map(({ usableMs }) => usableMs),
      ),
      'of a processor, p50 ms': round(
        quantile(
          all.map(({ cpuMs }) => cpuMs),
          0.5,
        ),
      ),
    }
  }
  return rows
}

async function liveRun({ browser, api, samples, plainUrl }: Bench): Promise<Readonly<Record<string, Row>>> {
  const rows: Record<string, Row> = {}
  for (const tab of ['', '/plan', '/timeline', '/events', '/hub']) {
    const run = await longRun(api, 5_500)
    const page = await opened(browser, `${api.server.url}/runs/${run.name}${tab}`)
    const more = feed([run], 60)
    rows[tab === '' ? 'stage' : tab.slice(1)] = await framesOf(page, samples)
    await more.stop()
    await page.context().close()
  }
  const page = await opened(browser, plainUrl)
  rows['beside it: no script'] = await framesOf(page, samples)
  await page.context().close()
  return rows
}

async function framesOf(page: Page, samples: number): Promise<Row> {
  const frames: number[] = []
  for (let nth = 0; nth < samples; nth += 1) frames.push((await countFrames(page, 1_000)).perSecond)
  return {
    'frames a second, best': round(Math.max(...frames)),
    p50: round(quantile(frames, 0.5)),
    p5: round(quantile(frames, 0.05)),
    'heap MB': round(await heapMb(page)),
  }
}

async function keys({ browser, api, samples, plainUrl }: Bench): Promise<Readonly<Record<string, Row>>> {
  const runs = await openRuns(api, 20)
  const more = feed(runs, 200)
  const rows: Record<string, Row> = {}
  const measure = async (
    name: string,
    url: string,
    field: string | null,
    pressed: readonly string[],
  ): Promise<void> => {
    const page = await opened(browser, url)
    if (field !== null) await page.locator(field).first().click()
    const windows: KeyDelays[] = []
    for (let nth = 0; nth < samples; nth += 1) windows.push(await keyDelays(page, pressed))
    rows[name] = {
      ...spread(
        'handled after ms:',
        windows.flatMap(({ handled }) => handled),
      ),
      'drawn, p50': round(
        quantile(
          windows.flatMap(({ drawn }) => drawn),
          0.5,
        ),
      ),
      'drawn, p95': round(
        quantile(
          windows.flatMap(({ drawn }) => drawn),
          0.95,
        ),
      ),
    }
    await page.context().close()
  }
  const typed = ['t', 'o', 'o', 'l', 'Backspace', 'Backspace', 'Backspace', 'Backspace']
  const moved = ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']
  await measure('searching runs', `${api.server.url}/runs`, '[role=search] input', typed)
  await measure('moving on a stage', `${api.server.url}/runs/${runs[0]?.name ?? ''}`, null, moved)
  await measure('beside it: no script', plainUrl, 'textarea', typed)
  console.log(`${Math.round(more.fed().perSecond)} events a second came to 20 runs.`)
  await more.stop()
  return rows
}

async function opened(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('textarea, h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  return page
}
