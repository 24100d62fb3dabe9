const modal =
  '(?:can|cannot|can not|may|must|should|shall|will|need to|needs to|has to|have to|is able to|are able to|never)'
const noun = "(?:the |an? |each |every |only |all |no |any )?[\\p{L}][\\p{L}'’-]*(?: [\\p{L}][\\p{L}'’-]*){0,3}?"

/** `, and staff can …`: a conjunction after a comma, then a subject of its own with a modal verb. */
const newStatement = new RegExp(`,?\\s+(?:and|but|while|whereas)\\s+(?=${noun}\\s+${modal}\\s)`, 'giu')

/** Words in front of which a subject cannot stand: then what looks like a subject is the end of an enumeration. */
const insideList = /[:(]/

/**
 * Offsets at which one sentence may safely be cut into statements of their own: each side has its own subject and its
 * own modal verb. A conjunction stays with the statement that it opens.
 */
export function coordinationCuts(sentence: string): number[] {
  const cuts: number[] = []
  const first = new RegExp(`\\s${modal}\\s`, 'iu')
  for (const match of sentence.matchAll(newStatement)) {
    const before = sentence.slice(0, match.index)
    const since = before.slice(cuts.at(-1) ?? 0)
    if (!first.test(`${since} `) || insideList.test(since)) continue
    if (/\b(?:if|when|while|unless|until|once|so that|that|which|who)\b/i.test(since)) continue
    if (startsWithVerb(sentence.slice(match.index + match[0].length))) continue
    const comma = match[0].startsWith(',') ? 1 : 0
    cuts.push(match.index + comma)
  }
  return cuts
}

const verbs =
  /^(?:create|add|edit|update|delete|remove|view|see|list|browse|search|find|manage|track|record|log|export|approve|reject|cancel|close|assign|it|they|he|she)\b/i

const startsWithVerb = (text: string): boolean => verbs.test(text)
