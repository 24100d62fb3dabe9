import { pluralOf } from '../language/inflect.ts'
import { textOf, type Phrase } from '../language/token.ts'
import { movingBase } from '../language/verbs.ts'
import type { Draft, EntityDraft } from './draft.ts'
import { idOf } from './naming.ts'

const waiting =
  'pending|open|draft|submitted|requested|planned|scheduled|proposed|unpaid|new|in-progress|unconfirmed|unapproved'

/**
 * Learns the states in which things wait from the words before their nouns (`approve pending requests`) and from
 * conditions (`cancel a request while it is still pending`). Where things end is learnt from the verbs that take them there.
 */
export function learnStates(draft: Draft, phrases: readonly Phrase[]): void {
  const texts = phrases.filter((phrase) => phrase.length <= 60).map((phrase) => ({ phrase, text: textOf(phrase) }))
  for (const entity of draft.entities.values()) {
    const noun = nounPattern(draft, entity)
    const about = texts.filter(({ text }) => new RegExp(`\\b${noun}\\b`).test(text))
    const moved = about.some(({ phrase }) => phrase.some((token) => verbs.has(movingBase(token.lower) ?? '')))
    if (!moved || entity.fields.some((field) => field.id === entity.stateField && field.type !== 'choice')) continue
    const named = texts.flatMap(
      ({ text }) =>
        new RegExp(
          `^(?:(?:an?|each|every|the|any|all) )*(?:${noun}|status|state)(?: of (?:an? |the )?${noun})? (?:is|are|must be|is always|are always) (?:either |always |one of )*(?<states>[a-z -]+(?: , [a-z -]+)*(?: ,)? or [a-z -]+)$`,
        ).exec(text)?.groups?.['states'] ?? [],
    )
    const listed = (state: string): boolean => named.length === 0 || named.some((states) => states.includes(state))
    const published = about.some(({ text }) => /\bpublish/.test(text))
    if (
      published &&
      texts.some(({ text }) => /\b(?:drafts?|unpublish[a-z]*)\b/.test(text)) &&
      !entity.values.includes('draft')
    )
      entity.values.unshift('draft')
    for (const { text } of about) {
      const before = new RegExp(`\\b(?<state>${waiting}) ${noun}\\b`).exec(text)?.groups?.['state']
      const while_ = new RegExp(
        `\\b${noun}\\b.*\\b(?:while|when|if|as long as|until) (?:it|they|the [a-z]+) (?:is|are) (?:still )?(?<state>${waiting})$`,
      ).exec(text)?.groups?.['state']
      for (const state of [before, while_]) {
        if (state === undefined || state === 'new' || hasOption(entity, state)) continue
        if (state === 'open' && !listed(state)) continue
        if (!entity.values.includes(idOf(state))) entity.values.unshift(idOf(state))
      }
    }
  }
}

/** Verbs that make no doubt that a thing goes through states. */
const verbs = new Set(
  'approve reject accept decline cancel close reopen complete finish archive confirm resolve pay ship deliver deny withdraw escalate publish'.split(
    ' ',
  ),
)

const hasOption = (entity: EntityDraft, state: string): boolean =>
  entity.fields.some((field) => field.options.some((option) => option.id === idOf(state)))

/** The entity by its whole noun, or by its last word where no other ends so. */
function nounPattern(draft: Draft, entity: EntityDraft): string {
  const last = entity.noun.split(' ').at(-1) ?? entity.noun
  const alone = [...draft.entities.values()].filter((other) => other.noun.split(' ').at(-1) === last).length === 1
  const names = alone ? [entity.noun, last] : [entity.noun]
  return `(?:${names.flatMap((name) => [name, pluralOf(name)]).join('|')})`
}
