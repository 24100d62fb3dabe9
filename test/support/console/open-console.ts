import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { complaintsOf } from './complaints.ts'

/** What the page is looked at with. */
export interface Look {
  readonly viewport: { readonly width: number; readonly height: number }
  readonly colorScheme: 'light' | 'dark'
}

export const desk: Look = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }
export const phone: Look = { viewport: { width: 390, height: 844 }, colorScheme: 'light' }
export const inTheDark = (look: Look): Look => ({ ...look, colorScheme: 'dark' })

interface Opening extends Partial<Look> {
  /** Of the server: `http://localhost:8013`. */
  readonly url: string
  /** What is opened there; the home page unless given. */
  readonly path?: string
  readonly reducedMotion?: boolean
  /** More origins that the console may talk to: another node of the cluster. */
  readonly origins?: readonly string[]
  /** What the browser may complain of here: that a server does not answer which was killed. */
  readonly complaints?: readonly RegExp[]
}

/** The console in a browser of its own: nothing cached, nothing stored. */
export interface OpenedConsole {
  readonly context: BrowserContext
  readonly page: Page
  /** What went wrong so far. */
  readonly complaints: readonly string[]
  /** Opens a path of the same server: `/runs`. */
  readonly goTo: (path: string) => Promise<void>
}

/**
 * Opens the console for one test. The test fails where anything goes wrong in any page of the context: see
 * `complaintsOf`. Only inside of a test, which closes it.
 */
export async function openConsole(browser: Browser, opening: Opening): Promise<OpenedConsole> {
  const { url, path = '/', viewport = desk.viewport, colorScheme = desk.colorScheme, reducedMotion = false } = opening
  const { origin, port } = new URL(url)
  const context = await browser.newContext({
    viewport,
    colorScheme,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const origins = [origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`, ...(opening.origins ?? [])]
  const complaints = complaintsOf(context, { origins, complaints: opening.complaints ?? [] })
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  const page = await context.newPage()
  const goTo = async (to: string): Promise<void> => {
    await page.goto(new URL(to, url).href)
    await page.locator('#content').waitFor()
  }
  await goTo(path)
  return { context, page, complaints, goTo }
}
