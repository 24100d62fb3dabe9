// Control characters (of a terminal, too) and those that turn the direction of text around.
const unsafe = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu

const inOneLine = (text: string): string => text.toWellFormed().replace(unsafe, ' ').replace(/ {2,}/g, ' ').trim()

/** Text of a run as one line that cannot steer a terminal; cut with `…` where it is longer than `most` characters. */
export function oneLine(text: string, most = 200): string {
  const line = inOneLine(text)
  const letters = Array.from(line.slice(0, most * 2 + 2))
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line
}

// What a terminal shows in two columns, nearly: scripts of East Asia, and emoji.
const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

/** The end of a text of a run as such a line of less than `most` columns, cut in front where it is wider. */
export function endOfLine(text: string, most: number): string {
  const letters = Array.from(inOneLine(text))
  let from = letters.length
  for (let room = most - 2; from > 0; from -= 1) {
    room -= wide.test(letters[from - 1] ?? '') ? 2 : 1
    if (room < 0) break
  }
  return `${from > 0 ? '…' : ''}${letters.slice(from).join('')}`
}

/** A value as JSON on one line that cannot steer a terminal either: what JSON leaves as it is becomes an escape. */
export const harmlessJson = (value: unknown): string =>
  JSON.stringify(value).replace(unsafe, (found) =>
    Array.from(found, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  )
