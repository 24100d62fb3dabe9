import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** The moment of a run that a page shows. */
export interface Moment {
  readonly seq: number
  readonly head: number
}

const said = /You look at the past: event ([\d,]+) of ([\d,]+)/
const whole = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''))

/** What the band of a page says that shows the past. Waits for it. */
export async function pastOf(page: Page): Promise<Moment> {
  const text = (await page.getByText(said).first().textContent({ timeout: 30_000 })) ?? ''
  const [, seq, head] = said.exec(text) ?? []
  return { seq: whole(seq), head: whole(head) }
}

export const slider = (page: Page): Locator => page.getByRole('slider', { name: 'Moment of the run' })

/** Goes to the middle of the run as the keyboard does: to the beginning, and then in large steps. */
export async function scrubToMiddle(page: Page): Promise<Moment> {
  await slider(page).focus()
  await page.keyboard.press('Home')
  await expect.poll(async () => (await pastOf(page)).seq, { timeout: 30_000 }).toBe(0)
  const { head } = await pastOf(page)
  for (let presses = 0; presses < 20 && Number(await slider(page).inputValue()) < head * 0.45; presses += 1) {
    const before = await slider(page).inputValue()
    await page.keyboard.press('PageUp')
    await expect.poll(() => slider(page).inputValue(), { timeout: 30_000 }).not.toBe(before)
  }
  const at = Number(await slider(page).inputValue())
  await expect.poll(async () => (await pastOf(page)).seq, { timeout: 30_000 }).toBe(at)
  return { seq: at, head }
}
