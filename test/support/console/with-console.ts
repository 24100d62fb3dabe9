import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser, withBrowser } from '../browser.ts'
import { builtConsole } from './built-console.ts'

/** What a suite of the console starts from. Only inside of tests and hooks. */
export interface ConsoleSuite {
  readonly browser: Browser
  /** Where the built console lies. Servers in processes of their own find it by themselves. */
  readonly consoleDir: string
}

/** Runs a suite with a browser and the built console; skipped, saying why, where the machine has no browser. */
export function withConsole(what: string, suite: (the: ConsoleSuite) => void): void {
  withBrowser(what, () => {
    let started: ConsoleSuite | null = null
    const its = (): ConsoleSuite => {
      if (started === null) throw new Error('Found no browser yet, expected to be asked by a test or a hook.')
      return started
    }
    beforeAll(async () => {
      const consoleDir = await builtConsole()
      started = { consoleDir, browser: await openBrowser() }
    }, 180_000)
    afterAll(() => started?.browser.close())
    suite({
      get browser() {
        return its().browser
      },
      get consoleDir() {
        return its().consoleDir
      },
    })
  })
}
