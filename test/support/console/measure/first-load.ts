import { get } from 'node:http'
import type { Browser, CDPSession } from 'playwright-core'

interface Load {
  readonly url: string
  /** What can be used when the page can: `#content textarea`. */
  readonly usable: string
  /** What the network adds to each answer, in milliseconds. */
  readonly latencyMs?: number
}

/** What came until a page could be used, from a cold cache. Times in milliseconds since its address was opened. */
export interface FirstLoad {
  /** Until what can be used was there, and the page had come to rest. */
  readonly usableMs: number
  /** Of that, time in tasks that would have let nobody in between for longer than 50 ms. */
  readonly blockedMs: number
  /** What the page's main thread took of a processor until it had come to rest: the same on a busy machine, nearly. */
  readonly cpuMs: number
  /** The scripts' addresses. */
  readonly scripts: readonly string[]
  /** All answers as they came over the wire, in bytes. */
  readonly bytes: number
}

interface Noted {
  firstLoad?: { seenAt: number | null; restedAt: number; blockedMs: number }
}

/** Opens a page in a browser context of its own, so that nothing is cached. */
export async function firstLoad(browser: Browser, { url, usable, latencyMs = 0 }: Load): Promise<FirstLoad> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    if (latencyMs > 0) await slowDown(session, latencyMs)
    const scripts = new Set<string>()
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (new URL(request.url()).pathname.endsWith('.js')) scripts.add(request.url())
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await page.addInitScript(note, usable)
    await page.goto(url)
    await page.waitForFunction(() => (window as Noted).firstLoad?.seenAt != null)
    await page.waitForLoadState('networkidle')
    const { seenAt, restedAt, blockedMs } = (await page.evaluate(() => (window as Noted).firstLoad)) ?? never()
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    const { metrics } = await session.send('Performance.getMetrics')
    const cpuMs = 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
    return { usableMs: Math.max(seenAt ?? Number.NaN, restedAt), blockedMs, cpuMs, scripts: [...scripts], bytes }
  } finally {
    await context.close()
  }
}

/** Runs in the page before anything else of it. */
function note(usable: string): void {
  const noted: NonNullable<Noted['firstLoad']> = { seenAt: null, restedAt: 0, blockedMs: 0 }
  ;(window as Noted).firstLoad = noted
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      noted.restedAt = startTime + duration
      noted.blockedMs += duration - 50
    }
  }).observe({ type: 'longtask', buffered: true })
  const look = (): void => {
    const found = document.querySelector<HTMLElement>(usable)
    if (found === null || found.matches(':disabled') || !found.checkVisibility()) requestAnimationFrame(look)
    else noted.seenAt = performance.now()
  }
  requestAnimationFrame(look)
}

async function slowDown(session: CDPSession, latency: number): Promise<void> {
  await session.send('Network.enable')
  const conditions = { offline: false, latency, downloadThroughput: -1, uploadThroughput: -1 }
  await session.send('Network.emulateNetworkConditions', conditions)
}

const never = (): never => {
  throw new Error('Found no notes of the first load, expected those of the script that takes them.')
}

/** The bytes of a file as the server sends it to who takes gzip. */
export const gzippedBytes = (url: string): Promise<number> =>
  new Promise((done, failed) => {
    const request = get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      if (response.headers['content-encoding'] !== 'gzip') failed(new Error(`Found ${url} not gzipped.`))
      let bytes = 0
      response.on('data', (piece: Buffer) => (bytes += piece.length))
      response.on('end', () => done(bytes))
    })
    request.on('error', failed)
  })
