import { actorNouns } from '../draft/actors.ts'
import type { Draft } from '../draft/draft.ts'
import { hintOf } from '../language/field-nouns.ts'
import { pluralOf, singularOf } from '../language/inflect.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { isAnyUser, rankOf } from '../language/people.ts'
import { subjectOf } from '../language/statements.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { isVerb } from '../language/verbs.ts'
import { thingNoun } from '../patterns/objects.ts'
import { objectsOf, verbPhrasesOf } from '../patterns/verb-phrases.ts'
import { instead } from './saying.ts'

/**
 * What has been spoken of: whom `I` and `they` stand for, the thing that `it` stands for, and the value of it that the
 * last statement was about (`The volume is in litres. It must be positive`).
 */
export type Spoken = {
  teller: Phrase | null
  they: Phrase | null
  thing: string | null
  value: string | null
  /** The number named last among what the thing has: only that can be meant where a number is bounded. */
  last: string | null
  /** Whether the last statement was about people. */
  ofPeople: boolean
  readonly things: Set<string>
}

export const nothingSpoken = (): Spoken => ({
  teller: null,
  they: null,
  thing: null,
  value: null,
  last: null,
  ofPeople: false,
  things: new Set(),
})

/** The statement with what was spoken of in the place of its pronouns; what it speaks of is remembered. */
export function resolved(draft: Draft, spoken: Spoken, phrase: Phrase): Phrase {
  const whole = objects(spoken, subject(spoken, some(draft, phrase)))
  remember(draft, spoken, whole)
  return whole
}

/** `We have two coordinators` → there are coordinators: how many there happen to be asks for nothing. */
function some(draft: Draft, phrase: Phrase): Phrase {
  const found = find(
    phrase,
    /^(?<have>(?:there are|we have)(?: about| some| several)?(?: [0-9]+)?) (?<who>[a-z]+(?: [a-z]+)?)$/d,
  )
  return found === null || actorNouns(found.group('who'), draft.people) === null
    ? phrase
    : [...instead(found.group('have'), 'there are'), ...found.group('who')]
}

const linking = /^(?:has|have|is|are|must|can|cannot|belongs?|consists?|starts?|was|were|needs?|may)$/

/** The pronoun in front. */
function subject(spoken: Spoken, phrase: Phrase): Phrase {
  const from = phrase[0]?.lower === 'only' ? 1 : 0
  const [first, second, third] = phrase.slice(from)
  if (first === undefined || second === undefined) return phrase
  const before = phrase.slice(0, from)
  const rest = phrase.slice(from + 1)
  const modal = /^(?:can|cannot|must)$/.test(second.lower)
  const acts = modal ? isVerb(third?.lower ?? '') || third?.lower === 'only' : isVerb(second.lower)
  const passive = modal && /^(?:be|have)$/.test(third?.lower ?? '')
  const anyone = spoken.they === null && spoken.things.size === 0 && !spoken.ofPeople
  if (/^(?:they|he|she)$/.test(first.lower) && acts && !passive && (spoken.they !== null || anyone))
    return [...before, ...(spoken.they ?? borrow('users')).map((token) => ({ ...token, ids: [] })), ...rest]
  const { thing } = spoken
  const each = find(
    phrase,
    /^(?<each>(?:each|every)(?: one| 1)?(?: of (?:them|these|those|which))?) (?<rest>(?:has|have|is|are|must|can|cannot|belongs|consists) .+)$/d,
  )
  if (each !== null && thing !== null) return [...instead(each.group('each'), `each ${thing}`), ...each.group('rest')]
  const per = find(
    phrase,
    /^for (?<each>(?:each|every)(?: one| 1)?(?: of (?:them|these|those))?) (?<rest>(?:, )?(?:we|users?|app|it) .+)$/d,
  )
  if (per !== null && thing !== null)
    return [...borrow('for'), ...instead(per.group('each'), `each ${thing}`), ...per.group('rest')]
  if (/^(?:its|their)$/.test(first.lower)) return own(spoken, phrase)
  if (thing === null || !linking.test(second.lower)) return phrase
  if (
    /^(?:must |cannot |can |is |not |be )*(?:possible|impossible|up|forbidden|important|clear|a way)\b/.test(
      textOf(rest),
    )
  )
    return phrase
  const bounded =
    /^(?:must be|cannot be|is|cannot exceed|lies) (?:at-least|at-most|more-than|less-than|between|from|positive|negative|[0-9])/.test(
      textOf(rest),
    )
  const value = spoken.value ?? (bounded ? spoken.last : null)
  const bounding = /^(?:must|cannot|is|are|lies)$/.test(second.lower) && value !== null
  if (/^(?:it|this|that)$/.test(first.lower))
    return [...instead([first], bounding ? `the ${value}` : `a ${thing}`), ...rest]
  if (
    /^(?:they|these|those)$/.test(first.lower) &&
    (!spoken.ofPeople || /^(?:have|belong|consist|must|are|can)$/.test(second.lower)) &&
    !(acts && !passive)
  )
    return [...instead([first], pluralOf(thing)), ...rest]
  return phrase
}

/** `Its price must be positive` → the price of a tool. */
function own(spoken: Spoken, phrase: Phrase): Phrase {
  const found = find(
    phrase,
    /^(?<its>its|their) (?<name>[a-z]+(?: [a-z]+)?) (?<rest>(?:must|cannot|is|are|has|can be) .+)$/d,
  )
  if (found === null || spoken.thing === null || (spoken.ofPeople && textOf(found.group('its')) === 'their'))
    return phrase
  return [
    ...instead(found.group('its'), 'the'),
    ...found.group('name'),
    ...borrow(`of a ${spoken.thing}`),
    ...found.group('rest'),
  ]
}

/** Pronouns behind the verb. */
function objects(spoken: Spoken, phrase: Phrase): Phrase {
  const { thing } = spoken
  if (thing === null || (phrase[0]?.lower === 'it' && /^(?:is|must|cannot)$/.test(phrase[1]?.lower ?? '')))
    return phrase
  const many = pluralOf(thing)
  const first = phrase.findIndex((token) => /^(?:it|them)$/.test(token.lower))
  const free = first > 0 && freeBefore(phrase.slice(0, first))
  return phrase.flatMap((token, index): Phrase => {
    if (index === 0) return [token]
    const [before, next] = [phrase[index - 1]?.lower ?? '', phrase[index + 1]?.lower ?? '']
    if (
      free &&
      index === first &&
      !/^(?:is|are|was|has|must|can|cannot)$/.test(next) &&
      !/^(?:app|if|when|while|that|which|once|until|unless|before|after|whether)$/.test(before)
    )
      return instead(
        [token],
        before === 'own' ? thing : /^(?:all|both|of)$/.test(before) || token.lower === 'them' ? many : `a ${thing}`,
      )
    if (/^(?:theirs|mine|yours)$/.test(token.lower))
      return instead([token], `${token.lower === 'mine' ? 'my' : 'their'} own ${many}`)
    if (token.lower === 'own' && next === '' && /^(?:their|my|your|his|her)$/.test(before))
      return [token, ...borrow(many)]
    if (token.lower === 'ones' && before === "'s") return instead([token], many)
    if (/^(?:everybody|everyone)$/.test(token.lower) && next === "'s" && index === phrase.length - 2)
      return instead(phrase.slice(-2), `all ${many}`)
    if (token.lower === "'s" && index === phrase.length - 1 && /^(?:everybody|everyone)$/.test(before)) return []
    if (token.lower === 'one' && before === 'more-than' && /^(?:for|per|in|at|of)$/.test(next))
      return [token, ...borrow(thing)]
    return [token]
  })
}

/** True where no other thing has been named in the statement before the pronoun: it can only mean the one before. */
const freeBefore = (words: Phrase): boolean => {
  const verbs = find(
    words,
    /^(?:only )?[a-z]+(?: (?!can|cannot|must)[a-z]+){0,2} (?:can only|can|cannot|must) (?:only )?[a-z-]+(?: (?:,|and|or) [a-z-]+)*(?<object> .+)?$/d,
  )
  return (
    verbs !== null &&
    /^(?:|their own|own|all|all of|(?:an? |one )?[a-z]+ (?:for|to|on|about))$/.test(textOf(verbs.group('object')))
  )
}

/** Keeps in mind whom and what the statement was about. */
function remember(draft: Draft, spoken: Spoken, phrase: Phrase): void {
  const people = peopleIn(draft, phrase)
  if (people !== null) {
    spoken.they = people.actor?.filter((token) => token.lower !== 'other') ?? spoken.they
    spoken.ofPeople = true
    spoken.value = null
    if (people.object !== null) speak(spoken, people.object)
    return
  }
  const told = thingIn(phrase)
  if (told === null || (rankOf(told.noun) !== null && !/ (?:has|have|:) /.test(textOf(phrase)))) return
  if (told.definite && !spoken.things.has(told.noun)) {
    if (hintOf(told.noun) !== null) spoken.value = told.noun
    return
  }
  spoken.ofPeople = false
  spoken.value = told.value
  spoken.last = told.last ?? null
  speak(spoken, told.noun)
}

function speak(spoken: Spoken, noun: string): void {
  spoken.thing = noun
  spoken.things.add(noun)
}

const speaks = (word: string): boolean => /^(?:can|cannot|must|have|has|are|is|only|need)$/.test(word) || isVerb(word)

/** The people at the head of a statement, and what they do something with. */
function peopleIn(
  draft: Draft,
  phrase: Phrase,
): { readonly actor: Phrase | null; readonly object: string | null } | null {
  const has = find(
    phrase,
    /^(?:we|there) (?:have|has|are|is) (?:[0-9]+ |several )?(?<who>[a-z]+(?: [a-z]+)?)$/d,
  )?.group('who')
  if (has !== undefined) return actorNouns(has, draft.people) === null ? null : { actor: has, object: null }
  const start = phrase[0]?.lower === 'only' ? 1 : 0
  for (let cut = Math.min(6, phrase.length - 1); cut > start; cut--) {
    const actor = phrase.slice(start, cut)
    const nouns = !speaks(phrase[cut]?.lower ?? '') ? null : actorNouns(actor, draft.people)
    if (nouns === null) continue
    const named = nouns.every((noun) => !isAnyUser(noun))
    return { actor: named ? actor : null, object: objectIn(phrase.slice(cut)) }
  }
  return null
}

/** The last thing that something is done with. */
function objectIn(phrase: Phrase): string | null {
  const acts = verbPhrasesOf(
    phrase.filter((token, index) => !(index < 2 && /^(?:can|cannot|must|only)$/.test(token.lower))),
  )
  const things = (acts ?? []).flatMap(({ object }) => objectsOf(object).things)
  if (things.length !== 1) return null
  const noun = thingNoun((things[0] ?? []).filter((token) => !/^(?:only|just)$/.test(token.lower)))
  return noun !== null && rankOf(noun) !== null ? null : noun
}

type Told = {
  readonly noun: string
  readonly definite: boolean
  readonly value: string | null
  /** The last number that it is said to have. */
  readonly last?: string | null
}

const among = [
  /^(?<x>(?:(?:a|an|the|each|every) )?[a-z]+(?: [a-z]+)?) (?:connects?|links?|joins?|ties|relates?|combines?|records?|stores?) .+$/d,
  /^(?:there (?:is|are|must be)|we (?:have|keep|own|run|lend|sell|offer|know)) (?:(?:many|several|some|various|different|lots of|a lot of|[0-9]+) )*(?<x>(?:(?:a|an|the|our) )?[a-z]+(?: [a-z]+)?)(?: (?:in|at|on|with|,|:|where|that|which|for|and) .*)?$/d,
  /^for (?:each|every) (?<x>[a-z]+(?: [a-z]+)?) ,? ?(?:we|users?|app|staff) .+$/d,
  /^(?<x>[a-z]+(?: [a-z]+)?) : .+$/d,
]

/** The thing that a statement is about. */
function thingIn(phrase: Phrase): Told | null {
  for (const form of among) {
    const noun = named(find(phrase, form)?.group('x') ?? [])
    if (noun !== null) return { noun, definite: false, value: null }
  }
  const head = subjectOf(phrase)
  const of = find(
    head,
    /^(?:the |an? )?(?<value>[a-z]+(?: [a-z]+)?) of (?:an?|the|each|every|one|any|our) (?<x>[a-z]+(?: [a-z]+)?)$/d,
  )
  if (of !== null) {
    const noun = named(of.group('x'))
    return noun === null ? null : { noun, definite: false, value: textOf(of.group('value')) }
  }
  const noun = named(head)
  if (noun === null) return null
  const article = head[0]?.lower ?? ''
  return {
    noun,
    definite:
      /^(?:the|its|their|our)$/.test(article) ||
      (!/^(?:an?|each|every|all|any|no|one)$/.test(article) && hintOf(noun) !== null),
    value: null,
    last: lastItem(phrase),
  }
}

/** `A tree has a species and a height in metres`: its height. */
function lastItem(phrase: Phrase): string | null {
  const found = find(
    phrase,
    /\b(?:has|have|with) (?:.+ )?(?:,|and) (?:an? |the |its )?(?<x>[a-z]+(?: [a-z]+)?)(?: in [a-z]+)?$/d,
  )
  const noun = found === null ? null : nounOf(found.group('x'))
  return noun !== null && /^(?:integer|decimal|money)$/.test(hintOf(noun.name)?.type ?? '') ? noun.name : null
}

function named(phrase: Phrase): string | null {
  const noun = phrase.length === 0 || phrase.length > 5 ? null : nounOf(phrase)
  if (noun === null || noun.name.split(' ').length > 3 || isAnyUser(noun.name)) return null
  if (
    /^(?:(?:how|what|which|when|where|why) .+|app|it|they|we|there|nobody|everybody|everyone|nothing|everything|this|that|one|what|each|who|here)$/.test(
      noun.name,
    )
  )
    return null
  return singularOf(noun.name)
}
