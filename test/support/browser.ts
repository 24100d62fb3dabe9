import { access } from 'node:fs/promises'
import { type Browser, chromium } from 'playwright-core'

const executablePath = '/usr/bin/chromium'

/** Why no browser can be started here; null: one can. */
export const missingBrowser: string | null = await access(executablePath).then(
  () => null,
  () => `found no ${executablePath}; install the package chromium`,
)

/** Starts Debian's Chromium, told to leave the network alone. */
export function openBrowser(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return chromium.launch({ executablePath, headless: true, args })
}
