const small: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}

/** The number that a word or figure says (`five`, `1,000`, `3.5`, `twenty-five`), or null. */
export function numberOf(word: string): number | null {
  if (/^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/.test(word)) return Number(word.replaceAll(',', ''))
  if (/^[0-9]+(?:\.[0-9]+)?$/.test(word)) return Number(word)
  if (Object.hasOwn(small, word)) return small[word] ?? null
  const [tens, units] = word.split('-')
  const high = small[tens ?? '']
  const low = small[units ?? '']
  return high !== undefined && low !== undefined && high >= 20 && low > 0 && low < 10 ? high + low : null
}
