import { numberWords } from './number-words.ts'

const words: Readonly<Record<string, number>> = { ...numberWords, hundred: 100, thousand: 1000, dozen: 12 }

/** `4.` or `(4)` before an item of a list counts items and says nothing. */
const listMark = /^\s*(?:\d{1,3}[.)]|\(\d{1,3}\))\s+/

/** "No two tools have the same name", "cannot be lent twice": the number is no limit, it says that something differs. */
const differing = /\btwo\b(?=[^.;]*\b(?:same|share|shares|identical|equal|overlap|overlapping|twice)\b)/gi

/**
 * The numbers that a text states, as written: digits (`1,500`, `0.5`) and number words from two on ("one" is too often
 * no number). Numbers inside of names (`A4`, `H2O`), list marks, ordinals and dates are left out.
 */
export function readNumbers(written: string): readonly number[] {
  const text = written.replace(listMark, '').replaceAll(differing, '')
  const digits = [
    ...text.matchAll(
      /(?<![\p{L}\p{N}_.,/:-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\p{L}\p{N}_/:-])|(?<![\p{L}\p{N}_.,/:-])\d+(?:\.\d+)?(?![\p{L}\p{N}_/:]|-\d)/gu,
    ),
  ]
  const spelled = [...text.toLowerCase().matchAll(/(?<![\p{L}-])[a-z]+(?![\p{L}-])/gu)].map(([word]) => words[word])
  return [
    ...digits.map(([found]) => Number(found.replaceAll(',', ''))),
    ...spelled.filter((value): value is number => value !== undefined && value > 1),
  ]
}
