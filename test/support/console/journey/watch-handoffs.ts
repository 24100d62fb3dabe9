import type { Page } from 'playwright-core'

/**
 * Notes from now on how many handoffs the stage lists each time that it is drawn, as long as the document lives. Ask it
 * for what was seen: a page that is live has shown them coming, however slowly somebody looks.
 */
export async function watchHandoffs(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const seen = new Set<number>()
    const look = (): void => {
      const title = [...document.querySelectorAll('h2')].find((one) => one.textContent === 'Last handoffs')
      if (title !== undefined) seen.add(title.closest('section')?.querySelectorAll('li').length ?? 0)
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
    Object.assign(window, { handoffsSeen: seen })
    look()
  })
  // A document that was loaded again would have forgotten it.
  return () => page.evaluate(() => [...(window as unknown as { handoffsSeen: Set<number> }).handoffsSeen])
}
