import type { Page } from 'playwright-core'

/** An event on the page of events, as its line has it. */
export interface EventLine {
  readonly seq: number
  readonly type: string
}

/** Every line of the list of events from top to bottom, those that are drawn only where they are scrolled to included. */
export function eventRows(page: Page): Promise<readonly EventLine[]> {
  return page.evaluate(async () => {
    const list = document.querySelector('ol[aria-label="Events of the run, in order"]')
    const scroller = list?.parentElement
    if (list === null || scroller === undefined || scroller === null) throw new Error('Found no list of events.')
    const lines = new Map<string, { seq: number; type: string }>()
    const drawn = (): Promise<void> =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
    for (let top = 0; ; top += Math.max(100, scroller.clientHeight - 100)) {
      scroller.scrollTop = top
      await drawn()
      for (const row of list.querySelectorAll('li')) {
        const seq = row.querySelector('button')?.id.replace('event-', '') ?? ''
        const type = row.querySelector('time')?.nextElementSibling?.textContent ?? ''
        // By its place in the list: a line that stands there twice is told twice.
        lines.set(row.getAttribute('aria-posinset') ?? '', { seq: Number(seq), type })
      }
      if (top > scroller.scrollHeight) break
    }
    return [...lines.entries()].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, line]) => line)
  })
}
