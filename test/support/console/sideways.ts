import type { Page } from 'playwright-core'

/** By how many pixels the page is wider than the window. What scrolls inside of it does not count. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))
