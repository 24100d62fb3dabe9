import type { Target } from '../constraints/constraint.ts'
import { readConstraints } from '../constraints/read-constraints.ts'
import { fieldFor } from '../draft/fields.ts'
import { idOf } from '../draft/naming.ts'
import { claim, refuse, type Scene } from '../draft/scene.ts'
import { fieldsMeant } from '../draft/subjects.ts'
import { isFieldNoun } from '../language/field-nouns.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { limitIn, ofThings } from './limit-forms.ts'
import type { Pattern } from './pattern.ts'

const forms = [
  /^(?<field>[^:()]+?) (?<said>(?:must|cannot|can be|can have|can only be|can only have|is|are|has|have|defaults|defaults to|starts at|starts with) .+)$/d,
  /^(?:the )?(?:length|value) of (?<field>[^:()]+?) (?<said>(?:must|cannot|can be|is|are|has) .+)$/d,
  /^(?<field>[^,:()]+?) : (?<said>.+)$/d,
  /^(?<field>[^,:()]+?) \( (?<said>.+) \)$/d,
]

/** A thing that is a value by itself, such as a grade: the value gets the name of the thing. */
function valueItself(scene: Scene, phrase: Phrase, said: string): Target | null {
  const noun = nounOf(phrase)
  const entity = noun === null ? undefined : scene.draft.entities.get(idOf(noun.name))
  const [moment, ...moments] = entity?.fields.filter((field) => field.type.startsWith('date')) ?? []
  if (entity !== undefined && moment !== undefined && moments.length === 0 && /\bin the (?:future|past)\b/.test(said))
    return { entity, field: moment }
  if (noun === null || entity === undefined || !isFieldNoun(noun.name)) return null
  const [words, ...more] = entity.fields.filter((field) => /^(?:text|long_text)$/.test(field.type))
  if (/^(?:comment|message|note|review|remark)$/.test(noun.name) && words !== undefined && more.length === 0)
    return { entity, field: words }
  return { entity, field: fieldFor(entity, noun.name) }
}

/** `No comment may be longer than …` → `a comment cannot be longer than …`; null where the negation is another one. */
function affirmed(scene: Scene, phrase: Phrase): Phrase | null {
  const [first, ...rest] = phrase
  if (first === undefined || !/^(?:no|not|nobody|none|never)$/.test(first.lower)) return phrase
  if (first.lower !== 'no') return null
  const modal = rest.findIndex((token) => /^(?:can|must)$/.test(token.lower))
  const bound = rest.findIndex((token) => /^(?:less-than|more-than)$/.test(token.lower))
  if (modal > 0) {
    claim(scene, [first])
    return rest.map((token, index) => (index === modal ? { ...token, lower: 'cannot' } : token))
  }
  if (bound < 1 || rest.some((token) => /^(?:is|are|has|have|cannot)$/.test(token.lower))) return null
  claim(scene, [first])
  return [...rest.slice(0, bound), ...borrow('cannot be'), ...rest.slice(bound)]
}

/** A value that nothing has been said of after all is none. */
function forget({ entity, field }: Target): false {
  if (entity !== null && !field.typed) entity.fields = entity.fields.filter((one) => one !== field)
  return false
}

/** `The maximum discount is 50 percent`, `A pet weighs at most 60 kg`, `Scores below 1 are rejected`. */
export const limitingOtherwise: Pattern = {
  name: 'limiting in other words',
  pass: 3,
  owns: ofThings,
  read: (scene, phrase) => {
    const verb = phrase.findIndex((token) => /^(?:has|have)$/.test(token.lower))
    if (verb > 0 && isMadeOf(phrase.slice(verb))) return false
    const said = affirmed(scene, phrase)
    const limit = said === null ? null : limitIn(scene, said)
    return limit !== null && constrain(scene, { ...limit, phrase: said ?? phrase })
  },
}

/** `The price must be positive`, `The title is required and at most 80 characters`. */
export const limiting: Pattern = {
  name: 'limiting',
  pass: 3,
  read: (scene, spoken) => {
    const phrase = affirmed(scene, spoken)
    if (phrase === null) return false
    for (const form of forms) {
      const found = find(phrase, form)
      if (found === null) continue
      const subject = found.group('field')
      const named = fieldsMeant(scene.draft, subject)
      const itself = named === null ? valueItself(scene, subject, textOf(found.group('said'))) : null
      const heard = named ?? (itself === null ? null : { targets: [itself], joints: [] })
      if (heard === null || isMadeOf(found.group('said'))) continue
      if (heard.targets.length > 1 && /\b(?:different|distinct|the same)\b/.test(textOf(found.group('said')))) continue
      if (heard.targets.length > 1)
        return constrain(scene, {
          targets: heard.targets,
          said: found.group('said'),
          frame: [...subject, ...found.frame],
          phrase,
        })
      for (const target of heard.targets) {
        if (target.entity !== null) scene.draft.current = target.entity.id
        if (!readConstraints(scene, target, found.group('said')) && itself !== null) return forget(itself)
      }
      claim(scene, subject, found.frame)
      return true
    }
    return false
  },
}

type Constraining = {
  readonly targets: readonly Target[]
  readonly said: Phrase
  readonly frame: Phrase
  readonly phrase: Phrase
}

/** Says the same of each field; what only some of them can take is not served at all. */
function constrain(scene: Scene, { targets, said, frame, phrase }: Constraining): boolean {
  if (targets.length > 1 && oneWillDo(phrase, said)) return false
  const understood = targets.map((target) => readConstraints(scene, target, said))
  if (understood.every((one) => !one)) return false
  const last = targets.at(-1)?.entity
  if (last !== undefined && last !== null) scene.draft.current = last.id
  if (understood.includes(false)) refuse(scene, phrase, 'this was understood of some of the named fields only')
  claim(scene, frame)
  return true
}

/** `The email or the phone must be given`: neither of them is required by itself. */
function oneWillDo(phrase: Phrase, said: Phrase): boolean {
  const modal = phrase.findIndex((token) => /^(?:must|is|are|has|have|needs?|cannot|can)$/.test(token.lower))
  return phrase.slice(0, Math.max(0, modal)).some((token) => token.lower === 'or') && presenceSaid.test(textOf(said))
}

const presenceSaid =
  /\b(?:required|mandatory|compulsory|obligatory|necessary|needed|given|filled|entered|provided|set|present|specified|supplied|stated|empty|blank|missing)\b/

/** `Tasting notes have a date`: what a thing is made of, and not what form a value has. */
const isMadeOf = (said: Phrase): boolean =>
  /^(?:has|have) (?:a |an )?(?:valid )?(?:date|time|datetime|text|link|url|email|phone number|website|number|flag|string|currency)s?\b(?! of\b| between\b)/.test(
    textOf(said),
  )
