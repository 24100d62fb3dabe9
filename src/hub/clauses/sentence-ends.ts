const abbreviations = new Set(
  'e.g i.e etc vs cf approx ca no nr mr mrs ms dr prof st inc ltd co corp dept est fig min max u.s u.k a.m p.m u.s.a jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
)

/** Abbreviations that often end a sentence: after them an upper-case word starts a new one. */
const mayEnd = new Set(['etc', 'inc', 'ltd', 'co', 'corp', 'u.s', 'u.k', 'u.s.a', 'a.m', 'p.m'])

const closers = /["'”’)\]*_`]/

/** The offsets right behind each sentence of `text` (its stop and closing quotes included), the last one excluded. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = []
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '(' || sign === '[') depth++
    if ((sign === ')' || sign === ']') && depth > 0) depth--
    if (sign === ';' && depth === 0) ends.push(at + 1)
    if (!/[.!?…。！？]/.test(sign)) continue
    let end = at + 1
    while (end < text.length && /[.!?…]/.test(text.charAt(end))) end++
    while (end < text.length && closers.test(text.charAt(end))) end++
    if (sign === '.' && !endsSentence(text, at, end)) continue
    if (/[.!?…]/.test(sign) && end < text.length && !/\s/.test(text.charAt(end))) continue
    ends.push(end)
    depth = 0
    at = end - 1
  }
  return ends.filter((end) => text.slice(end).trim() !== '' && end < text.length)
}

function endsSentence(text: string, dot: number, end: number): boolean {
  const next = /^\s*(\S)/.exec(text.slice(end, end + 200))?.[1] ?? ''
  const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(0, dot - 40), dot))?.[0].toLowerCase() ?? ''
  if (word === '' && end === dot + 1) return /\s/.test(text.charAt(end))
  const upper = /[\p{Lu}\p{N}"'“(*_[-]/u.test(next)
  if (/^\p{L}$/u.test(word)) return false
  if (/^[0-9]+$/.test(word) && /^\s*[0-9]+$/.test(text.slice(0, dot))) return false
  if (abbreviations.has(word)) return mayEnd.has(word) && /\p{Lu}/u.test(next)
  return upper || !/\p{Ll}/u.test(next) || word.length > 3
}
