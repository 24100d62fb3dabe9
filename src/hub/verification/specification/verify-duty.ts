import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { SubjectKind } from '../../../core/app-spec/demand.ts'
import type { Clause } from '../../../core/clause.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'

/** Words that ask for something particular, and the elements that can keep it. */
const duties: readonly { readonly word: RegExp; readonly kinds: ReadonlySet<SubjectKind> }[] = [
  { word: /\bunique\b/i, kinds: new Set<SubjectKind>(['rule', 'accounts']) },
  {
    word: /\b(?:at most|at least|no more than|no fewer than|no less than|between|maximum|minimum|up to|exceed)\b[^.;]{0,40}?\d/i,
    kinds: new Set<SubjectKind>([
      'range',
      'length',
      'moment',
      'rule',
      'computed',
      'figure',
      'paging',
      'options',
      'accounts',
    ]),
  },
  {
    // "Not required" asks for nothing, and "is required to …" for a permission.
    word: /(?<!\b(?:not|never|no [\p{L} -]{1,40}|\p{L}+n't)(?: (?:is|are|be))? )\b(?:required|mandatory)\b(?! (?:to|for|before|by)\b)/iu,
    kinds: new Set<SubjectKind>(['required', 'rule', 'states', 'transition', 'transition_permission', 'accounts']),
  },
]

/** What a clause asks for in so many words is behind an element that can keep it: a field alone does not make it unique. */
export function verifyDutiesOf(spec: AppSpec, { id, text }: Clause): Finding[] {
  const demands = spec.demands.filter(({ clause }) => clause === id)
  if (demands.length === 0 || spec.unserved.some(({ clause }) => clause === id)) return []
  return duties.flatMap(({ word, kinds }) => {
    const [said] = word.exec(text) ?? []
    if (said === undefined || demands.some(({ subject }) => kinds.has(subject.kind))) return []
    const message = `${id} says "${said}" ("${text}"), found nothing behind it that refuses the contrary; add it, or name the words as not served.`
    return [{ code: 'dropped_clause', message, clauses: [id] }]
  })
}
