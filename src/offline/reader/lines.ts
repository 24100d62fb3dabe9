import type { Clause } from '../../core/clause.ts'
import { actorNouns } from './draft/actors.ts'
import type { Draft } from './draft/draft.ts'
import { learnPeople } from './draft/people.ts'
import { claim, type Scene } from './draft/scene.ts'
import { basesOf } from './language/conjugate.ts'
import { singularOf } from './language/inflect.ts'
import { isAnyUser, rankOf } from './language/people.ts'
import { permissionSaid } from './language/permission-sayings.ts'
import { rewritten } from './language/rewrite.ts'
import { statementsOf, type Statement } from './language/statements.ts'
import { borrow, find, textOf, tokensOf, type Phrase } from './language/token.ts'
import { isVerb } from './language/verbs.ts'
import { leads, type Lead } from './leads.ts'
import { nothingSpoken, resolved } from './prose/antecedents.ts'
import { withoutChatter } from './prose/chatter.ts'
import { keptNouns, plainStatements } from './prose/plain-statements.ts'
import { uncontracted } from './prose/uncontracted.ts'

/** One statement of a clause. `about`: the entity that it turned out to be about. */
export type Line = { readonly scene: Scene; readonly phrase: Phrase; done: boolean; about: string | null }

type Heard = { readonly scene: Scene; readonly whole: Phrase; readonly statements: readonly Statement[] }

/**
 * The statements of a text in the forms that the patterns know. On the way it learns who the people of the text are, and
 * puts them in the place of `they` and of the `I` of a user story.
 */
export function linesOf(draft: Draft, clauses: readonly Clause[]): Line[] {
  const lead: Lead = { opening: null }
  let listing = false
  const wholes = clauses.map((clause) => {
    const tokens = tokensOf(clause.text)
    const read = leads(lead, clause, rewritten(withoutChatter(uncontracted(tokens))))
    listing = opensRoles(clause, read) || (listing && isItem(clause))
    const whole =
      listing &&
      isItem(clause) &&
      read.length <= 3 &&
      !read.some(({ lower }) => /^(?:can|cannot|must|has|have|is|are)$/.test(lower))
        ? [...borrow('roles :'), ...read]
        : read
    return { scene: { draft, clause, tokens }, whole }
  })
  const kept = keptNouns(wholes.map(({ whole }) => whole))
  const heard = wholes.map(({ scene, whole }): Heard => {
    const heardIds = new Set(whole.flatMap((token) => token.ids))
    claim(
      scene,
      scene.tokens.filter((token) => token.ids.every((id) => !heardIds.has(id))),
    )
    const aside =
      scene.clause.kind === 'context' &&
      (/^[^,]*:[^,]*[^,.:]$/.test(scene.clause.text) || /[.!]$/.test(scene.clause.text))
    return { scene, whole, statements: aside ? [] : plainStatements(whole, { kept, cut: statementsIn }) }
  })
  learnPeople(
    draft,
    heard.flatMap(({ whole, statements }) => [whole, ...statements.map((one) => one.phrase)]),
  )
  const people: Meant = { teller: null, they: null }
  const spoken = nothingSpoken()
  let last: Phrase | undefined
  return heard.flatMap(({ scene, whole, statements }) => {
    const story = find(whole, /^as (?:an? |the )?(?<who>[^,]{1,40}?) ,? ?users? (?:can|cannot|must|need)/d)
    if (story !== null) people.teller = story.group('who')
    else if (/^\s*(?:[-*+•#]|[0-9]+[.)])\s/.test(scene.clause.text)) people.teller = null
    return statements.map(({ phrase, frame }, index) => {
      claim(scene, frame)
      const whole = elliptic(statements[index - 1]?.phrase ?? last, phrase) ?? phrase
      if (whole !== phrase && /^(?:nobody|no one|no-one)$/.test(phrase[0]?.lower ?? '')) claim(scene, phrase)
      last = whole
      return { scene, phrase: resolved(draft, spoken, meant(scene, people, whole)), done: false, about: null }
    })
  })
}

/** True for a heading or a line with a colon below which the roles are listed. */
const opensRoles = (clause: Clause, phrase: Phrase): boolean =>
  (/^\s*#/.test(clause.text) || /:\s*$/.test(clause.text)) &&
  /^(?:(?:the|user|our|different) )*(?:roles?|users|kinds of users|types of users|who uses app|people)(?: (?:are|in app))?(?: :)?$/.test(
    textOf(phrase),
  )

const isItem = (clause: Clause): boolean => /^\s*(?:[-*+•]|[0-9]+[.)])\s/.test(clause.text)

/** Permissions are put into their plain form before the cut, which would tear some apart, and after it. */
function statementsIn(whole: Phrase): Statement[] {
  const lean = withoutAsides(whole)
  const spoken = permissionSaid(spelt(lean.phrase))
  const plain = { phrase: spoken.phrase, frame: [...spoken.frame, ...lean.frame] }
  return statementsOf(plain.phrase).map((one, index) => {
    const again = permissionSaid(one.phrase)
    return { phrase: again.phrase, frame: [...(index === 0 ? plain.frame : []), ...one.frame, ...again.frame] }
  })
}

/** `A member cannot see others' loans, but librarians can`: what they can is what was said before, with everybody's. */
function elliptic(before: Phrase | undefined, phrase: Phrase): Phrase | null {
  const nobody = find(phrase, /^(?:nobody|no one|no-one) else(?: (?:can|is))?(?: do (?:so|that|this|it))?$/d)
  const alone =
    before === undefined || nobody === null ? null : find(before, /^(?<who>[^,]+?) can (?<rest>(?!only ).+)$/d)
  if (alone !== null) return borrow(`only ${textOf(alone.group('who'))} can ${textOf(alone.group('rest'))}`)
  const else_ = find(phrase, /^(?:nobody|no one|no-one) else can (?<rest>[a-z]+ .+)$/d)
  const sole =
    before === undefined || else_ === null
      ? null
      : find(before, /^(?<who>(?:(?:the|only|an?) )*[a-z]+(?: [a-z]+)??) (?:can )?(?<verb>[a-z-]+) /d)
  if (sole !== null && else_ !== null && isVerb(textOf(sole.group('verb'))))
    return [...borrow(`only ${textOf(sole.group('who')).replace(/^only /, '')} can`), ...else_.group('rest')]
  const short = find(phrase, /^(?<who>[a-z]+(?: [a-z]+){0,2}) (?<modal>can|cannot)$/d)
  const long = before === undefined ? null : find(before, /^.+? (?:can only|cannot|can) (?<rest>.+)$/d)
  if (short === null || long === null) return null
  const rest = textOf(long.group('rest'))
    .replace(
      /\b(?:(?:the )?(?:other|others|another|each other|someone else|somebody else)(?: [a-z]+)??(?: 's?| '))(?= |$)/,
      'all',
    )
    .replace(/\b(?:their|his|her|its) own\b/, 'all')
  return [...short.group('who'), ...short.group('modal'), ...borrow(rest)]
}

const asides = [
  /^(?<before>.*?(?:anyone|anybody|everyone|everybody|visitors?|guests?|people|users)) (?<aside>,? ?even (?:without (?:an account|logging in|log-in|being signed-in)|if they (?:are not signed-in|have no account)) ?,?) (?<after>(?:can|cannot|must) .+)$/d,
  /^(?<before>(?:.+ )?)(?<aside>(?:it is|it's|it would be|that is) (?:nice|good|great|fine|ok|okay|useful|helpful|important) (?:if|that|when)) (?<after>.+ (?:can|cannot|must) .+)$/d,
  /^(?<before>.+ )(?<aside>,(?: of course)? ,) (?<after>.+)$/d,
  /^(?<before>.+ (?:their|his or her|your) own [a-z ]+?) (?<aside>(?:, )?(?:but|and) (?:not|never) (?:those|the ones|that|any|the [a-z]+) of (?:others|other [a-z]+|anyone else|anybody else|someone else))(?<after>)$/d,
]

/** Without words set in between that add nothing: `anyone, even without an account, can …`. */
function withoutAsides(phrase: Phrase): Statement {
  for (const form of asides) {
    const found = phrase.length > 60 ? null : find(phrase, form)
    if (found === null) continue
    const rest = withoutAsides([...found.group('before'), ...found.group('after')])
    return { phrase: rest.phrase, frame: [...rest.frame, ...found.group('aside')] }
  }
  return { phrase, frame: [] }
}

/** `view but not edit books` says the thing once for both; `everyone's notes` are all notes. */
function together(said: Phrase): Phrase {
  const both = find(
    said,
    /^(?<who>[^,:;()]+? can) (?<may>[a-z]+(?: (?:and|or) [a-z]+)*) (?<but>(?:, )?but) (?<no>not|cannot) (?<not>[a-z]+(?: (?:and|or) [a-z]+)*) (?<things>(?!them|it\b)[a-z][a-z' ]*)$/d,
  )
  if (both !== null && isVerb(both.group('may')[0]?.lower ?? '') && isVerb(both.group('not')[0]?.lower ?? ''))
    return [
      ...both.group('who'),
      ...both.group('may'),
      ...borrow(textOf(both.group('things'))),
      ...both.group('but'),
      ...both.group('no').map((token) => ({ ...token, lower: 'cannot' })),
      ...both.group('not'),
      ...both.group('things'),
    ]
  return said
    .map((token, index) =>
      /^(?:everyone|everybody|anyone|anybody)$/.test(token.lower) &&
      said[index + 1]?.lower === "'s" &&
      said[index + 2] !== undefined
        ? { ...token, lower: 'all' }
        : token,
    )
    .filter(
      (token, index) =>
        !(
          token.lower === "'s" &&
          said[index - 1]?.lower !== undefined &&
          /^(?:everyone|everybody|anyone|anybody)$/.test(said[index - 1]?.lower ?? '') &&
          index < said.length - 1
        ),
    )
}

/** `Managers see tickets and can assign them` with both modal verbs, `but not delete them` with its own. */
function spelt(said: Phrase): Phrase {
  const phrase = together(said).flatMap((token) =>
    /^(?:they|we|you)'re$/.test(token.lower)
      ? [{ ...token, lower: token.lower.slice(0, -3) }, ...borrow('are')]
      : [token],
  )
  const words = phrase.map((token) => token.lower)
  const denied = phrase.map((token, index) =>
    token.lower === 'not' && words[index - 1] === 'but' && isVerb(words[index + 1] ?? '')
      ? { ...token, lower: 'cannot' }
      : token,
  )
  if (!/ (?:and|but) (?:they )?(?:can|cannot) /.test(words.join(' '))) return denied
  const from = /^(?:the|an?|only)$/.test(words[0] ?? '') ? 1 : 0
  const at = [from + 1, from + 2, from + 3].find(
    (cut) => isVerb(words[cut] ?? '') && rankOf(singularOf(words[cut - 1] ?? '')) !== null,
  )
  return at === undefined
    ? denied
    : [
        ...denied.slice(0, at),
        ...borrow('can'),
        ...denied.slice(at).map((token, index) =>
          index === 0
            ? {
                ...token,
                lower: basesOf(token.lower).find((base) => isVerb(base) && base !== token.lower) ?? token.lower,
              }
            : token,
        ),
      ]
}

/** Whom `I` and `they` stand for. */
type Meant = { teller: Phrase | null; they: Phrase | null }

function meant(scene: Scene, people: Meant, phrase: Phrase): Phrase {
  if (phrase[0]?.lower === 'only' && phrase[1] !== undefined) {
    const rest = meant(scene, people, phrase.slice(1))
    return [phrase[0], ...rest]
  }
  const [first, second, third] = phrase
  if (first === undefined || second === undefined) return phrase
  const nobody = (words: Phrase): Phrase => words.map((token) => ({ ...token, ids: [] }))
  const said = scene.clause.text.slice(first.start, first.end).toLowerCase()
  if (first.lower === 'user' && said === 'i' && people.teller !== null)
    return [...nobody(people.teller), ...phrase.slice(1)]
  const modal = /^(?:can|cannot|must)$/.test(second.lower)
  const acts = modal ? isVerb(third?.lower ?? '') || third?.lower === 'only' : isVerb(second.lower)
  if (/^(?:they|he|she)$/.test(first.lower) && acts && people.they !== null) claim(scene, [first])
  if (/^(?:they|he|she)$/.test(first.lower) && acts && people.they !== null)
    return [...nobody(people.they), ...phrase.slice(1)]
  people.they = subjectIn(scene.draft, phrase) ?? people.they
  return phrase
}

/** The people that a statement is about, by name; null where it is about something else. */
function subjectIn(draft: Draft, phrase: Phrase): Phrase | null {
  const has = find(
    phrase,
    /^(?:we|there) (?:have|has|are|is) (?:[0-9]+ |several )?(?<who>[a-z]+(?: [a-z]+)?)$/d,
  )?.group('who')
  if (has !== undefined) return actorNouns(has, draft.people) === null ? null : has
  const start = phrase[0]?.lower === 'only' ? 1 : 0
  for (let cut = Math.min(6, phrase.length - 1); cut > 0; cut--) {
    const actor = phrase.slice(start, cut)
    const nouns = actor.length === 0 || !speaks(phrase[cut]?.lower ?? '') ? null : actorNouns(actor, draft.people)
    if (nouns?.every((noun) => !isAnyUser(noun)) === true) return actor
  }
  return null
}

const speaks = (word: string): boolean => /^(?:can|cannot|must|have|has|are|is|only|need)$/.test(word) || isVerb(word)
