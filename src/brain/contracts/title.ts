/** `1 clause`, `3 clauses`. */
export const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

const longest = 120

/** As much of a text as a title holds, cut between words. */
export function headline(text: string): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  const end = cut.lastIndexOf(' ')
  return `${(end > longest / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.]+$/, '')}…`
}
