import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { shoot } from '../shoot.ts'
import { sideways } from '../sideways.ts'
import { violations } from '../violations.ts'
import { cutTexts } from './cut-texts.ts'

/** Waits until a page shows what it is about, and nothing of it is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 60_000 })
  await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count(), { timeout: 60_000 }).toBe(0)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** What can be wrong with a page whatever it shows. */
interface Findings {
  /** By how many pixels it is wider than its window. */
  readonly sideways: number
  /** Texts that are cut off. */
  readonly cut: readonly string[]
  /** What axe-core has against it. */
  readonly violations: readonly string[]
}

export const sound: Findings = { sideways: 0, cut: [], violations: [] }

/** Keeps a picture of a page, and says what is wrong with it. */
export async function lookOver(page: Page, name: string): Promise<Findings> {
  await settled(page)
  await shoot(page, name)
  return { sideways: await sideways(page), cut: await cutTexts(page), violations: await violations(page) }
}
