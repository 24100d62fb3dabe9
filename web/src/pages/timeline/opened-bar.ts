import type { Bar } from './bar.ts'

/** The bar that the address has opened: `bar:develop.2`, or `step:develop/2` for an attempt of a step, its last bar. */
export function openedBar(bars: readonly Bar[], open: string | undefined): Bar | undefined {
  if (open?.startsWith('bar:') === true) return bars.find(({ id }) => `bar:${id}` === open)
  const [, step, attempt] = /^step:(.+)\/(\d+)$/.exec(open ?? '') ?? []
  return step === undefined ? undefined : bars.findLast((bar) => bar.step === step && bar.attempt === Number(attempt))
}
