import type { Page } from 'playwright-core'

/** What of a page has moved by itself. */
export interface Shifts {
  /** The sum of the layout shifts that no input came before, as browsers score them. */
  readonly sum: number
  /** What moved, as readable lines. */
  readonly moved: readonly string[]
}

/** Adds up from now on what moves by itself on a page. Ask for the sum before another document is loaded. */
export async function watchShifts(page: Page): Promise<() => Promise<Shifts>> {
  await page.evaluate(() => {
    const shifts = { sum: 0, moved: [] as string[] }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as unknown as {
          readonly value: number
          readonly hadRecentInput: boolean
          readonly sources: readonly { readonly node: Node | null }[]
        }
        if (hadRecentInput) continue
        shifts.sum += value
        for (const { node } of sources)
          shifts.moved.push(`${value.toFixed(4)} ${node?.nodeName ?? '?'} ${node?.textContent?.slice(0, 60) ?? ''}`)
      }
    }).observe({ type: 'layout-shift' })
    Object.assign(window, { shifts })
  })
  return () => page.evaluate(() => (window as unknown as { shifts: Shifts }).shifts)
}
