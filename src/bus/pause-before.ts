/** The longest pause between two attempts to reach a server, in milliseconds. */
const longest = 2_000

/** Milliseconds before the attempt of this number (from 1): short at first, then twice as long each time. */
export const pauseBefore = (attempt: number): number => Math.min(50 * 2 ** Math.min(attempt, 10), longest)
