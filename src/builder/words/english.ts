/** A title inside a sentence: `Blood donor` → `blood donor`; `PTO request` stays. */
export function inSentence(title: string): string {
  const first = title.split(/[\s-]/)[0] ?? ''
  const isAcronym = first.length > 1 && first.slice(1) !== first.slice(1).toLowerCase()
  const isSingle = /^[A-Z]$/.test(first) && first !== 'A'
  return isAcronym || isSingle ? title : title.charAt(0).toLowerCase() + title.slice(1)
}

const consonantSound = /^(uni([^nm]|$)|unit|use|user|usu|uti|ute|eu|ewe|one\b|once\b|ubiq|ura|uro|ufo\b)/i
const vowelSound = /^(hour|honest|honou?r|heir)/i

/** `a` or `an`, by sound. */
export function article(words: string): 'a' | 'an' {
  const first = words.split(/[\s-]/)[0] ?? ''
  if (/^[A-Z]{2,}s?$/.test(first) || /^[A-Z0-9]{2,}$/.test(first)) return /^[AEFHILMNORSX8]/.test(first) ? 'an' : 'a'
  if (/^(8|11|18)/.test(first)) return 'an'
  if (vowelSound.test(words)) return 'an'
  if (consonantSound.test(words)) return 'a'
  return /^[aeiou]/i.test(words) ? 'an' : 'a'
}

/** `a workout`, `an exercise`. */
export const withArticle = (words: string): string => `${article(words)} ${words}`

/** First letter upper-case. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`
}

/** `1 character`, `2 characters`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** `workout's`, `glasses'`. */
export const possessive = (words: string): string => (words.endsWith('s') ? `${words}'` : `${words}'s`)
