import type { AppSpec, Role } from '../../../core/app-spec/app-spec.ts'
import type { Demand, Subject } from '../../../core/app-spec/demand.ts'
import type { Grant } from '../../../core/app-spec/grant.ts'
import type { Clause } from '../../../core/clause.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'

/** Where a clause speaks of roles, one of them is granted it; where it reserves it for them, nobody else is. */
export function verifyRolesOf(spec: AppSpec, clause: Clause): Finding[] {
  if (spec.unserved.some((part) => part.clause === clause.id)) return []
  if (refused.test(clause.text)) return verifyRefusal(spec, clause)
  const named = doersIn(spec, clause.text)
  if (named.length === 0) return verifyReserve(spec, clause)
  const least = Math.min(...named.map(({ rank }) => rank))
  const lesser = (spec.accounts?.roles ?? []).filter(({ rank }) => rank < least)
  return grantedBy(spec, clause).flatMap(([demand, grants]): Finding[] => {
    const finding = (code: string, found: string): Finding => wrongGrant({ clause, demand, named, code, found })
    if (!grants.some((grant) => isOpen(grant) || named.some(({ id }) => id === grant.who))) {
      return [finding('role_lost', 'granted to none of them')]
    }
    const everybody = named.some(({ given }) => given)
    if (!reserved.test(clause.text)) return []
    if (!everybody && grants.some((grant) => isOpen(grant) && grant.own === null)) {
      return [finding('negation_lost', 'open to everybody')]
    }
    const also = lesser.filter(({ id }) => grants.some(({ who, own }) => who === id && own === null))
    return also.map(({ title }) => finding('negation_lost', `open to ${title} as well`))
  })
}

/** What is reserved for people whom the text names and the specification does not have is not open to everybody. */
function verifyReserve(spec: AppSpec, clause: Clause): Finding[] {
  if (!reservedForSome.test(clause.text) || things(spec).some((thing) => isOnlyThing(clause.text, thing))) return []
  const given = spec.accounts?.roles.find((role) => role.given)?.id
  return grantedBy(spec, clause)
    .filter(([, grants]) => grants.some((grant) => grant.own === null && (isOpen(grant) || grant.who === given)))
    .map(([demand]) =>
      wrongGrant({ clause, demand, named: [], code: 'negation_lost', found: 'open to everybody who registers' }),
    )
}

/** What "members cannot …" refuses is not granted to members, whatever else is. */
function verifyRefusal(spec: AppSpec, clause: Clause): Finding[] {
  const [, subject] = plainRefusal.exec(clause.text) ?? []
  const named = subject === undefined ? [] : rolesIn(spec, subject)
  return grantedBy(spec, clause).flatMap(([demand, grants]) =>
    named
      .filter(({ id }) => grants.some(({ who, own }) => who === id && own === null))
      .map(({ title }) => wrongGrant({ clause, demand, named, code: 'negation_lost', found: `granted to ${title}` })),
  )
}

/** Who is said to do it: "loans of members can be deleted by librarians" speaks of librarians. */
function doersIn(spec: AppSpec, text: string): readonly Role[] {
  const by = rolesIn(spec, passive.exec(text)?.[1] ?? '')
  return by.length > 0 ? by : rolesIn(spec, text.slice(0, modal.exec(text)?.index ?? 0))
}

const things = ({ entities }: AppSpec): readonly string[] => entities.flatMap(({ title, plural }) => [title, plural])

/** "Only overdue loans can be returned" reserves nothing for people. */
const isOnlyThing = (text: string, thing: string): boolean =>
  new RegExp(String.raw`(?<![\p{L}])${sayings(thing)} (?:can|may|must|should|shall) be\b`, 'iu').test(text)

const rolesIn = (spec: AppSpec, text: string): readonly Role[] =>
  (spec.accounts?.roles ?? []).filter(({ title, plural }) => [title, plural].some((word) => hasWord(text, word)))

const grantedBy = (spec: AppSpec, clause: Clause): (readonly [Demand, readonly Grant[]])[] =>
  spec.demands.flatMap((demand) => {
    const grants = demand.clause === clause.id ? grantsOf(spec, demand.subject) : null
    return grants === null ? [] : [[demand, grants] as const]
  })

const wrongGrant = (of: {
  readonly clause: Clause
  readonly demand: Demand
  readonly named: readonly Role[]
  readonly code: string
  readonly found: string
}): Finding => ({
  code: of.code,
  message: `${of.clause.id} speaks of ${of.named.map(({ title }) => title).join(', ') || 'others'} ("${of.clause.text}"), found ${of.demand.id} ${of.found}; grant it to who the text names.`,
  clauses: [of.clause.id],
})

const isOpen = ({ who }: Grant): boolean => who === 'anyone' || who === 'signed_in'

/** What stands before it is who the clause speaks of. */
const modal = /\b(?:can|may|must|should|shall|is allowed|are allowed)\b/i
const passive = /\b(?:can|may|must|should|shall)(?: only)? be\b[^.;]*?\bby\s+([^.;]*)/i
/** "Only librarians can …"; whoever signs in may be meant by the words that are left out here. */
const reservedForSome =
  /^\W*only\s+(?!(?:the |their )?(?:owner|author|creator|signed|logged|registered|authenticated|members?|users?|people|persons?|anyone|one)\b)[\p{L}' -]{1,40}?\s(?:can|may|is allowed|are allowed)\b/iu
const reserved = /\b(?:only|exactly)\b/i
const refused =
  /\b(?:cannot|can't|can not|must not|may not|never|nobody|no one|not allowed|except|unless|other than)\b/i

/** A refusal without an exception to it; what stands before it is whom it refuses. */
const plainRefusal =
  /^(?!.*\b(?:except|unless|other than|once|after|before|until|while|when|if|others?|but)\b)(.*?)\b(?:cannot|can't|can not|must not|may not|(?:is|are) not allowed)\b/is

function grantsOf(spec: AppSpec, subject: Subject): readonly Grant[] | null {
  if (subject.kind !== 'permission' && subject.kind !== 'transition_permission') return null
  const entity = spec.entities.find(({ id }) => id === subject.entity)
  if (entity === undefined) return null
  if (subject.kind === 'permission') return entity.grants[subject.action]
  return entity.states?.transitions.find(({ id }) => id === subject.transition)?.by ?? null
}

const hasWord = (text: string, word: string): boolean =>
  new RegExp(`(?<![\\p{L}])${sayings(word)}(?![\\p{L}])`, 'iu').test(text)

/** A role may be called by the short form of what the text says. */
const sayings = (word: string): string =>
  /^admin(?:istrator)?s?$/i.test(word) ? 'admin(?:istrator)?s?' : word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
