const encoder = new TextEncoder()

/** The most that requirements may have, in bytes of UTF-8. */
export const mostBytes = 65_536

/** From here on it is said how many there are. */
const nearBytes = 48_000

/** How long a text is as UTF-8. */
export const bytesOf = (text: string): number => encoder.encode(text).length

/** What there is to say about a length; null: nothing, it is far from the limit. */
export const fullness = (bytes: number): 'near' | 'over' | null =>
  bytes > mostBytes ? 'over' : bytes >= nearBytes ? 'near' : null
