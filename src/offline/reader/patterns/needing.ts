import { addRule, type EntityDraft } from '../draft/draft.ts'
import { conditionsOf, valueOf } from '../conditions/read-condition.ts'
import { literal } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { fieldMeant, fieldFor } from '../draft/fields.ts'
import { entityNamed } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { basesOf, participleOf } from '../language/conjugate.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const forms = [
  /^(?<who>(?:(?:a|an|the|each|every) )*[a-z][a-z ]*?) must (?:give|provide|enter|state|specify|fill in|add) (?<field>(?:a|an|the) [a-z][a-z -]*?) (?:when|if|once|before) (?<when>.+)$/d,
  /^(?<field>(?:(?:a|an|the|its) )?[a-z][a-z -]*?) (?:is|are|must be) (?:required|mandatory|needed|given|entered|filled in|provided|set|necessary) (?:when|if|for|once|while|before|after|on) (?<when>.+)$/d,
  /^(?:when|if|once) (?<when>.+?) ,? ?(?<field>(?:a|an|the|its) [a-z][a-z -]*?) (?:is|are|must be) (?:required|mandatory|needed|given|entered|filled in|provided|set)$/d,
  /^(?<when>(?:(?:a|an|the|each|every|all) )*[a-z][a-z -]*?) (?:must|needs|need) (?:have|has|include)? ?(?<field>(?:a|an|the) [a-z][a-z -]*?)$/d,
]

const refusing =
  /^(?:(?:a|an|the|all|any) )*(?<thing>[a-z][a-z -]*?) without (?<field>(?:a|an|the|any) [a-z][a-z -]*?) (?:is|are|must be|cannot be) (?:not accepted|not allowed|rejected|refused|not possible|invalid|forbidden|accepted|allowed|saved|created)$/d

/** `Orders without a date are not accepted`. */
function withoutIt(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, refusing)
  const entity = found === null ? null : entityNamed(scene.draft, found.group('thing'))
  const noun = found === null ? null : nounOf(found.group('field'))
  if (found === null || entity === null || noun === null) return false
  const denies =
    /\bcannot be\b/.test(textOf(found.frame)) === /\b(?:accepted|allowed|saved|created)$/.test(textOf(phrase)) ||
    /\bnot (?:accepted|allowed|possible)$/.test(textOf(phrase))
  const field = entity.fields.find((one) => one.id === idOf(noun.name))
  if (!denies || field === undefined) return false
  field.required = true
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'required', entity: entity.id, field: field.id })
  return true
}

/** `A reason is required when a request is rejected`. */
export const needing: Pattern = {
  name: 'needing',
  pass: 3,
  read: (scene, phrase) => {
    if (withoutIt(scene, phrase)) return true
    for (const [index, form] of forms.entries()) {
      const found = find(phrase, form)
      if (found === null) continue
      const entity = entityOf(scene, found.group('when'), index === 3)
      if (entity === null) continue
      const when = conditionIn(entity, found.group('when'))
      const noun = nounOf(found.group('field'))
      if (when === null || noun === null) continue
      const known = fieldMeant(scene.draft, found.group('field'))
      const field = known !== null && known.entity?.id === entity.id ? known.field : fieldFor(entity, noun.name)
      const id = addRule(entity, {
        kind: 'required_when',
        id: `${field.id}_needed`.slice(0, 40),
        field: field.id,
        when,
      })
      scene.draft.current = entity.id
      demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
      return true
    }
    return false
  },
}

/** The entity that the condition speaks of: the one it names, else the one just spoken of. */
function entityOf(scene: Scene, when: Phrase, strict: boolean): EntityDraft | null {
  for (let size = Math.min(4, when.length); size > 0; size--) {
    for (let at = 0; at + size <= when.length; at++) {
      const entity = entityNamed(scene.draft, when.slice(at, at + size))
      if (entity !== null) return entity
    }
  }
  return strict || scene.draft.current === null ? null : (scene.draft.entities.get(scene.draft.current) ?? null)
}

function conditionIn(entity: EntityDraft, when: Phrase): ReturnType<typeof conditionsOf> {
  const direct = conditionsOf(entity, when)
  if (direct !== null) return direct
  const text = textOf(when)
  const doing =
    /^(?:(?:a|an|the|someone|staff|[a-z]+) )?(?<verb>[a-z]+(?:ing|s|ed)?)(?: (?:a|an|the|any) [a-z -]+| it| them)?$/.exec(
      text,
    )?.groups?.['verb']
  const before = new RegExp(`^(?:(?:a|an|the|each|every|all) )*(?<state>[a-z -]+?) ${entity.noun}s?$`).exec(text)
    ?.groups?.['state']
  if (before !== undefined) {
    const state = valueOf(entity, before)
    return state === null ? null : [literal(entity.stateField, '=', state)]
  }
  const state =
    doing === undefined
      ? undefined
      : basesOf(doing)
          .map((base) => participleOf(base))
          .find((value) => entity.values.includes(value))
  return state === undefined ? null : [literal(entity.stateField, '=', state)]
}
