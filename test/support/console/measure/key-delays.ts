import type { Page } from 'playwright-core'

/** What somebody who types waits for, in milliseconds, a figure for each key. */
export interface KeyDelays {
  /** From the press until the page begins to handle it. */
  readonly handled: readonly number[]
  /** From the press until the next picture has been drawn. */
  readonly drawn: readonly number[]
}

interface Noted {
  keyNotes?: { handled: number[]; drawn: number[] }
}

/** Presses keys one after another, as fast as somebody types, and takes the time of each. */
export async function keyDelays(page: Page, keys: readonly string[], everyMs = 90): Promise<KeyDelays> {
  await page.evaluate(() => {
    const notes = ((window as Noted).keyNotes ??= listen())
    notes.handled.length = 0
    notes.drawn.length = 0
    function listen() {
      const kept: { handled: number[]; drawn: number[] } = { handled: [], drawn: [] }
      window.addEventListener(
        'keydown',
        ({ timeStamp }) => {
          kept.handled.push(performance.now() - timeStamp)
          // A message that is sent within a frame comes when the frame has been drawn.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => kept.drawn.push(performance.now() - timeStamp))
            port1.start()
            port2.postMessage(null)
          })
        },
        { capture: true },
      )
      return kept
    }
  })
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(everyMs)
  }
  const drawn = (least: number) => ((window as Noted).keyNotes?.drawn.length ?? 0) >= least
  await page.waitForFunction(drawn, keys.length)
  return page.evaluate(() => (window as Noted).keyNotes ?? { handled: [], drawn: [] })
}
