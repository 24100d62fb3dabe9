import { singularOf } from './inflect.ts'
import { rankOf } from './people.ts'
import { borrow, find, textOf, type Phrase, type Token } from './token.ts'
import { actingBase, isVerb } from './verbs.ts'

const modal = /^(?:can|cannot|must)$/
const linking = /^(?:can|cannot|must|need|needs|has|have|is|are|belongs|belong|starts|defaults)$/

/** `The app lets staff add books` → `staff can add books`. */
const letting =
  /^(?<lead>(?:app|we|it|there|a user)?(?: (?:must|can|would))?\s?(?:allow|allows|let|lets|enable|enables|permit|permits|support|supports)(?: for)?) (?<who>(?!to )[^,]{1,50}?) (?<to>to )?(?=(?<verb>[a-z-]+))/d
const possible = /^(?<lead>(?:it|there) must (?:be possible|be a way)(?: for (?<who>[^,]{1,40}?))? to) (?<rest>.+)$/d
const wanting =
  /^(?<lead>(?:as (?:an? |the )?(?<who>[^,]{1,40}?) ,? ?)(?:users?|we)) (?<modal>can|must|cannot|need) (?<rest>.+)$/d
const purpose =
  /^(?<main>.+?)(?: ,)? so (?:that )?(?<why>(?:users?|they|we|it|he|she|nobody|everyone|people|(?:the|my|our|their) \w+) .+)$/d

/** What people call a program that they ask for. */
export const kindOfApp =
  '(?:(?:web|online|web-based|mobile-friendly) )?(?:website|web site|web app|webapp|web application|app|application|system|tool|tracker|management|platform|software|portal|site|program|manager|planner|log|journal|diary|register|organizer|organiser|catalogue|catalog|database|directory|dashboard|solution|service|project|page|log book|logbook|calendar|board|shop|store|blog|list)'

const introduction = new RegExp(
  `^(?<intro>(?:.{0,120}? )?${kindOfApp}(?: (?:for|of) (?!(?:[a-z]+ing|users? to|people to|us to|staff to|members to) )[a-z' -]{1,50}?)?) (?:, )?(?<joint>where|in which|that|which|on which|to|for|with which) (?<rest>.+)$`,
  'd',
)

/** `an app where members can …`, `a tool to track books`, `a system for managing orders`: the name, then a statement. */
function introduced(phrase: Phrase): readonly [Phrase, Phrase, Phrase] | null {
  const found = find(phrase, introduction)
  if (found === null) return null
  const [intro, joint, rest] = [found.group('intro'), textOf(found.group('joint')), found.group('rest')]
  if (
    !/^(?:a|an|we|user|users|build|create|make|develop|design|please|our|my|the|simple|[a-z-]+)\b/.test(
      textOf(intro),
    ) ||
    /\b(?:can|cannot|has|have|is|are)\b.*\b(?:by|be)\b/.test(textOf(intro))
  )
    return null
  const first = rest[0]
  if (first === undefined) return null
  const asked = /\b(?:build|create|make|develop|design|need|needs|want|wants|like|implement|a|an)\b/.test(
    textOf(intro).slice(0, 60),
  )
  if (!asked || /^(?:only|app) /.test(textOf(intro))) return null
  if (/^(?:where|in which|on which|with which)$/.test(joint)) return [intro, found.group('joint'), rest]
  if (/^(?:that|which)$/.test(joint)) {
    if (/^(?:must|can|cannot)$/.test(first.lower)) return [intro, found.group('joint'), [...borrow('app'), ...rest]]
    return isVerb(first.lower) ? [intro, found.group('joint'), [...borrow('app'), ...rest]] : null
  }
  const verb =
    joint === 'for'
      ? first.lower.endsWith('ing')
        ? actingBase(first.lower)
        : null
      : isVerb(first.lower)
        ? first.lower
        : null
  if (verb === null) {
    const who = find(rest, /^(?<who>[a-z ]{2,40}?) (?<to>to) (?<rest>.+)$/d)
    return joint === 'for' && who !== null
      ? [
          intro,
          [...found.group('joint'), ...who.group('to')],
          [...who.group('who'), ...borrow('can'), ...who.group('rest')],
        ]
      : null
  }
  return [intro, found.group('joint'), [...borrow('users can'), { ...first, lower: verb }, ...rest.slice(1)]]
}

/** `can be filtered by status and sorted by date`: two statements about one subject. */
const passive =
  /^[^:()]+? (?<be>(?:can|must|cannot) (?:only )?be) (?<one>(?:[a-z]+ed|found|searchable|sortable) (?:by|as|to|in|on) [^:()]+?) (?<joint>(?:, )?(?:and|or|,)) (?<two>(?:sorted|filterable|searchable|sortable|exportable|filtered|searched|exported|ordered|edited|deleted|downloaded|marked|assigned) (?:by|as|to|in|on) .+)$/d

/** `an app with two roles: staff and managers`: the roles are a statement of their own. */
const withRoles =
  /^(?<intro>.+?) (?<joint>(?:with|and|for|, with|that has|which has)) (?<rest>(?:(?:[0-9]|the|different|several|user|following) )*(?:user )?(?:roles|kinds of users|types of users|kinds of accounts|user types) .+)$/d

/** One statement, and the words around it that add nothing to it. */
export type Statement = { readonly phrase: Phrase; readonly frame: Phrase }

const creator =
  /^(?<only>only )?(?:the |a )?(?<who>[a-z]+) who (?:created|opened|made|added|submitted|wrote|posted|reported|recorded|placed|owns|booked|requested) (?:a |an |the |that )?(?<thing>[a-z][a-z -]*?) can (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) (?<it>it|them|that [a-z]+|the [a-z]+)$/d

/** Puts a statement into the form that patterns know: who, modal verb, what. */
export function normalised(phrase: Phrase): Statement {
  const own = find(phrase, creator)
  if (own !== null) {
    const can = own.has('only') ? 'can only' : 'can'
    return {
      phrase: [
        ...own.group('who'),
        ...borrow(can),
        ...own.group('verbs'),
        ...borrow('their own'),
        ...own.group('thing'),
      ],
      frame: phrase,
    }
  }
  const story = find(phrase, wanting)
  if (story !== null) {
    const goal = find(story.group('rest'), purpose)
    const rest = goal === null ? story.group('rest') : goal.group('main')
    const why = goal === null ? [] : [...goal.frame, ...goal.group('why')]
    return {
      phrase: [
        ...story.group('who'),
        ...(/^need$/.test(textOf(story.group('modal'))) ? borrow('can') : story.group('modal')),
        ...rest,
      ],
      frame: [...story.group('lead'), ...story.group('modal'), ...why],
    }
  }
  const way = find(phrase, possible)
  if (way !== null) {
    const who = way.has('who') ? way.group('who') : borrow('users')
    return { phrase: [...who, ...borrow('can'), ...way.group('rest')], frame: way.group('lead') }
  }
  const lets = find(phrase, letting)
  if (lets !== null && lets.has('verb') && isVerb(textOf(lets.group('verb')))) {
    const rest = phrase.slice(lets.group('lead').length + lets.group('who').length + lets.group('to').length)
    return {
      phrase: [...lets.group('who'), ...borrow('can'), ...rest],
      frame: [...lets.group('lead'), ...lets.group('to')],
    }
  }
  return { phrase, frame: [] }
}

/**
 * Cuts a clause into statements: at `;`, and at a conjunction followed by another subject with a verb of its own or by
 * another modal verb, which then inherits the subject.
 */
export function statementsOf(phrase: Phrase): Statement[] {
  const trimmed = phrase.filter(
    (token, index) => !(index === 0 && /^(?:and|but|or|while|-|\+|,|;|\.|so|→)$/.test(token.lower)),
  )
  const frame = phrase.filter((token) => !trimmed.includes(token))
  const passives = find(trimmed, passive)
  if (passives !== null) {
    const subject = trimmed.slice(0, trimmed.indexOf(passives.group('be').at(-1) as Token) + 1)
    return [
      ...statementsOf([...subject, ...passives.group('one')]).map((one, index) =>
        index === 0 ? { ...one, frame: [...one.frame, ...frame, ...passives.group('joint')] } : one,
      ),
      ...statementsOf([...subject.map((token) => ({ ...token, ids: [] })), ...passives.group('two')]),
    ]
  }
  const roles = find(trimmed, withRoles)
  if (roles !== null) {
    return [
      ...statementsOf(roles.group('intro')).map((one, index) =>
        index === 0 ? { ...one, frame: [...one.frame, ...frame, ...roles.group('joint')] } : one,
      ),
      { phrase: roles.group('rest'), frame: [] },
    ]
  }
  const intro = introduced(trimmed)
  if (intro !== null) return [{ phrase: intro[0], frame: [...frame, ...intro[1]] }, ...statementsOf(intro[2])]
  const cut = trimmed.findIndex((token, index) => index > 1 && opensStatement(trimmed, index) && token.ids.length > 0)
  if (cut < 0) {
    const one = normalised(
      trimmed.filter((token, index) => !(index === trimmed.length - 1 && /^[,;.]$/.test(token.lower))),
    )
    return [{ phrase: one.phrase, frame: [...frame, ...one.frame] }]
  }
  const skip = trimmed[cut]?.lower === ',' && /^(?:and|but|while)$/.test(trimmed[cut + 1]?.lower ?? '') ? 2 : 1
  const left = normalised(trimmed.slice(0, cut))
  const right = trimmed.slice(cut + skip)
  const joint = trimmed.slice(cut, cut + skip)
  const inherited =
    modal.test(right[0]?.lower ?? '') ||
    /^(?:is|are|has|have|belongs|belong|starts|defaults)$/.test(right[0]?.lower ?? '')
      ? subjectOf(left.phrase)
      : []
  return [
    { phrase: left.phrase, frame: [...frame, ...left.frame, ...joint] },
    ...statementsOf([...inherited.map((token) => ({ ...token, ids: [] })), ...right]),
  ]
}

function opensStatement(phrase: Phrase, at: number): boolean {
  const sign = phrase[at]?.lower ?? ''
  if (depthAt(phrase, at) > 0) return false
  if (sign === ';') return at < phrase.length - 1
  if (!/^(?:and|but|,|while|whereas)$/.test(sign)) return false
  let next = at + 1
  if (sign === ',' && /^(?:and|but|while)$/.test(phrase[next]?.lower ?? '')) next++
  const before = phrase.slice(0, at).map((token) => token.lower)
  const people =
    /^(?:all |only |the )*(?<who>[a-z]+(?: [a-z]+)?) (?<verb>see|sees|can|may|manage|manages|edit|create|view|add) /.exec(
      phrase
        .slice(next)
        .map((token) => token.lower)
        .join(' '),
    )?.groups
  if (
    sign === ',' &&
    people !== undefined &&
    rankOf(singularOf(people['who'] ?? '')) !== null &&
    before.some((word) => isVerb(word))
  )
    return true
  const starting = before.some((word, index) => word === 'start' && /^(?:as|in|with)$/.test(before[index + 1] ?? ''))
  if (!starting && !before.some((word) => linking.test(word))) return false
  const third = /^(?:belongs|is|has|starts)$/.test(phrase[next]?.lower ?? '') && sign === ',' && next === at + 2
  if (third && before.some((word) => /^(?:which|that|who)$/.test(word))) return true
  if (
    before.some((word) =>
      /^(?:if|when|once|unless|until|after|before|where|which|who|that|between|:|so)$/.test(word),
    ) &&
    sign !== 'but'
  ) {
    return /^(?:but)$/.test(phrase[next - 1]?.lower ?? '')
  }
  const rest = phrase.slice(next).map((token) => token.lower)
  if (
    /^(?:while|whereas)$/.test(phrase[next - 1]?.lower ?? '') &&
    sign !== ',' &&
    !rest.slice(1, 6).some((word) => modal.test(word))
  )
    return false
  if (rest[0] === 'no' && rest[1] === '2') return true
  if (modal.test(rest[0] ?? '') || /^(?:belongs|belong|starts|defaults)$/.test(rest[0] ?? '')) return true
  if (/^(?:is|are|has|have)$/.test(rest[0] ?? ''))
    return !/^(?:is|has)$/.test(rest[0] ?? '') || !/^(?:is|has)$/.test(rest[1] ?? '')
  const verbAt = rest.slice(0, 6).findIndex((word) => linking.test(word))
  if (verbAt < 1) return false
  const subject = rest.slice(0, verbAt)
  if (subject.some((word) => /^(?:,|and|or|\(|\)|:|with|if|when|that|which|who|because|to|than)$/.test(word)))
    return false
  const participle = /(?:ed|sent|paid)$/.test(subject[0] ?? '') && subject.length > 1
  return participle || !isVerb(subject[0] ?? '') || /^(?:can|cannot|must)$/.test(rest[verbAt] ?? '') === false
    ? !isPlainVerb(subject)
    : false
}

const isPlainVerb = (subject: readonly string[]): boolean =>
  subject.length > 1 && isVerb(subject[0] ?? '') && !/(?:s|ed|sent|paid)$/.test(subject[0] ?? '')

function depthAt(phrase: Phrase, at: number): number {
  let depth = 0
  for (const token of phrase.slice(0, at)) {
    if (token.lower === '(') depth++
    if (token.lower === ')') depth--
  }
  return depth
}

/** The words before the first modal or linking verb. */
export function subjectOf(phrase: Phrase): Phrase {
  const verb = phrase.findIndex(
    (token, index) =>
      linking.test(token.lower) || (token.lower === 'start' && /^(?:as|in|with)$/.test(phrase[index + 1]?.lower ?? '')),
  )
  return verb > 0 ? phrase.slice(0, verb) : []
}
