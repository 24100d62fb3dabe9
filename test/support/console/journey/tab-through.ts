import type { Page } from 'playwright-core'

/** Where the keyboard has come to. */
export interface Stop {
  readonly name: string
  /** Whether somebody who looks at the page sees that it is there. */
  readonly seen: boolean
}

/** Goes through a page with the Tab key from its beginning, so many times. */
export async function tabThrough(page: Page, presses: number): Promise<readonly Stop[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    window.getSelection()?.removeAllRanges()
  })
  const stops: Stop[] = []
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab')
    stops.push(
      await page.evaluate(() => {
        const here = document.activeElement
        if (here === null || here === document.body) return { name: '', seen: true }
        const labels = here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement ? here.labels : null
        const label = here.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? here.textContent ?? ''
        const isDrawn = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration): boolean =>
          (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow.includes('inset')
        // A link over the whole of a line has its outline around the line.
        const isShown = isDrawn(getComputedStyle(here)) || isDrawn(getComputedStyle(here, '::after'))
        const { width, height } = here.getBoundingClientRect()
        // A field may leave it to what is around it: `focus-within`.
        const around = here.parentElement?.closest('[class*="focus-within"]') ?? null
        return { name: label.trim().slice(0, 60), seen: width > 0 && height > 0 && (isShown || around !== null) }
      }),
    )
  }
  return stops
}
