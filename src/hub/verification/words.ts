/** Words that say nothing about what a sentence is about. */
const empty = new Set(
  'a an and any are as at be been but by can could do does each every for from had has have if in into is it its may might must no nor not of on only or our shall should so some such than that the their them then there these they this those to up was we were what when where which while who will with would you your app application page pages system user users'.split(
    ' ',
  ),
)

/** The content words of a text, lower-case, cut to a rough stem so that "approves" meets "approval". */
export function contentStems(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => !empty.has(word)).map(stem))
}

/** Whether two texts have a content word in common; a text without content words agrees with everything. */
export function shareContent(one: string, other: string): boolean {
  const [left, right] = [contentStems(one), contentStems(other)]
  return left.size === 0 || right.size === 0 || [...left].some((word) => right.has(word))
}

const stem = (word: string): string =>
  word.length <= 4 ? word.replace(/s$/, '') : word.slice(0, Math.max(4, word.length - 3))
