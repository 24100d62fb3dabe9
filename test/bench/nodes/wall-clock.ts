/** What to add to the monotonic clock to get the machine's wall clock, to some microseconds: taken as the wall clock ticks. */
const offset = ((): number => {
  const before = Date.now()
  while (Date.now() === before);
  return Date.now() - performance.now()
})()

/** The time of day in milliseconds with fractions: to be held against the commit times that Postgres notes. */
export const wallMs = (): number => offset + performance.now()
