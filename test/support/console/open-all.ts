import type { Page } from 'playwright-core'

/** What hides something until it is clicked. Menus are left alone, those of the run's head too: what is in them acts. */
const closed = [
  '[aria-expanded="false"]:not([aria-haspopup], header *)',
  'details:not([open]) > summary',
  '[role="tab"][aria-selected="false"]',
  '[role="treeitem"]:not([aria-expanded])',
]
  .map((one) => `:is(#content, [role="dialog"]) ${one}`)
  .join(', ')

/** Opens whatever can be opened on a page, what appears meanwhile included, up to so many clicks. Returns how many it were. */
export async function openAll(page: Page, most = 40): Promise<number> {
  for (let clicks = 0; clicks < most; clicks += 1) {
    const clicked = await page.evaluate(async (selector) => {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.dataset['opened'] !== 'yes')
      if (found === undefined) return false
      found.dataset['opened'] = 'yes'
      found.click()
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
      return true
    }, closed)
    if (!clicked) return clicks
  }
  return most
}
