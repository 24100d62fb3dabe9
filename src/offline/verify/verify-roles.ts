import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Grant } from '../../core/app-spec/grant.ts'
import type { Clause } from '../../core/clause.ts'
import type { Finding } from '../../core/knowledge/finding.ts'

/** Where a clause speaks of roles, one of them is granted it; where it reserves it for them, nobody else is. */
export function verifyRolesOf(spec: AppSpec, clause: Clause): Finding[] {
  const subject = clause.text.slice(0, modal.exec(clause.text)?.index ?? 0)
  const named = (spec.accounts?.roles ?? []).filter(({ title, plural }) =>
    [title, plural].some((word) => hasWord(subject, word)),
  )
  const open = spec.unserved.some((part) => part.clause === clause.id)
  if (named.length === 0 || open || refused.test(clause.text)) return []
  const names = named.map(({ title }) => title).join(', ')
  return spec.demands.flatMap((demand): Finding[] => {
    const grants = demand.clause === clause.id ? grantsOf(spec, demand.subject) : null
    if (grants === null) return []
    const finding = (code: string, found: string): Finding => ({
      code,
      message: `${clause.id} speaks of ${names} ("${clause.text}"), found ${demand.id} ${found}; grant it to who the text names.`,
      clauses: [clause.id],
    })
    if (!grants.some((grant) => isOpen(grant) || named.some(({ id }) => id === grant.who))) {
      return [finding('role_lost', 'granted to none of them')]
    }
    const everybody = named.some(({ given }) => given)
    return reserved.test(clause.text) && !everybody && grants.some((grant) => isOpen(grant) && grant.own === null)
      ? [finding('negation_lost', 'open to everybody')]
      : []
  })
}

const isOpen = ({ who }: Grant): boolean => who === 'anyone' || who === 'signed_in'

/** What stands before it is who the clause speaks of. */
const modal = /\b(?:can|may|must|should|shall|is allowed|are allowed)\b/i
const reserved = /\b(?:only|exactly)\b/i
const refused =
  /\b(?:cannot|can't|can not|must not|may not|never|nobody|no one|not allowed|except|unless|other than)\b/i

function grantsOf(spec: AppSpec, subject: AppSpec['demands'][number]['subject']): readonly Grant[] | null {
  if (subject.kind !== 'permission' && subject.kind !== 'transition_permission') return null
  const entity = spec.entities.find(({ id }) => id === subject.entity)
  if (entity === undefined) return null
  if (subject.kind === 'permission') return entity.grants[subject.action]
  return entity.states?.transitions.find(({ id }) => id === subject.transition)?.by ?? null
}

const hasWord = (text: string, word: string): boolean =>
  new RegExp(`(?<![\\p{L}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'iu').test(text)
