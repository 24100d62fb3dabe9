const irregularPlurals: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  foot: 'feet',
  tooth: 'teeth',
  mouse: 'mice',
  goose: 'geese',
  ox: 'oxen',
  diagnosis: 'diagnoses',
  analysis: 'analyses',
  crisis: 'crises',
  basis: 'bases',
  thesis: 'theses',
  hypothesis: 'hypotheses',
  criterion: 'criteria',
  phenomenon: 'phenomena',
  leaf: 'leaves',
  half: 'halves',
  shelf: 'shelves',
  life: 'lives',
  knife: 'knives',
  wife: 'wives',
  loaf: 'loaves',
  calf: 'calves',
  thief: 'thieves',
  wolf: 'wolves',
  quiz: 'quizzes',
  bus: 'buses',
  gas: 'gases',
  hero: 'heroes',
  potato: 'potatoes',
  tomato: 'tomatoes',
  echo: 'echoes',
  curriculum: 'curricula',
  medium: 'media',
  matrix: 'matrices',
  vertex: 'vertices',
  appendix: 'appendices',
  alumnus: 'alumni',
  cactus: 'cacti',
}
const singulars = new Map(Object.entries(irregularPlurals).map(([one, many]) => [many, one]))

/** The same in both numbers, or without a plural. */
const unchanged = new Set(
  'sheep fish series species aircraft deer equipment information software data feedback furniture luggage money news staff inventory personnel homework research knowledge advice progress content stock mail music access evidence weather'.split(
    ' ',
  ),
)

/** Singular words that end in `s`. */
const endsInS = new Set(
  'address status class business process access boss bus gas lens canvas atlas campus bonus virus census consensus focus genus radius surplus corpus basis diagnosis analysis crisis thesis hypothesis series species news mass pass loss bass compass expense-less witness illness fitness progress success princess mattress dress press cross glass grass gps sms always less plus minus its this various previous serious is was has does tennis christmas physics mathematics athletics politics'.split(
    ' ',
  ),
)

/** The plural of a singular English noun in lower case; of a compound, that of its last word. */
export function pluralOf(noun: string): string {
  const cut = Math.max(noun.lastIndexOf(' '), noun.lastIndexOf('-'))
  if (cut > 0) return noun.slice(0, cut + 1) + pluralOf(noun.slice(cut + 1))
  const irregular = Object.hasOwn(irregularPlurals, noun) ? irregularPlurals[noun] : undefined
  if (irregular !== undefined) return irregular
  if (unchanged.has(noun)) return noun
  const compound = /^(.+)(person|child|man|woman|foot|shelf|life|knife)$/.exec(noun)
  if (compound !== null && !/^(?:hu|ger|ro|talis|otto|sha)man$/.test(noun)) {
    return (compound[1] ?? '') + (irregularPlurals[compound[2] ?? ''] ?? `${compound[2]}s`)
  }
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return /stomach|epoch|monarch$/.test(noun) ? `${noun}s` : `${noun}es`
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return `${noun}s`
}

/** The singular of an English noun in lower case; a word that is singular already stays. */
export function singularOf(noun: string): string {
  const cut = Math.max(noun.lastIndexOf(' '), noun.lastIndexOf('-'))
  if (cut > 0) return noun.slice(0, cut + 1) + singularOf(noun.slice(cut + 1))
  if (/^(?:sku|isbn|id|url|pin|vin|iban|cv|pdf|faq|kpi|po)s$/.test(noun)) return noun.slice(0, -1)
  const irregular = singulars.get(noun)
  if (irregular !== undefined) return irregular
  if (unchanged.has(noun) || endsInS.has(noun) || noun.length < 4) return noun
  const compound = /^(.+)(people|children|men|women|feet|shelves|lives|knives)$/.exec(noun)
  if (compound !== null && !/^(?:oliv|al?)es$/.test(noun))
    return (compound[1] ?? '') + (singulars.get(compound[2] ?? '') ?? '')
  if (/[^aeiou]ies$/.test(noun))
    return noun === 'movies' ? 'movie' : /^(?:l|p|t|d)ies$/.test(noun) ? noun.slice(0, -1) : `${noun.slice(0, -3)}y`
  if (/(?:ss|x|z|ch|sh)es$/.test(noun))
    return /(?:(?:^|[^o])ache|axe|size|quiche)s$/.test(noun) ? noun.slice(0, -1) : noun.slice(0, -2)
  if (/(?:stat|camp|vir|bon|cens|foc|b|lens)uses$/.test(noun)) return noun.slice(0, -2)
  if (noun.endsWith('ss') || /(?:us|is)$/.test(noun) || !noun.endsWith('s')) return noun
  return noun.slice(0, -1)
}

/** True if the noun stands in the plural. */
export const isPlural = (noun: string): boolean => singularOf(noun) !== noun || [...singulars.keys()].includes(noun)

/** `a` or `an` for what follows, by sound where spelling misleads. */
export function articleFor(next: string): 'a' | 'an' {
  const word = next.toLowerCase()
  if (/^(?:hour|honest|honou?r|heir|fbi|html|mri|sms|x-|xml|rss)/.test(word)) return 'an'
  if (/^(?:uni(?!n|m)|use|usu|uti|eu|one\b|once|ubiq|url|ufo)/.test(word)) return 'a'
  return /^[aeiou8]/.test(word) ? 'an' : 'a'
}
