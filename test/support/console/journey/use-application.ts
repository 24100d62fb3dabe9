import type { FrameLocator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** The started application, as the page shows it. */
export const applicationIn = (page: Page): FrameLocator => page.frameLocator('iframe[title="The application"]')

/** Registers an account in an application with accounts, as its own pages say. */
export async function register(app: FrameLocator, email: string): Promise<void> {
  await app
    .getByRole('link', { name: /register|sign up/i })
    .first()
    .click({ timeout: 60_000 })
  await app.getByLabel(/e-?mail/i).fill(email)
  await app
    .getByLabel(/password/i)
    .first()
    .fill('correct horse battery')
  await app
    .getByRole('button', { name: /register|create|sign up/i })
    .first()
    .click()
  await app.getByRole('button', { name: /sign out|log out/i }).waitFor({ timeout: 30_000 })
}

/** Adds a row to a list of the application: what is given for the labels is filled in. */
export async function addRow(app: FrameLocator, list: RegExp, values: Readonly<Record<string, string>>): Promise<void> {
  await app.getByRole('link', { name: list }).first().click()
  await app
    .getByRole('link', { name: /new|add/i })
    .first()
    .click()
  for (const [label, value] of Object.entries(values)) await app.getByLabel(label).first().fill(value)
  await app
    .getByRole('button', { name: /save|create|add/i })
    .first()
    .click()
  const [first = ''] = Object.values(values)
  await expect.poll(() => app.getByRole('main').textContent(), { timeout: 30_000 }).toContain(first)
}
