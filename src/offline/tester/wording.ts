/** A title inside a sentence: `Blood donor` → `blood donor`; `VAT number` stays. */
export const inside = (title: string): string =>
  /^[A-Z][^A-Z]/.test(title) || title.length === 1 ? title[0]?.toLowerCase() + title.slice(1) : title

/** With its article: `a workout`, `an hour`. */
export function one(title: string): string {
  const noun = inside(title)
  const vowel = /^(?:[aeio]|u(?!ni[^nm]|s[aeiu]|ti)|hour|honou?r|heir)/i.test(noun)
  return `${vowel ? 'an' : 'a'} ${noun}`
}

/** At the start of a sentence. */
export const start = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** `a, b and c`. */
export const and = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
