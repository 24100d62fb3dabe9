import { numberWords } from '../../../hub/verification/number-words.ts'

/** The number that a word or figure says (`five`, `1,000`, `3.5`, `twenty-five`), or null. */
export function numberOf(word: string): number | null {
  if (/^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/.test(word)) return Number(word.replaceAll(',', ''))
  if (/^[0-9]+(?:\.[0-9]+)?$/.test(word)) return Number(word)
  if (Object.hasOwn(numberWords, word)) return numberWords[word] ?? null
  const [tens, units] = word.split('-')
  const high = numberWords[tens ?? '']
  const low = numberWords[units ?? '']
  return high !== undefined && low !== undefined && high >= 20 && low > 0 && low < 10 ? high + low : null
}
