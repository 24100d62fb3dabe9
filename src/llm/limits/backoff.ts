const firstMs = 500
const mostMs = 8_000

/**
 * How long to wait before try number `tries + 1` of a request: anything up to a bound that doubles ("full jitter": Brooker,
 * "Exponential Backoff and Jitter", 2015), so that those who failed together do not come back together.
 */
export const backoffMs = (tries: number, random: () => number): number =>
  Math.round(random() * Math.min(mostMs, firstMs * 2 ** (tries - 1)))
