// Control characters (of a terminal, too) and those that turn the direction of text around.
const unsafe = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu

/** Text of a run as one line that cannot steer a terminal; cut with `…` where it is longer than `most` characters. */
export function oneLine(text: string, most = 200): string {
  const line = text.toWellFormed().replace(unsafe, ' ').replace(/ {2,}/g, ' ').trim()
  const letters = Array.from(line.slice(0, most * 2 + 2))
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line
}
