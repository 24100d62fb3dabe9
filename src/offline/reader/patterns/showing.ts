import { entityNamed } from '../draft/references.ts'
import { claim, type Scene } from '../draft/scene.ts'
import { partsOf } from '../language/noun-phrase.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { aggregateOver, functions } from './aggregating.ts'

const worked = '(?:the |its |their )*(?:total number|number|total|average|mean|sum|count|highest|lowest)'
const each = '(?:(?:each|every|all|a|an|the) )+'
const det = '(?:(?:each|every|all|a|an|the) )*'
const noun = '[a-z][a-z -]*?'
const shows =
  '(?:(?:app|we|users?|you|i|people|it|one|(?:the )?[a-z]+s) )?(?:can |must )?(?:shows?|displays?|lists?|sees?|knows?|calculates?|computes?|show|see|view|there is|there must be)'
const seen =
  '(?:is|are|must be|can be) (?:shown|displayed|listed|visible|calculated|computed|seen|given|worked out)(?: (?:on|in|at|next to) (?:its|the|their) (?:page|list|pages|overview|detail page))?'
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'd')

/** Forms that name a thing and what is worked out for each of them. */
const forms: readonly RegExp[] = [
  form(
    `(?:the )?(?:page|list|overview|view|details) of ${det}(?<of>${noun}) (?:shows?|displays?|contains?) (?<what>${worked} .+)`,
  ),
  form(
    `${det}(?<of>${noun})(?: (?:page|list|overview|pages|details))? (?:must |can )?(?:shows?|displays?|lists?|has|have|knows|calculates|computes) (?<what>${worked} .+)`,
  ),
  form(`(?:for|on|with) ${each}(?<of>${noun})(?: page)? ,? ?${shows} (?<what>${worked} .+)`),
  form(`${shows} (?:for|with|on) ${each}(?<of>${noun}) (?<what>${worked} .+)`),
  form(`${shows} (?<what>${worked} .+) (?:for|with|on|of|per|in|next to) (?:each|every|all|one)? ?(?<of>${noun})`),
  form(`(?<what>${worked} .+) (?:of|for|in|on|per) (?:each |every |a |an |all )?(?<of>${noun}) ${seen}`),
  form(`(?<what>${worked} .+?) ${seen} (?:for|with|on|in|at|next to|per) ${det}(?<of>${noun})(?: page| list| pages)?`),
]

/** Forms that ask how many there are. */
const manyForms: readonly RegExp[] = [
  form(
    `(?:${shows} )?how many (?<things>${noun}) ${each}(?<of>${noun}) (?:has|have|got|received|contains?|holds?)(?: ${seen})?`,
  ),
  form(
    `(?:${shows} )?how many (?<things>${noun}) (?:there are|exist|belong|are|we have) (?:in|for|on|of|to|per|at|with) ${det}(?<of>${noun})(?: ${seen})?`,
  ),
  form(
    `(?:for|on|with) ${each}(?<of>${noun}) ,? ?${shows} how many (?<things>${noun})(?: (?:it|they|he|she) (?:has|have)| there are)?`,
  ),
  form(
    `${det}(?<of>${noun})(?: page)? (?:must |can )?(?:shows?|displays?) how many (?<things>${noun})(?: (?:it|they|he|she) (?:has|have)| there are)?`,
  ),
]

type Wanted = { readonly of: Phrase; readonly what: Phrase }

function wantedIn(phrase: Phrase): Wanted[] {
  const numbers = manyForms.flatMap((one): Wanted[] => {
    const found = find(phrase, one)
    return found === null ? [] : [{ of: found.group('of'), what: [...borrow('number of'), ...found.group('things')] }]
  })
  const others = forms.flatMap((one): Wanted[] => {
    const found = find(phrase, one)
    return found === null ? [] : [{ of: found.group('of'), what: found.group('what') }]
  })
  return [...numbers, ...others]
}

/** True where the statement can only ask for something that is worked out for each of some things. */
export const asksForEach = (phrase: Phrase): boolean =>
  /\b(?:how many|number|total|average|sum|count)\b/.test(textOf(phrase)) &&
  /\b(?:each|every|per)\b/.test(textOf(phrase)) &&
  wantedIn(phrase).length > 0

/** `Each book shows the number of its loans`, `Show how many bookings every class has`. */
export const shown = (scene: Scene, phrase: Phrase): boolean =>
  wantedIn(phrase).some((wanted) => forEachOf(scene, phrase, wanted))

function forEachOf(scene: Scene, phrase: Phrase, { of, what }: Wanted): boolean {
  const entity = entityNamed(scene.draft, of)
  if (entity === null) return false
  const parts = partsOf(what, /^(?:,|and)$/).parts.map((part) =>
    find(
      part,
      /^(?:(?:the|its|their) )*(?<fn>total number|number|total|average|mean|sum|count|highest|lowest) (?:of )?(?:the |its |their |all )*(?<what>.+)$/d,
    ),
  )
  const read = parts.map((one) => {
    const fn = one === null ? undefined : functions[textOf(one.group('fn')).replace('total number', 'count')]
    if (one === null || fn === undefined) return false
    return aggregateOver(scene, {
      entity,
      fn,
      what: one.group('what'),
      name: null,
      phrase: [...one.frame, ...one.group('fn'), ...one.group('what')],
    })
  })
  if (!read.every((one) => one)) return false
  claim(scene, phrase)
  return true
}
