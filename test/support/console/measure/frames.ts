import type { Page } from 'playwright-core'

/** How often a page drew within a window of time. */
export interface Frames {
  readonly perSecond: number
  /** The longest that one picture stood, in milliseconds. */
  readonly longestMs: number
}

/** Counts the frames of a page for so long. */
export const countFrames = (page: Page, ms: number): Promise<Frames> =>
  page.evaluate(
    (window) =>
      new Promise<Frames>((done) => {
        let began: number | null = null
        let last = 0
        let frames = 0
        let longestMs = 0
        const next = (now: number): void => {
          if (began === null) began = now
          else {
            frames += 1
            longestMs = Math.max(longestMs, now - last)
          }
          last = now
          if (now - began >= window) done({ perSecond: (frames * 1_000) / (now - began), longestMs })
          else requestAnimationFrame(next)
        }
        requestAnimationFrame(next)
      }),
    ms,
  )
