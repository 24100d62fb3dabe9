import { entityFor } from '../draft/draft.ts'
import { entityOfNoun } from '../draft/references.ts'
import { claim, demand } from '../draft/scene.ts'
import { isFieldNoun } from '../language/field-nouns.ts'
import { nounOf, partsOf } from '../language/noun-phrase.ts'
import { isAnyUser, rankOf } from '../language/people.ts'
import { find, textOf, type Found, type Phrase } from '../language/token.ts'
import { nestedNoun, readItems } from './field-item.ts'
import type { Pattern } from './pattern.ts'

const forms = [
  /^(?:each |every |an? |the |all )?(?<subject>[^,:()]+?) (?:(?<must>must )|can )?(?:have|has|with|stores?|holds?|records?) (?<colon>: )?(?:the following(?: fields| details| information| attributes| properties)?(?: :)? )?(?<list>.+)$/d,
  /^(?:for )?(?:each|every) (?<subject>[^,:()]+?) ,? ?(?:we|users|app|staff|you|they|there) (?:must |can )?(?:record|store|keep|save|track|note|register|know|see|are|enter|need|log|want)s?(?: to (?:record|store|know|keep|track))?(?: :)? (?<list>.+)$/d,
  /^(?<subject>[^,:()]+?) : (?<list>.+)$/d,
  /^(?:app must )?(?:store|record|keep|save) (?<list>.+) (?:for|of|about) (?:each|every) (?<subject>[^,:()]+)$/d,
  /^(?<subject>[^,:()]+?) (?:have|has|with)(?: the following(?: fields| details| information| attributes| properties)?)?(?: :)?$/d,
]

function heard(phrase: Phrase): Found | null {
  for (const form of forms) {
    const found = find(phrase, form)
    if (found === null) continue
    const noun = subjectNoun(found)
    if (
      noun === null ||
      /^(?:app|there|we|password|access|permission|home-page|dashboard|page|list|note|rule|example|feature|requirement|role)$/.test(
        noun.name,
      )
    )
      continue
    if (
      /^(?:to|been|access|permission|full (?:access|rights?|control|permissions?)|at-most|at-least|more-than|less-than|no|only|not|the right|rights|exactly [0-9]+|[0-9]+)(?: |$)/.test(
        textOf(found.group('list')),
      )
    )
      continue
    if (/^(?:the |a |an )?(?:status|state|stage) [a-z-]+$/.test(textOf(found.group('list')))) continue
    if (
      /^(?:(?:a|an|their own|his or her own|its own|own) )?(?:log-in|accounts?|user accounts?)\b/.test(
        textOf(found.group('list')),
      )
    )
      continue
    if (
      /\b(?:can|cannot|must)\b/.test(textOf(found.group('subject'))) ||
      (/\bwith\b/.test(textOf(found.frame)) && /\b(?:can|cannot)\b/.test(textOf(found.group('list'))))
    )
      continue
    if (
      rankOf(noun.name) !== null &&
      !/\b(?:have|has|with|:)/.test(textOf(found.frame)) &&
      !found.has('colon') &&
      /^(?:for )?(?!.*(?:each|every) ).*\b(?:stores?|holds?|records?)\b/.test(textOf(found.frame))
    )
      continue
    return found
  }
  return null
}

/** `A subject has a name and a room`: a thing of its own, though its noun could name a value of another. */
const isMadeOf = (phrase: Phrase, found: Found): boolean =>
  /^(?:a|an|each|every) .+ (?:has|have) an? /.test(textOf(phrase)) &&
  !/\b(?:at-most|at-least|maximum|minimum|length|limit|default|range|value|format|characters|between|unit)\b/.test(
    textOf(found.group('list')),
  )

/** The noun of the subject; `it` and `they` stand for what was spoken of before. */
function subjectNoun(found: Found): { readonly name: string } | null {
  const text = textOf(found.group('subject'))
  return /^(?:it|they|fields|attributes)$/.test(text) ? { name: 'it' } : nounOf(found.group('subject'))
}

/** `A book has a title and an author`, `For each sale we record …`, `Books: title, author`. */
export const having: Pattern = {
  name: 'having',
  pass: 1,
  survey: ({ draft }, phrase) => {
    const found = heard(phrase)
    const noun = found === null ? null : subjectNoun(found)
    if (
      found === null ||
      noun === null ||
      isAnyUser(noun.name) ||
      /^(?:it|they)$/.test(noun.name) ||
      draft.roles.has(noun.name)
    )
      return false
    if (
      isFieldNoun(noun.name) &&
      !isMadeOf(phrase, found) &&
      !/^(?:room|place|book|note|page|person|address|vehicle|department|category|review|comment|track|job|company|supplier|tag|topic|location|venue|brand|author|plate|question|answer|payment|charge|budget|appointment-time|treatment|question|position|material|theme|section|message|guest|feedback|stop|set|reading|observation|discount|rent)$/.test(
        noun.name,
      )
    )
      return false
    entityFor(draft, noun.name).described = true
    draft.current = entityFor(draft, noun.name).id
    for (const part of partsOf(found.group('list')).parts) {
      const rows = nestedNoun(part)
      if (rows !== null) entityFor(draft, rows).described = true
      const item = nounOf(part)
      if (item !== null && !item.plural) draft.listedNouns.add(item.name)
    }
    return true
  },
  read: (scene, phrase) => {
    const found = heard(phrase)
    const noun = found === null ? null : subjectNoun(found)
    if (found === null || noun === null) return false
    const entity = entityOfNoun(scene.draft, noun.name)
    if (entity === null) {
      if (!isAnyUser(noun.name) && !scene.draft.roles.has(noun.name)) return false
      scene.draft.accountsWanted = true
      claim(scene, found.frame, found.group('subject'), found.group('colon'))
      return readItems(scene, null, found.group('list')), true
    }
    scene.draft.current = entity.id
    demand(scene, found.group('subject'), { kind: 'entity', entity: entity.id, actions: ['list', 'view', 'create'] })
    claim(scene, found.frame, found.group('colon'))
    readItems(scene, entity, found.group('list'), found.has('must'))
    claim(scene, found.group('must'))
    return true
  },
}
