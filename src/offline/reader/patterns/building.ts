import { entityFor } from '../draft/draft.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { singularOf } from '../language/inflect.ts'
import { partsOf } from '../language/noun-phrase.ts'
import { outsideReason } from '../outside.ts'

import { rankOf } from '../language/people.ts'
import { find, textOf, type Found, type Phrase } from '../language/token.ts'
import { kindOfApp } from '../language/statements.ts'
import { isVerb } from '../language/verbs.ts'
import { thingNoun } from './objects.ts'
import type { Pattern } from './pattern.ts'

const lead =
  '(?<lead>(?:(?:(?:our|my|the|a|an) )?[a-z]+(?: [a-z]+)? (?:needs?|wants?|must have) )?(?:(?:we|user|users|you|our team|our company|our club|hello|hi|this is|it is|can|must|need|needs|want|wants|looking for|are|am|build|create|make|develop|design|implement|have|get|write|set up|provide|would like|like|me|us|for us|:|,) )*)'
const asked = new RegExp(
  `^${lead}(?<article>(?:a|an|the|our|my|new|one) )?(?:(?<subject>.*?) )??(?<kind>${kindOfApp})(?<rest> (?:for|of|with|to|that|which|where|in|at|by|,|used|including|:|so|and|on|without|like)(?: .*)?)?$`,
  'd',
)
const adjectives =
  /^(?:simple|small|basic|modern|little|web-based|online|web|easy|new|internal|complete|full|minimal|lightweight|digital|personal|tiny|own|custom|based|good|great|nice|useful|smart|professional|full-stack|fullstack|based)$/
const trailing =
  /^(?:management|tracking|managing|administration|booking|planning|scheduling|organization|organisation|logging|keeping|recording|reservation|monitoring|handling|control|ordering|sharing)$/

/** What the text asks to build: `a fitness tracking website with user authentication`. */
export const building: Pattern = {
  name: 'building',
  pass: 1,
  survey: ({ draft }, phrase) => {
    const found = heard(phrase)
    if (found === null) return false
    const subject = subjectWords(found.group('subject'))
    const kind = textOf(found.group('kind'))
    if (subject.length > 0) draft.title ??= titleOf([...subject, trackerish(kind, subject)].join(' ').trim())
    for (const feature of features(found)) {
      if (isAccounts(textOf(feature))) draft.accountsWanted = true
      else {
        const noun = thingNoun(feature)
        if (noun !== null && !isSearch(textOf(feature)) && !isExport(textOf(feature)) && !noun.endsWith('ing'))
          entityFor(draft, noun)
      }
    }
    return true
  },
  read: (scene, phrase) => {
    const found = heard(phrase)
    if (found === null) return false
    claim(scene, found.group('lead'), found.group('article'), found.group('kind'))
    for (const token of found.group('subject'))
      if (adjectives.test(token.lower) && token.lower !== 'personal') claim(scene, [token])
    subjectOfApp(scene, found.group('subject'))
    const audience = find(
      found.group('rest'),
      /^(?<for>(?:for|of|at|in|used by) (?:(?:a|an|the|our|my|your|small|local|big|public|all) )*[a-z][a-z' -]*?)(?: ?,)?(?<more> with .*)?$/d,
    )
    if (audience !== null && textOf(audience.group('for')).split(' ').length <= 7) {
      claim(scene, audience.group('for'), audience.frame)
      subjectOfApp(scene, audience.group('for'))
    }
    const rest = find(
      found.group('rest'),
      /^(?<lead>(?:.*? )?(?:with|including|,)(?: the following features?| features like)?) .+$/d,
    )
    const listed = features(found)
    if (rest !== null && listed.length > 0)
      claim(
        scene,
        found.group('rest').filter((token) => /^(?:with|including|,|and)$/.test(token.lower)),
      )
    for (const feature of listed) readFeature(scene, feature)
    return true
  },
}

/** `Students register for lessons`: people who do something, and no register of students. */
const people = (subject: Phrase): boolean => {
  const last = subject.at(-1)?.lower ?? ''
  return singularOf(last) !== last && rankOf(singularOf(last)) !== null
}

/** `Members reserve a tool`: people who do something with a thing, and no tool that is to be built. */
const deed = (subject: Phrase): boolean =>
  /^(?:a|an|the)$/.test(subject.at(-1)?.lower ?? '') &&
  isVerb(subject.at(-2)?.lower ?? '') &&
  !/^(?:needs?|wants?|gets?|uses?)$/.test(subject.at(-2)?.lower ?? '') &&
  people(subject.slice(0, -2))

/** The words of what it is about, without the words that every such name has. */
function subjectWords(subject: Phrase): string[] {
  const words = subject
    .map((token) => token.lower)
    .filter((word) => !adjectives.test(word) && !/^(?:a|an|the|and|of|for|,)$/.test(word))
  while (words.length > 1 && trailing.test(words.at(-1) ?? '')) words.pop()
  return words
}

const trackerish = (kind: string, subject: readonly string[]): string => {
  const last = kind.split(' ').at(-1) ?? ''
  if (
    /^(?:tracker|planner|log|journal|diary|register|manager|catalogue|catalog|organizer|organiser|list|blog|shop|store|directory|calendar|inventory|board)$/.test(
      last,
    )
  )
    return last
  return subject.length === 0 ? 'application' : 'tracker'
}

function heard(phrase: Phrase): Found | null {
  const found = find(phrase, asked)
  const weak =
    found !== null &&
    /^(?:manager|list|page|log|register|service|project|board|directory|catalog|catalogue|calendar|planner|shop|store|database)$/.test(
      textOf(found.group('kind')),
    )
  if (
    weak &&
    (!found.has('subject') ||
      (!found.has('lead') && !found.has('article') && people(found.group('subject'))) ||
      (found.has('rest') &&
        !/^(?:for|of|with|to|that|which|where|in|at|,|:|without)\b/.test(textOf(found.group('rest')))) ||
      (!found.has('lead') &&
        phrase.some(
          (token) =>
            /^(?:belongs?|shows?|displays?|starts?|lists?|gets?|uses?|sees?|sorted|listed|per|one|in|on|by|to)$/.test(
              token.lower,
            ) && !/^list$/.test(token.lower),
        )))
  )
    return null
  if (
    found?.has('rest') === true &&
    !/^(?:for|of|with|to|that|which|where|in|at|by|,|used|including|:|so|and|on|without|like)\b/.test(
      textOf(found.group('rest')),
    )
  )
    return null
  if (found === null || /\b(?:can|cannot|must)\b/.test(textOf(found.group('subject')))) return null
  if (!found.has('lead') && !found.has('article') && deed(found.group('subject'))) return null
  if (
    found.group('subject').length > 6 ||
    (!found.has('lead') &&
      phrase.some((token) =>
        /^(?:can|cannot|must|has|have|is|are|belongs|belong|shows|show|starts|displays|lists|gets|receives|sees)$/.test(
          token.lower,
        ),
      ))
  )
    return null
  if (
    found.has('lead') &&
    !/\b(?:need|needs|want|wants|build|create|make|develop|design|implement|write|set up|provide|like|looking|can have|this is|it is|get|can|have)\b/.test(
      textOf(found.group('lead')),
    )
  )
    return null
  return found
}

/** Claims words that name the subject and ties them to entities of that name; the rest waits for a domain. */
function subjectOfApp(scene: Scene, subject: Phrase): void {
  const words = subject.map((token) => singularOf(token.lower))
  for (const entity of scene.draft.entities.values()) {
    const parts = entity.noun.split(' ')
    const at = words.findIndex((_, index) => parts.every((part, offset) => words[index + offset] === part))
    if (at < 0) continue
    demand(scene, subject.slice(at, at + parts.length), {
      kind: 'entity',
      entity: entity.id,
      actions: ['list', 'view', 'create'],
    })
  }
  const plain = subject.filter(
    (token) =>
      !adjectives.test(token.lower) &&
      !trailing.test(token.lower) &&
      !/^(?:and|for|of|,|a|an|the|our|at|in|used|by|my|your|small|local|'s)$/.test(token.lower),
  )
  const told = [...scene.draft.entities.values()]
  if (told.length > 0 && plain.length > 0 && plain.length <= 4 && outsideReason(textOf(subject)) === null) {
    for (const entity of told.slice(0, 3))
      demand(scene, plain, { kind: 'entity', entity: entity.id, actions: ['list', 'view'] })
  }
  for (const token of subject)
    if (trailing.test(token.lower) || /^(?:and|for|of|,|a|an|the|our)$/.test(token.lower)) claim(scene, [token])
}

const isAccounts = (text: string): boolean =>
  /^(?:user |secure |a |the |simple )*(?:authentication|accounts?|log-in|registration|log-ins|user accounts|sign-up|registration and log-in|user management)$/.test(
    text,
  )
const isSearch = (text: string): boolean => /^(?:a |full-text |the )*search(?: function| box)?$/.test(text)
const isExport = (text: string): boolean => /^(?:a |the )*csv export(?:s)?$|^export (?:to|as) csv$/.test(text)

function features(found: Found): Phrase[] {
  const rest = find(found.group('rest'), /^(?:.*? )?(?:with|including)(?: the following features?)? (?<list>.+)$/d)
  return rest === null ? [] : partsOf(rest.group('list')).parts
}

function readFeature(scene: Scene, feature: Phrase): void {
  const text = textOf(feature)
  const { draft } = scene
  if (isAccounts(text) && !/management/.test(text) && !draft.accountsRefused)
    return demand(scene, feature, { kind: 'accounts' })
  const noun = thingNoun(feature)
  const entity = noun === null ? undefined : draft.entities.get(idOf(noun))
  if (entity !== undefined)
    return demand(scene, feature, { kind: 'entity', entity: entity.id, actions: ['list', 'view', 'create'] })
  if (isSearch(text) || isExport(text))
    draft.wholeApp.push({ scene, phrase: feature, what: isSearch(text) ? 'search' : 'export' })
  const [first] = feature
  if (first !== undefined && rankOf(text) !== null && draft.roles.has(idOf(text)))
    demand(scene, feature, { kind: 'role', role: idOf(text) })
}
