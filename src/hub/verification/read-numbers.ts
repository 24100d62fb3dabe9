import { numberWords } from './number-words.ts'

const scales: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1000, million: 1_000_000 }
const words: Readonly<Record<string, number>> = { ...numberWords, ...scales }

const oneOf = (from: number, to: number): string =>
  Object.entries(numberWords)
    .flatMap(([word, value]) => (value >= from && value <= to ? [word] : []))
    .join('|')
const scale = Object.keys(scales).join('|')
const compound = `(?:${oneOf(20, 90)})-(?:${oneOf(1, 9)})`
const counted = String.raw`(?:\d+(?:\.\d+)?|${compound}|(?:${oneOf(0, 90)}))`
/** "Two hundred", "1.5 million", "three hundred and fifty", "twenty-five": one number, in several words. */
const scaled = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,-])(?:${counted}(?: (?:${scale})(?:(?: and)? ${counted})?)+|${compound})(?![\p{L}\p{N}-])`,
  'giu',
)

/** The words of a number from left to right: hundreds multiply what stands before them, thousands close it. */
function valueOf(phrase: string): number {
  let closed = 0
  let now = 0
  for (const word of phrase.toLowerCase().split(/ and | |-/)) {
    const by = scales[word]
    if (by === undefined) now += words[word] ?? Number(word)
    else if (by < 1000) now *= by
    else {
      closed += now * by
      now = 0
    }
  }
  return closed + now
}

/** `4.` or `(4)` before an item of a list counts items and says nothing. */
const listMark = /^\s*(?:\d{1,3}[.)]|\(\d{1,3}\))\s+/

/** "No two tools have the same name", "cannot be lent twice": the number is no limit, it says that something differs. */
const differing = /\btwo\b(?=[^.;]*\b(?:same|share|shares|identical|equal|overlap|overlapping|twice)\b)/gi

/**
 * The numbers that a text states, as written: digits (`1,500`, `0.5`) and number words from two on ("one" is too often
 * no number). Numbers inside of names (`A4`, `H2O`), list marks, ordinals and dates are left out.
 */
export function readNumbers(written: string): readonly number[] {
  const text = written
    .replace(listMark, '')
    .replaceAll(differing, '')
    .replaceAll(scaled, (phrase) => String(valueOf(phrase)))
  const digits = [
    ...text.matchAll(
      /(?<![\p{L}\p{N}_.,/:-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\p{L}\p{N}_/:-])|(?<![\p{L}\p{N}_.,/:-])\d+(?:\.\d+)?(?![\p{L}\p{N}_/:]|-\d)/gu,
    ),
  ]
  const inWords = [...text.toLowerCase().matchAll(/(?<![\p{L}-])[a-z]+(?![\p{L}-])/gu)].map(([word]) => words[word])
  return [
    ...digits.map(([found]) => Number(found.replaceAll(',', ''))),
    ...inWords.filter((value): value is number => value !== undefined && value > 1),
  ]
}
