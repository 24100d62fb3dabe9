import { actorNouns, roleFor } from '../draft/actors.ts'
import type { Draft } from '../draft/draft.ts'
import { claim, demand, refuse, type Scene } from '../draft/scene.ts'
import { nounOf, partsOf } from '../language/noun-phrase.ts'
import { readItem } from './field-item.ts'
import { passwordSaid } from './passwords.ts'
import { isAnyUser, isEverybody } from '../language/people.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const none =
  /^(?:(?:there )?(?:is |are |must be |has |have )?(?:no|without|not any) (?:need for |any )?(?:user )?(?:accounts?|log-ins?|log-in|passwords?|authentication|registration|user accounts?|sign-up)(?:(?: ,)? (?:and|or) (?:no )?(?:accounts?|log-in|passwords?|authentication|registration|sign-up))?(?: (?:is|are) (?:needed|required|necessary))?|(?:users?|nobody|no one|anyone|everyone|people|app) (?:cannot need|cannot have|needs|need|can use app without|uses app without|cannot require)(?: to)?(?: (?:an|any))? ?(?:accounts?|log-in|user accounts?|password|sign-up|authentication)|no (?:accounts?|log-in|sign-up)(?: (?:is|are))? ?(?:needed|required|necessary)?|(?:anyone|everyone) can use (?:app|it)(?: without .+)?|.*\bwithout (?:an )?(?:accounts?|log-in|logging in|user accounts|authentication|registration|signing in))$/d

const wants = [
  /^(?:(?:all|the|every|each|a|an) )*[a-z]+(?: [a-z]+)? (?:must |can )?(?:have|has|gets?|needs?) (?:(?:a|an|their own|his or her own|own) )*(?:log-in|account|user account)(?: (?:with|and) (?:(?:a|an|email and|email and a) )*password)?$/d,
  /^(?:the |a )?log-in (?:is |must be )?(?:required|needed|necessary|mandatory)(?: for (?:everything|everyone|all pages|all users|everybody))?$/d,
  /^(?:anything|app|any data|any page) without (?:logging in|log-in|signing in|an account|being signed-in|a log-in) cannot be (?:see|seen|do|done|access|accessed|use|used|read|change|changed)$/d,
  /^(?:nobody|no one|no-one|users?) (?:can|must|cannot) (?:see|do|access|use|read|change)(?: or (?:see|do|access|use|read|change))* (?:anything|app|any data|any page|any of this) without (?:logging in|log-in|signing in|an account|being signed-in|a log-in)$/d,
  /^(?:users|user|visitors?|people|members?|everyone|anyone|each user|app) (?:must|can|has|have)? ?(?:supports? |offers? |provides? |with |have |use )?(?:user |an? )?(?:authentication|log-in|accounts?|user accounts?|registration|log-in and log-out)(?: first| securely)?$/d,
  /^(?:there (?:must be|is|are) )?(?:user )?(?:authentication|accounts?|log-in|registration)(?:(?: ,)? (?:and|with|\/|or) (?:user )?(?:authentication|accounts?|log-in|log-out|registration|email and password|sign-up))* ?(?:is required|is needed|are required|are needed|must be required|must be supported)?$/d,
  /^(?:everyone|users|user|people|all users|you|they|anyone|[a-z]+s) (?:must|can) (?:be signed-in|log-in|sign-up|have an account)(?: (?:first|to use (?:app|it)))?(?: before (?:using app|they can use it|doing anything))?$/d,
  /^app (?:requires?|must require|needs?|must have|has) (?:a |an |user )*(?:log-in|accounts?|authentication|registration)$/d,
]

/** Whether people have accounts, and whose. */
export const accounts: Pattern = {
  name: 'accounts',
  pass: 1,
  owns: (phrase) =>
    /\b(?:roles?|(?:kinds?|types?|sorts?|groups?) of (?:people|users?|accounts?))\b/.test(
      textOf(phrase).slice(0, 60),
    ) && roleLists.some((form) => find(phrase, form) !== null),
  survey: ({ draft }, phrase) => {
    const text = textOf(phrase)
    if (
      none.test(text) &&
      !/ (?:can|cannot|must) /.test(text.replace(/^(?:anyone|everyone|people|users?) can use (?:app|it)/, ''))
    ) {
      draft.accountsRefused = true
      return !/ without /.test(text)
    }
    if (wants.some((form) => form.test(text))) return (draft.accountsWanted = true)
    for (const noun of rolesListed(draft, phrase) ?? [])
      if (draft.people.known.has(noun) || (!isAnyUser(noun) && !isEverybody(noun))) roleFor(draft, noun)
    return false
  },
  read: (scene, phrase) => {
    const text = textOf(phrase)
    if (none.test(text) && scene.draft.accountsRefused) {
      const without = find(phrase, /^(?<main>.+?) without (?<what>[^,]+)$/d)
      if (without !== null && !/^(?:users?|anyone|everyone|people|app|nobody) /.test(text))
        return demand(scene, [...without.frame, ...without.group('what')], { kind: 'open' }), false
      demand(scene, phrase, { kind: 'open' })
      return true
    }
    if (wants.some((form) => form.test(text))) {
      demand(scene, phrase, { kind: 'accounts' })
      if (/^(?:nobody|no one|no-one|users? cannot) | for everything$/.test(text))
        for (const entity of scene.draft.entities.keys())
          for (const action of ['list', 'view'] as const)
            demand(scene, phrase, { kind: 'permission', entity, action }, { who: ['anyone'], how: 'not' })
      return true
    }
    const roles = rolesListed(scene.draft, phrase)
    if (roles === null) return false
    for (const noun of roles) {
      if (!scene.draft.people.known.has(noun) && (isAnyUser(noun) || isEverybody(noun))) claim(scene, phrase)
      else if (scene.draft.accountsRefused) return false
      else demand(scene, phrase, { kind: 'role', role: roleFor(scene.draft, noun) })
    }
    return true
  },
}

const roleLists = [
  /^(?:(?:2|3|4|5|several|the following|different) )?(?:kinds|types|sorts|groups) of (?:people|users) (?:use|uses|work with|using) (?:app|it)(?: :)? (?<list>.+)$/d,
  /^(?:there (?:are|must be|is) |app (?:has|must have|knows|supports) |we have |the )?(?:(?:2|3|4|5|several|the following|different|following) )*(?:(?:user )?(?:roles|role|types of users|kinds of users|user types|types of accounts|roles of users|user roles|kinds of accounts|types of user|kinds of user))(?: (?:are|is))?(?: :| ,)? (?<list>.+)$/d,
  /^(?:there (?:are|must be|is) |app (?:has|must have) )(?:2|3|4|5) (?:user )?roles(?: :)? (?<list>.+)$/d,
  /^(?:there (?:are|is)) (?<list>[a-z ,]+)$/d,
  /^(?:users|accounts) (?:are|can be) (?:either )?(?<list>[a-z ,]+)$/d,
  /^(?:a user|users|every account|an account) (?:is|has) (?:one of the roles|the role|a role)(?: :)? (?<list>[a-z ,]+)$/d,
]

function rolesListed(draft: Draft, phrase: Phrase): string[] | null {
  for (const form of roleLists) {
    const found = find(phrase, form)
    const nouns =
      found === null
        ? null
        : (actorNouns(
            found.group('list').filter((token) => !/^(?:\(|\))$/.test(token.lower)),
            draft.people,
          ) ?? (found.frame.some((token) => /^roles?$/.test(token.lower)) ? anyNouns(found.group('list')) : null))
    if (nouns !== null) return nouns
  }
  return null
}

/** `sign up with their name, email and a password`: what else an account has. */
function withFields(scene: Scene, act: { readonly verbs: Phrase; readonly object: Phrase }): boolean {
  const found = find(act.object, /^(?:for an account )?(?<lead>with|using|by giving|by entering) (?<list>.+)$/d)
  if (found === null) return false
  const { parts, between } = partsOf(found.group('list'))
  const plain = (part: Phrase): boolean => /^(?:(?:an?|their|my|your) )?(?:email|password)$/.test(textOf(part))
  const secret = (part: Phrase): boolean => /\bpasswords?\b/.test(textOf(part)) && !plain(part)
  if (parts.some((part) => secret(part) && !passwordSaid(scene, part))) return false
  if (!parts.some(plain) && !parts.some(secret)) return false
  scene.draft.accountsWanted = true
  demand(scene, [...act.verbs, ...found.group('lead'), ...parts.filter(plain).flat()], { kind: 'accounts' })
  claim(scene, between)
  for (const part of parts) if (!plain(part) && !secret(part)) readItem(scene, null, part)
  return true
}

/** Registering, signing in and out as something that people do. False where the verbs say something else. */
export function accountActs(
  scene: Scene,
  act: { readonly verbs: Phrase; readonly object: Phrase; readonly mode: { readonly forbidden: boolean } },
): boolean {
  const verbs = act.verbs.map((token) => token.lower)
  const object = textOf(act.object)
  const signing =
    verbs.every((verb) => /^(?:log-in|log-out|sign-up|register)$/.test(verb)) &&
    /^(?:(?:for |with )?(?:an account|(?:an |their |my |your )?email and (?:a |their |my |your )?password|(?:an |their |my |your )?email)|)$/.test(
      object,
    )
  if (
    !act.mode.forbidden &&
    !scene.draft.accountsRefused &&
    verbs.every((verb) => /^(?:sign-up|register|log-in)$/.test(verb)) &&
    withFields(scene, act)
  )
    return true
  const account =
    verbs.every((verb) => /^(?:create|make|register)$/.test(verb)) &&
    /^(?:for )?(?:an|their own|their|a user|own|user|his|her)? ?accounts?(?: with (?:an |their )?email and (?:a )?password)?$/.test(
      object,
    )
  if (act.mode.forbidden || (!signing && !account)) return false
  if (scene.draft.accountsRefused)
    return refuse(scene, [...act.verbs, ...act.object], 'another clause says that there are no accounts'), true
  scene.draft.accountsWanted = true
  demand(scene, [...act.verbs, ...act.object], { kind: 'accounts' })
  return true
}

/** The nouns of a list that is said to be one of roles. */
function anyNouns(list: Phrase): string[] | null {
  const nouns = partsOf(list, /^(?:,|and|or)$/).parts.map((part) => nounOf(part)?.name ?? null)
  return nouns.length > 1 && nouns.every((noun) => noun !== null && noun.split(' ').length < 3)
    ? nouns.filter((noun) => noun !== null)
    : null
}
