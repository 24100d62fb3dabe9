import { basesOf } from './conjugate.ts'
import { borrow, find, textOf, type Found, type Phrase, type Token } from './token.ts'
import { actingBase, isVerb, movingBase } from './verbs.ts'
import type { Statement } from './statements.ts'

const who = '(?<who>[^,:;()]+?)'
const any = '(?:anyone|anybody|everyone|everybody|users?|people|any other users?|others?|any user|another user|all)'
const but = '(?:except|but|other than|besides|apart from|aside from)(?: for| by)?'

/** A way to allow or forbid, and the same in the order: who, modal verb, what. */
type Saying = { readonly form: RegExp; readonly said: (found: Found) => Phrase }

const saying = (form: string, said: (found: Found) => Phrase): Saying => ({ form: new RegExp(form, 'd'), said })
const only = (found: Found): Phrase => [
  ...borrow('only'),
  ...found.group('who'),
  ...borrow('can'),
  ...found.group('rest'),
]
const onlyBe = (found: Found): Phrase => [
  ...found.group('thing'),
  ...borrow('can only be'),
  ...found.group('verbs'),
  ...borrow('by'),
  ...found.group('who'),
]

const participles = '[a-z-]+(?: (?:,|and|or|nor) [a-z-]+)*'

const makers = '(?:owner|author|creator|originator|poster)s?'
const deeds = '(?<verbs>[a-z-]+(?: (?:,|and|or) [a-z-]+)*)'
const ofTheirs = (found: Found): Phrase => [
  ...borrow(textOf(found.frame).startsWith('only ') ? 'users can only' : 'users can'),
  ...found.group('verbs'),
  ...borrow('their own'),
  ...found.group('thing'),
]

const sayings: readonly Saying[] = [
  saying(`^(?:in (?:the )?(?:app|program|system) )?must be possible to (?<rest>.+)$`, (found) => [
    ...borrow('users can'),
    ...found.group('rest'),
  ]),
  saying(
    `^(?<thing>[a-z][a-z ]*?) can be assigned to (?<to>(?:an?|the|one) [a-z]+(?: [a-z]+)?) by ${who}$`,
    (found) => [
      ...found.group('who'),
      ...borrow('can assign'),
      ...found.group('thing'),
      ...borrow('to'),
      ...found.group('to'),
    ],
  ),
  saying(
    `^(?:nobody|no one|no-one|no user) can (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) (?:the )?(?<thing>[a-z]+(?: [a-z]+)?) of (?:others|other users|other people|someone else|somebody else|anyone else|others)$`,
    (found) => [
      ...borrow('users cannot'),
      ...found.group('verbs'),
      ...borrow("other users 's"),
      ...found.group('thing'),
    ],
  ),
  saying(
    `^${who} (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) (?<rest>(?:their|his or her|its) own [a-z]+(?: [a-z]+)?) only$`,
    (found) => ownOnly(found),
  ),
  saying(
    `^(?<who>(?:(?:an?|the|all|any|every) )?[a-z]+(?: [a-z]+)?) (?:who|that) (?:is|are) (?:signed-in|registered) (?<rest>(?:can|cannot|must) .+)$`,
    (found) => [...found.group('who'), ...found.group('rest')],
  ),
  // Only the author of a recipe can edit it: whoever made it, not a role
  saying(
    `^(?:only )?(?:the )?${makers} of (?:an?|the|that|each|any|every) (?<thing>[a-z]+(?: [a-z]+)?) can ${deeds} (?:it|them|that [a-z]+|the [a-z]+)$`,
    ofTheirs,
  ),
  saying(
    `^(?:only )?(?:the|its|their) ${makers} can ${deeds} (?:an?|the|that|each|any) (?<thing>[a-z]+(?: [a-z]+)?)$`,
    ofTheirs,
  ),
  // Nobody except X can …; no one but X …
  saying(
    `^(?:nobody|no one|no-one|none|no users?|no other users?) ${but} ${who} (?:can|is can|are can|must) (?<rest>.+)$`,
    only,
  ),
  saying(`^(?:nobody|no one|no-one|no other users?) can (?<rest>.+?) ,? ?${but} ${who}$`, only),
  saying(`^(?:nobody|no one|no-one) else(?: ${but})? ${who} can (?<rest>.+)$`, only),
  saying(`^(?:exactly|just|solely|exclusively) (?:the )?${who} can (?<rest>.+)$`, only),
  saying(`^${who} (?:alone|exclusively|only) can (?<rest>.+)$`, only),
  saying(
    `^${who} (?:are|is) the only (?:ones?|users?|person|role|roles|staff) (?:who|that|which) (?:can |get to |is allowed to )?(?<rest>.+)$`,
    only,
  ),
  saying(`^${who} (?:are|is) the only (?:ones?|users?|person|role) (?:allowed|able|permitted) to (?<rest>.+)$`, only),
  saying(`^the only (?:ones?|users?|person|role) (?:who|that|which) can (?<rest>.+?) (?:are|is) ${who}$`, only),
  saying(`^(?:it is |it's )?only ${who} (?:who|that) can (?<rest>.+)$`, only),
  saying(
    `^(?<rest>(?:[a-z]+ing) .+?) (?:is|are) (?:only )?(?:reserved for|restricted to|limited to|only for|only allowed for|for|up to) (?:only )?(?:the )?${who}(?: only| alone)?$`,
    (found) => [...borrow('only'), ...found.group('who'), ...borrow('can'), ...based(found.group('rest'))],
  ),
  // … cannot be changed by anyone other than X
  saying(
    `^(?<thing>.+?) cannot be (?<verbs>[a-z-]+(?: (?:,|and|or|nor) [a-z-]+)*) by ${any}(?: else)? ${but} ${who}$`,
    onlyBe,
  ),
  saying(
    `^(?:nobody|no one|no-one) can (?:ever )?(?<verbs>[a-z-]+(?: (?:,|and|or|nor) [a-z-]+)*) (?<thing>(?!.*\\b(?:without|unless|except|anything|everything|before|until|if|when)\\b)(?:a |an |the )?[a-z][a-z -]*)$`,
    (found) => [...found.group('thing'), ...borrow('cannot be'), ...found.group('verbs')],
  ),
  saying(
    `^(?<thing>.+?) cannot be (?<verbs>[a-z-]+(?: (?:,|and|or|nor) [a-z-]+)*) by (?:anyone|anybody|any user|users|everyone)(?: at all)?$`,
    (found) => [...found.group('thing'), ...borrow('cannot be'), ...found.group('verbs')],
  ),
  // It is forbidden for X to …; none of the X can …; no X can …
  saying(
    `^it is (?:forbidden|prohibited|not allowed|not permitted|not possible|impossible) for ${who} to (?<rest>.+)$`,
    (found) => [...found.group('who'), ...borrow('cannot'), ...found.group('rest')],
  ),
  saying(
    `^(?:no|none of (?:the|our)) (?<who>[a-z]+(?: [a-z]+)?) can (?<rest>(?!be |have |share |occur |appear )[a-z].+)$`,
    (found) => [...found.group('who'), ...borrow('cannot'), ...found.group('rest')],
  ),
  saying(
    `^(?:csv |the )*export of (?<thing>.+?) ,? ?(?:(?:is )?(?:for|by) )?(?<who>[a-z]+(?: [a-z]+)?) only$`,
    (found) => [...borrow('only'), ...found.group('who'), ...borrow('can export'), ...found.group('thing')],
  ),
  saying(
    `^(?<who>(?:(?:ordinary|normal|other|the|all) )*(?!can|must)[a-z]+(?: (?!can |must |cannot )[a-z]+)?) only (?<rest>(?:read|see|view|edit|create|list|look-at|browse)s? .+)$`,
    (found) => [...found.group('who'), ...borrow('can only'), ...found.group('rest')],
  ),
  // … may be added by X only; … cannot be added by X; … are managed by X; no book can be deleted
  saying(`^(?<thing>.+?) (?:can|must) be (?<verbs>${participles}) by ${who} (?:only|alone|exclusively)$`, onlyBe),
  saying(
    `^(?<thing>[^,:;()]+?) cannot be (?<verbs>${participles}) by (?:the |an? )?(?<who>(?!any|every|all|users?)[a-z]+(?: [a-z]+)?)$`,
    (found) => [...found.group('who'), ...borrow('cannot'), ...bases(found.group('verbs')), ...found.group('thing')],
  ),
  saying(
    `^(?<thing>[^,:;()]+?) (?:is|are) (?<verbs>(?:managed|maintained|edited|deleted|approved|rejected|reviewed|closed|accepted|declined|confirmed|archived|updated|administered|handled|published)(?: (?:,|and|or) [a-z]+ed)*) by (?<who>(?!us|hand)[^,:;()]+?)$`,
    (found) => [...found.group('who'), ...borrow('can'), ...bases(found.group('verbs')), ...found.group('thing')],
  ),
  saying(
    `^no (?<thing>[a-z]+(?: [a-z]+)?) can be (?<verbs>(?:edited|changed|deleted|removed|modified|updated|altered)(?: (?:or|and) [a-z]+ed)*)$`,
    (found) => [...found.group('thing'), ...borrow('cannot be'), ...found.group('verbs')],
  ),
  // X have read-only access to Y; X have full access to Y
  saying(
    `^${who} (?:have|has|get|gets) (?:read-only|read only|view-only|only read) (?:access|rights) (?:to|on|for) (?<rest>.+)$`,
    (found) => [...found.group('who'), ...borrow('can only view'), ...found.group('rest')],
  ),
  saying(
    `^${who} (?:have|has|get|gets) (?:full|complete|unrestricted) (?:access|control|rights) (?:to|on|over|of) (?<rest>(?!everything|all data|app).+)$`,
    (found) => [...found.group('who'), ...borrow('can manage'), ...found.group('rest')],
  ),
  // Notes can be edited by their owner and by admins
  saying(
    `^(?<thing>[^,:;()]+?) can (?<only>only )?be (?<verbs>${participles}) (?:only )?by (?:its|their|the) (?:own )?(?:owner|author|creator|writer)s?(?<joint> ,? ?and(?: by)?) (?<who>[a-z]+(?: [a-z]+)?)$`,
    (found) => [
      ...borrow(found.has('only') ? 'users can only' : 'users can'),
      ...bases(found.group('verbs')),
      ...borrow('their own'),
      ...thingOf(found.group('thing')),
      ...found.group('joint').slice(0, 1),
      ...found.group('who'),
      ...borrow('can'),
      ...borrow(textOf(bases(found.group('verbs')))),
      ...borrow(`all ${textOf(thingOf(found.group('thing')))}`),
    ],
  ),
  // When a request is approved it cannot be deleted
  saying(
    `^(?:when|once|if|after|as soon as) (?<thing>(?:an?|the) [a-z]+(?: [a-z]+)?) (?:is|has been|was|gets) (?<state>[a-z]+) ,? ?(?:it|they) cannot be (?<verbs>${participles})$`,
    (found) => [
      ...found.group('thing'),
      ...borrow('cannot be'),
      ...found.group('verbs'),
      ...borrow('once it is'),
      ...found.group('state'),
    ],
  ),
  // A request that has been approved cannot be edited
  saying(
    `^(?<thing>[a-z][a-z -]*?) (?:that|which) (?:has been|have been|is|are|was|were) (?:already )?(?<state>[a-z]+(?:ed|en|sent|paid)) cannot be (?<verbs>${participles})$`,
    (found) => [
      ...found.group('thing'),
      ...borrow('cannot be'),
      ...found.group('verbs'),
      ...borrow('once it is'),
      ...found.group('state'),
    ],
  ),
  // Only the author of a note can edit it
  saying(
    `^(?<only>only )?the (?:author|creator|owner|writer|poster|submitter) of (?:a|an|the|each|any) (?<thing>[a-z]+(?: [a-z]+)?) can (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) (?:it|them|that [a-z]+|the [a-z]+)$`,
    (found) => [
      ...borrow(found.has('only') ? 'users can only' : 'users can'),
      ...found.group('verbs'),
      ...borrow('their own'),
      ...found.group('thing'),
    ],
  ),
  saying(
    `^${who} (?<modal>cannot) (?<verb>[a-z]+) (?<things>[a-z]+(?: [a-z]+)?) (?:that were |which were |that are )?(?:created|made|written|posted|submitted|owned|added|uploaded) by (?:others|other users|other [a-z]+s|someone else|somebody else|anyone else|another user)$`,
    (found) => [
      ...found.group('who'),
      ...found.group('modal'),
      ...found.group('verb'),
      ...borrow("other users 's"),
      ...found.group('things'),
    ],
  ),
  saying(
    `^(?<who>[^,:;()]+?) can (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) (?<rest>(?:their|his or her|your|my) own [a-z ]+?) (?:only|alone)$`,
    (found) => [...found.group('who'), ...borrow('can only'), ...found.group('verbs'), ...found.group('rest')],
  ),
  // Whoever posted it can change or delete it, and nobody else can
  saying(
    `^(?:whoever|the (?:user|person|one|member) (?:who|that)|only the (?:user|person|one|member) (?:who|that)) (?:has )?(?:created|posted|made|wrote|added|submitted|entered|reported|booked|opened|placed|recorded|published|registered) (?<thing>it|them|(?:a|an|the) [a-z]+(?: [a-z]+)?) can (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) (?:it|them|that [a-z]+|the [a-z]+)(?<none> ,? ?(?:and|but) (?:nobody|no one|no-one) else(?: can| may| is)?)?$`,
    (found) => [
      ...borrow(found.has('none') || textOf(found.frame).startsWith('only ') ? 'only users can' : 'users can'),
      ...found.group('verbs'),
      ...borrow('their own'),
      ...thingOf(found.group('thing')),
    ],
  ),
  // X may see and edit their Y only; X see only their own Y
  saying(
    `^${who} (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) only (?<rest>(?:their|his or her|his/her|its|your|my) own .+)$`,
    (found) => ownOnly(found),
  ),
  saying(
    `^${who} only (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) (?<rest>(?:their|his or her|his/her|its|your|my) own .+)$`,
    (found) => ownOnly(found),
  ),
  saying(
    `^${who} (?<modal>can|cannot|must) (?<rest>.+ )of (?:my|their|his|her|our|other|the other|any other) (?:own )?(?:colleagues?|users?|people|co-workers?|coworkers?|others?|team mates?|members?|neighbours?|neighbors?|customers?|classmates?|[a-z]+s)$`,
    (found) => ofOthers(found),
  ),
  saying(
    `^${who} (?<modal>can|cannot|must) (?<rest>.+ )of (?:others|other users|anyone else|anybody else|someone else|somebody else|everyone else)$`,
    (found) => ofOthers(found),
  ),
]

/** `X see only their own Y`; as it is where the words before are no verbs. */
function ownOnly(found: Found): Phrase {
  const verbs = found.group('verbs').filter((token) => !/^(?:,|and|or)$/.test(token.lower))
  if (verbs.some((token) => !isVerb(token.lower))) return []
  const modal = /\bcan$/.test(textOf(found.group('who'))) ? borrow('only') : borrow('can only')
  return [...found.group('who'), ...modal, ...found.group('verbs'), ...found.group('rest')]
}

/** `see the requests of my colleagues` → `see other users' requests`; as it is where nothing is forbidden. */
function ofOthers(found: Found): Phrase {
  const rest = found.group('rest').filter((token) => !/^(?:the|any)$/.test(token.lower))
  if (textOf(found.group('modal')) !== 'cannot') return []
  const [verb, ...things] = rest
  return verb === undefined
    ? []
    : [...found.group('who'), ...found.group('modal'), verb, ...borrow("other users 's"), ...things]
}

const thingOf = (phrase: Phrase): Phrase => phrase.filter((token) => !/^(?:a|an|the)$/.test(token.lower))

/** `adding books and deleting them` → `add books and delete them`. */
const based = (phrase: Phrase): Phrase =>
  phrase.map((token, index) =>
    /^[a-z]{2,}ing$/.test(token.lower) && (index === 0 || /^(?:and|or|,)$/.test(phrase[index - 1]?.lower ?? ''))
      ? baseOf(token)
      : token,
  )

/** `added or deleted` → `add or delete`. */
const bases = (phrase: Phrase): Phrase => phrase.map((token) => baseOf(token))

const baseOf = (token: Token): Token => ({
  ...token,
  lower:
    actingBase(token.lower) ??
    movingBase(token.lower) ??
    basesOf(token.lower).find((base) => isVerb(base)) ??
    token.lower,
})

/** Puts the many ways to allow and forbid into the one form that the patterns know: `only staff can add books`. */
export function permissionSaid(phrase: Phrase): Statement {
  if (phrase.length > longest || !telling.test(textOf(phrase))) return { phrase, frame: [] }
  for (const { form, said } of sayings) {
    const found = find(phrase, form)
    const out = found === null ? [] : said(found)
    if (found === null || out.length === 0) continue
    const kept = new Set(out.flatMap((token) => token.ids))
    return { phrase: out, frame: phrase.filter((token) => token.ids.some((id) => !kept.has(id))) }
  }
  return { phrase, frame: [] }
}

/** Longer runs of words are no one sentence. */
const longest = 60
const telling = /\b(?:can|cannot|must|only|for|to|who|by)\b/
