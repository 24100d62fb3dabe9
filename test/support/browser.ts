import { access } from 'node:fs/promises'
import { type Browser, chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'

const executablePath = '/usr/bin/chromium'

/** Why no browser can be started here; null: one can. */
const missingBrowser: string | null = await access(executablePath).then(
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

/** Runs a suite in a browser; where the machine has none, one skipped test stands for it and says why. */
export function withBrowser(what: string, suite: () => void): void {
  describe(what, () => {
    // oxlint-disable-next-line vitest/no-conditional-tests -- the suite itself depends on what the machine has
    if (missingBrowser === null) suite()
    else
      test('all of it', ({ skip }) => {
        skip(missingBrowser)
        expect.unreachable()
      })
  })
}
