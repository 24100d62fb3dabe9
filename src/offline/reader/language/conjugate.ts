const irregular: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  begin: ['began', 'begun'],
  break: ['broke', 'broken'],
  bring: ['brought', 'brought'],
  build: ['built', 'built'],
  buy: ['bought', 'bought'],
  choose: ['chose', 'chosen'],
  do: ['did', 'done'],
  draw: ['drew', 'drawn'],
  find: ['found', 'found'],
  freeze: ['froze', 'frozen'],
  get: ['got', 'got'],
  give: ['gave', 'given'],
  go: ['went', 'gone'],
  hold: ['held', 'held'],
  keep: ['kept', 'kept'],
  leave: ['left', 'left'],
  lend: ['lent', 'lent'],
  lose: ['lost', 'lost'],
  make: ['made', 'made'],
  mark: ['marked', 'marked'],
  pay: ['paid', 'paid'],
  put: ['put', 'put'],
  read: ['read', 'read'],
  reset: ['reset', 'reset'],
  see: ['saw', 'seen'],
  sell: ['sold', 'sold'],
  send: ['sent', 'sent'],
  set: ['set', 'set'],
  take: ['took', 'taken'],
  withdraw: ['withdrew', 'withdrawn'],
  write: ['wrote', 'written'],
  hide: ['hid', 'hidden'],
  win: ['won', 'won'],
  overturn: ['overturned', 'overturned'],
}
const bases = new Map(Object.entries(irregular).flatMap(([base, forms]) => forms.map((form) => [form, base] as const)))

const doubling =
  /^(?:cancel|travel|label|model|ship|plan|submit|admit|permit|drop|stop|flag|log|tag|pin|swap|refer|prefer|transfer|commit|scan|rent-?)$/
const noDoubling = new Set(['cancel', 'travel', 'label', 'model'])

/** The past participle of a base form: `approve` → `approved`, `submit` → `submitted`, `take` → `taken`. */
export function participleOf(verb: string): string {
  const known = irregular[verb]
  if (known !== undefined) return known[1]
  const phrasal = /^(?<verb>[a-z]+)(?<particle>-(?:in|out|up|off|over))$/.exec(verb)?.groups
  if (phrasal !== undefined) return `${participleOf(phrasal['verb'] ?? '')}${phrasal['particle']}`
  if (verb === 'cancel') return 'cancelled'
  if (doubling.test(verb) && !noDoubling.has(verb) && !verb.startsWith('rent')) return `${verb}${verb.slice(-1)}ed`
  if (verb.endsWith('e')) return `${verb}d`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`
  return `${verb}ed`
}

/**
 * The base forms that a word may come from (`approves`, `approved`, `approving` → `approve`), the likeliest first.
 * A word that is no form of a verb yields what the endings suggest; the caller compares with the verbs it knows.
 */
export function basesOf(word: string): string[] {
  const phrasal = /^(?<verb>[a-z]+)(?<particle>-(?:in|out|up|off|over))$/.exec(word)?.groups
  if (phrasal !== undefined && phrasal['verb'] !== undefined)
    return [word, ...basesOf(phrasal['verb']).map((base) => `${base}${phrasal['particle']}`)]
  const found = [word]
  const known = bases.get(word)
  if (known !== undefined) found.unshift(known)
  const stem = (cut: number): string => word.slice(0, -cut)
  if (word.endsWith('ies')) found.push(`${stem(3)}y`)
  if (word.endsWith('es')) found.push(stem(2))
  if (word.endsWith('s') && !word.endsWith('ss')) found.push(stem(1))
  for (const ending of ['ed', 'ing']) {
    if (!word.endsWith(ending) || word.length < ending.length + 2) continue
    const root = stem(ending.length)
    if (ending === 'ed' && root.endsWith('i')) found.push(`${root.slice(0, -1)}y`)
    if (/(.)\1$/.test(root) && !/(?:ss|ll|ff)$/.test(root)) found.push(root.slice(0, -1))
    if (root.endsWith('ll')) found.push(root.slice(0, -1))
    found.push(`${root}e`, root)
  }
  return found
}
