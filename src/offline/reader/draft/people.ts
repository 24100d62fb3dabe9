import { isFieldNoun } from '../language/field-nouns.ts'
import { singularOf } from '../language/inflect.ts'
import { isAnyUser, isEverybody, isNarrowed, rankOf } from '../language/people.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { nounOf, partsOf } from '../language/noun-phrase.ts'
import { actingBase, isVerb, movingBase } from '../language/verbs.ts'
import type { Draft } from './draft.ts'

const noun =
  '(?<who>(?:(?:the|an?|our|all|any|every|each) )*[a-z][a-z-]*(?: (?!can|cannot|must|to|is|are)[a-z][a-z-]*){0,2}?)'
const article = '(?:the |an? )?'

/** Where a text lists its roles: whatever stands there is one. */
const lists = [
  /^(?:user )?roles?(?: are| :| ,)+ (?<list>[^:()]+)$/d,
  /(?:kinds?|types?|groups?|sorts?) of (?:people|users?|accounts?|members?|persons?|staff)(?: (?:use|uses|using|in|work with) (?:app|it))?(?: :| are| ,| -)+ (?<list>[^:()]+)$/d,
  /(?:[0-9]|several|user|following|different|these) roles?(?: :| are| ,| -)+ (?<list>[^:()]+)$/d,
  /^(?:every|each|a|all) (?:users?|accounts?|person) (?:is|are|has|can be) (?:either |one of |the role |a )+(?<list>[^:()]+)$/d,
]

/** Whoever signs up; but a `samples register` is a list. */
const entersForm = new RegExp(`^${noun} (?:can |must )?(?:log-in|sign-up|register)(?: |$)`, 'd')

/** Where a text says who does or may do something, in words that only fit people. */
const sure = [
  new RegExp(`^as ${article}${noun} ,? ?users? (?:can|cannot|must|need)`, 'd'),
  new RegExp(`^(?:only|exactly) ${noun} (?:can|may) (?!be )`, 'd'),
  new RegExp(`^(?:nobody|no one|no-one|none) (?:except|but|other than|besides|apart from) (?:for )?${noun} can `, 'd'),
  new RegExp(`(?:can|must|cannot) (?:only )?be [a-z-]+(?: (?:and|or) [a-z-]+)? (?:only )?by ${noun}$`, 'd'),
  entersForm,
  new RegExp(`^${noun} (?:can|cannot) (?:everything|do everything|do anything|do all)`, 'd'),
]
const likely = new RegExp(`^(?:only )?${noun} (?:can|cannot|must|can only) (?<verb>[a-z-]+) [a-z]`, 'd')
const perhaps = new RegExp(`^${noun} (?:only )?(?<verb>[a-z-]+) [a-z]`, 'd')

const agentive = /(?:[^aeiou]er|[^aeiou]or|ist|ian|eer|ee|man|woman)$/
const things =
  /(?:order|number|folder|offer|letter|paper|river|tower|computer|printer|container|meter|filter|newsletter|reminder|calendar|layer|chapter|poster|paster|register|tracker|planner|router|server|scooter|trailer|charter|counter|monitor|sensor|vector|color|colour|floor|door|error|mirror|transfer|ladder|locker|cover|answer|voucher|sticker|tender|quarter|semester|trimester|centre|center|list|fee|committee|coffee|tree|employee_number|dinner|weather|water|matter|power|tier|user|member_number|cluster|parameter|disorder|buffer|motor|tractor|elevator|reactor|indicator|factor|wonder|adapter|charger|freezer|cooker|mixer|pier|buyer_number|supplier_number|header|footer|helper text)$/

/** Finds the nouns of people: those of the lexicon and whoever the text speaks of as it speaks of people. */
export function learnPeople(draft: Draft, phrases: readonly Phrase[]): void {
  const texts = phrases.map((phrase) => textOf(phrase))
  const kept = new Set(texts.map((text) => singularOf(has.exec(text)?.groups?.['name'] ?? '')))
  const made = (name: string): boolean => kept.has(name)
  for (const phrase of phrases) {
    if (phrase.length > 60) continue
    for (const form of lists) {
      const found = find(phrase, form)
      if (found === null) continue
      for (const part of partsOf(found.group('list'), /^(?:,|and|or|\/)$/).parts) add(draft, part, 'listed')
    }
    for (const form of sure) {
      const found = find(phrase, form)
      const name = found === null ? null : nameOf(found.group('who'))
      const signs = form === entersForm
      if (
        found !== null &&
        name !== null &&
        (rankOf(name) !== null || (!made(name) && (!signs || agentive.test(name))))
      )
        add(draft, found.group('who'))
    }
    const may = find(phrase, likely)
    const does = may ?? find(phrase, perhaps)
    if (does === null || !acts(textOf(does.group('verb')))) continue
    const name = nameOf(does.group('who'))
    if (name === null || made(name) || isVerb(name)) continue
    const ending = agentive.test(name) && !things.test(name)
    if (ending || (may !== null && strong.test(textOf(may.group('verb'))) && !things.test(name) && !/^be$/.test(name)))
      add(draft, does.group('who'))
  }
  for (const name of keptPeople(texts, draft.people.known)) draft.people.kept.add(name)
  if (
    texts.some(
      (text) =>
        /\bguests?\b.*\b(?:their own|register|sign-up|log-in|need 1|need one|need an account)\b/.test(text) &&
        !text.endsWith('cannot need an account'),
    )
  )
    draft.people.known.add('guest')
}

const has =
  /^(?:an? |the |each |every )?(?<name>[a-z-]+(?: [a-z-]+)?) (?:has|have|is made of|is|belongs?) (?:a|an|the|one|to) /

const strong =
  /^(?:create|add|edit|change|delete|remove|approve|reject|book|submit|post|manage|view|see|cancel|assign|close)$/

const acts = (word: string): boolean => actingBase(word) !== null || movingBase(word) !== null

function nameOf(phrase: Phrase): string | null {
  const name = nounOf(phrase)?.name ?? null
  const last = name?.split(' ').at(-1) ?? ''
  if (name === null || name.split(' ').length > 3 || never.test(last) || never.test(name.split(' ')[0] ?? ''))
    return null
  return singularOf(name)
}

const never =
  /^(?:app|me|us|myself|ourselves|him|her|them|mine|it|they|that|this|which|who|we|you|user|users|one|ones|time|date|system|page|only|exactly|nobody|none|not|other|others|everyone|everybody|anyone|somebody|whoever|nothing|everything|also|more|same|there|here|as|for|in|on|at|when|if|once|by|please|let|make|build|create|no|two|2|3|4|5)$/

function add(draft: Draft, phrase: Phrase, how: 'listed' | 'seen' = 'seen'): void {
  const name = nameOf(phrase.filter((token) => !/^(?:ordinary|normal|regular|simple)$/.test(token.lower)))
  if (name === null || isAnyUser(name) || isEverybody(name) || (isFieldNoun(name) && rankOf(name) === null)) return
  if (how === 'seen' && isNarrowed(name)) return
  draft.people.known.add(name)
}

const recorded =
  /\b(?:add|create|record|manage|maintain|edit|delete|enter|keep|register|archive|hire|reject|view|see|list|search)s?(?: (?:,|and|or) [a-z]+)* (?:(?:a|an|the|all|any|new|list of|our) )*(?<name>[a-z]+(?: [a-z]+)?)(?= |$)/g
const described = /^(?:each |every |an? |the )?(?<name>[a-z]+(?: [a-z]+)?) (?:has|have) (?:an? |the )/

/** People whom others record and of whom the text says what they have, while they do nothing themselves. */
function keptPeople(texts: readonly string[], acting: ReadonlySet<string>): string[] {
  const objects = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(recorded)].flatMap((one) => {
        const name = one.groups?.['name'] ?? ''
        return [singularOf(name), singularOf(name.split(' ')[0] ?? '')]
      }),
    ),
  )
  const subjects = new Set(texts.map((text) => singularOf(described.exec(text)?.groups?.['name'] ?? '')))
  return [...objects].filter(
    (name) =>
      subjects.has(name) &&
      rankOf(name) !== null &&
      !acting.has(name) &&
      !texts.some((text) =>
        new RegExp(
          `^(?:only |an? |the |each |every )*${name}s? (?:can|log-in|sign-up|register)\\b(?! (?:only )?be\\b)`,
        ).test(text),
      ),
  )
}
