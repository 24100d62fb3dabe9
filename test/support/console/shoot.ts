import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'

const folder = resolve(import.meta.dirname, '../../..', process.env['G1_SHOTS'] || 'dist/console-shots')

/**
 * Keeps a picture of a page for a look, in `dist/console-shots` or the folder that `G1_SHOTS` names: `runs-1440-dark.png`.
 * Animations are at their end, and the whole page is in it unless told otherwise.
 */
export async function shoot(page: Page, name: string, { fullPage = true } = {}): Promise<void> {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const file = `${name}-${page.viewportSize()?.width ?? 0}-${dark ? 'dark' : 'light'}.png`
  await page.screenshot({ path: join(folder, file), fullPage, animations: 'disabled' })
}
