/** In the background no frames are drawn, and what listens has to know all the same, this much later at most, in milliseconds. */
const latest = 250

/** Calls back once, with the next frame, or a little later where none is drawn. */
export function nextFrame(tell: () => void): void {
  const frame = requestAnimationFrame(once)
  const timer = setTimeout(once, latest)
  function once(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    tell()
  }
}
