import { singularOf } from '../language/inflect.ts'
import { nounOf, partsOf } from '../language/noun-phrase.ts'
import { isAnyUser, isEverybody, isNarrowed, rankOf } from '../language/people.ts'
import { textOf, type Phrase } from '../language/token.ts'
import type { Draft, People } from './draft.ts'
import { idOf } from './naming.ts'

/** Who does something: ids of roles, `signed_in` or `anyone`. `named`: the words name roles, not just users. */
export type Actors = { readonly who: readonly string[]; readonly named: boolean }

/** Reads who the phrase names (`admins and managers`), or null if it names anything but people. Adds no role. */
export function actorNouns(phrase: Phrase, people: People = nobody): string[] | null {
  const { parts } = partsOf(phrase, /^(?:,|and|or|\/)$/)
  const nouns = parts.map((part) => {
    const text = textOf(part)
      .replace(
        /^(?:a|an|the|any|every|each|all|only|our|signed-in|registered|logged-in|normal|regular|ordinary|other|simple) /,
        '',
      )
      .replace(/^(?:signed-in|registered|normal|regular|ordinary|authorised|authorized) /, '')
    if (people.known.has(singularOf(text))) return singularOf(text)
    if (isAnyUser(singularOf(text)) || isEverybody(singularOf(text))) return singularOf(text)
    const noun =
      nounOf(headOf(part))?.name.replace(/^(?:registered|signed-in|normal|regular|ordinary|app|logged-in) /, '') ?? null
    if (noun !== null && !people.known.has(noun) && isNarrowed(noun)) return null
    return noun !== null &&
      !/ of /.test(noun) &&
      !people.kept.has(noun) &&
      (rankOf(noun) !== null || people.known.has(noun))
      ? noun
      : null
  })
  return nouns.length > 0 && nouns.every((noun) => noun !== null) ? nouns : null
}

const nobody: People = { known: new Set(), kept: new Set() }

/** `director of the festival` → `director`: what they are at the head of adds nothing. The owner of a thing is no role. */
function headOf(phrase: Phrase): Phrase {
  const of = phrase.findIndex((token) => token.lower === 'of')
  if (of > 0 && /^(?:owner|author|creator|poster)s?$/.test(phrase[of - 1]?.lower ?? '')) return phrase
  return of > 0 && rankOf(phrase[of - 1]?.lower ?? '') !== null ? phrase.slice(0, of) : phrase
}

/** The actors of a phrase. Roles that it names are added to the draft unless the text refuses accounts. */
export function actorsOf(draft: Draft, phrase: Phrase): Actors | null {
  const nouns = actorNouns(phrase, draft.people)
  return nouns === null ? null : actorsFor(draft, nouns)
}

/** The actors that the nouns stand for. */
export function actorsFor(draft: Draft, nouns: readonly string[]): Actors {
  const who = nouns.map((noun) => {
    if ((isEverybody(noun) && !draft.people.known.has(noun)) || draft.accountsRefused) return 'anyone'
    if (isAnyUser(noun)) return 'signed_in'
    return roleFor(draft, noun)
  })
  return { who, named: nouns.some((noun) => draft.people.known.has(noun) || (!isAnyUser(noun) && !isEverybody(noun))) }
}

const same: Readonly<Record<string, string>> = {
  administrator: 'admin',
  'staff member': 'staff',
  'team member': 'team member',
}

/** The role of that noun, made if there is none. */
export function roleFor(draft: Draft, noun: string): string {
  const plain = same[noun] ?? noun
  const id = idOf(plain)
  if (!draft.roles.has(id)) draft.roles.set(id, { id, noun: plain, rank: rankOf(plain) ?? 20 })
  draft.accountsWanted = true
  return id
}
