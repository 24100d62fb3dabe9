import { conditionsOf } from '../conditions/read-condition.ts'
import type { Scene } from '../draft/scene.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { ends } from '../spec/complete-states.ts'
import { actionsIn, freeze, freezeUnless, thingOf } from './freezing.ts'
import { guardForms as forms, verbs } from './guard-forms.ts'
import { thingMeant } from './objects.ts'

const being = new RegExp(
  `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) (?:that|which|who) (?<when>(?:is|are|has been|have been) [a-z][a-z ,-]*?) cannot be ${verbs}$`,
  'd',
)

const ofStates = new RegExp(
  `^(?:(?:a|an|the|each|any|all) )*(?<when>[a-z-]+(?: (?:, or|, and|,|or|and) [a-z-]+)+) (?<thing>[a-z]+(?: [a-z]+)?) (?:cannot be ${verbs}|(?:is|are) (?<closed>read-only|frozen|locked))$`,
  'd',
)

/** `Deals that are won or lost cannot be edited`, `Won and lost deals are read-only`. */
export function thatAre(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, being) ?? find(phrase, ofStates)
  const entity = found === null ? null : thingOf(scene, found.group('thing'))
  const actions = found?.has('closed') === true ? (['edit', 'delete'] as const) : actionsIn(found?.group('verbs') ?? [])
  if (found === null || entity === null || actions === null) return false
  return freeze(scene, { entity, actions, phrase, when: found.group('when') })
}

/** `Once an invoice is sent it cannot be changed`. */
export function frozenAfter(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.after)
  if (found === null) return false
  const subject = find(
    found.group('when'),
    /^(?<who>(?:(?:a|an|the|it|they) )?[a-z -]*?) ?(?:is|are|was|were|has been|have been|gets|becomes) (?<rest>.+)$/d,
  )
  const named = subject === null || textOf(subject.group('who')) === '' ? null : thingOf(scene, subject.group('who'))
  const entity =
    (/^(?:it|they)$/.test(textOf(found.group('thing'))) ? named : null) ?? thingOf(scene, found.group('thing')) ?? named
  const actions = actionsIn(found.group('verbs'))
  return entity !== null && actions !== null && freeze(scene, { entity, actions, phrase, when: found.group('when') })
}

/** `cannot be deleted unless it is archived`, `can be edited until it is sent`. */
export function unlessOrUntil(scene: Scene, phrase: Phrase): boolean {
  const unless = find(phrase, forms.unless)
  const found = unless ?? find(phrase, forms.until)
  const entity = found === null ? null : thingOf(scene, found.group('thing'))
  const actions = found === null ? null : actionsIn(found.group('verbs'))
  const conditions = found === null || entity === null ? null : conditionsOf(entity, found.group('when'))
  const [condition] = conditions ?? []
  if (found === null || entity === null || actions === null || condition === undefined || conditions?.length !== 1)
    return false
  if (condition.field !== entity.stateField || condition.op !== '=' || !('literal' in condition.value)) return false
  const { literal: state } = condition.value
  if (typeof state !== 'string') return false
  if (unless !== null) return freezeUnless(scene, { entity, actions, phrase, states: [state] })
  if (
    entity.values.indexOf(state) < 0 ||
    (ends.test(state) === false &&
      entity.moves.some((move) => move.from.includes(state) && !ends.test(move.to) && move.to !== entity.initial))
  )
    return false
  return freeze(scene, { entity, actions, phrase, when: found.group('when') })
}

/** `Only draft posts can be deleted`. */
export function onlyState(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.onlyState)
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  const actions = found === null ? null : actionsIn(found.group('verbs'))
  if (found === null || thing === null || thing.state === null || actions === null) return false
  return freezeUnless(scene, { entity: thing.entity, actions, phrase, states: [thing.state] })
}

/** `A post can only be deleted while it is a draft`. */
export function onlyWhile(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.onlyWhile)
  if (found === null || !/ only /.test(textOf(phrase))) return false
  const entity = thingOf(scene, found.group('thing'))
  const actions = actionsIn(found.group('verbs'))
  if (entity === null || actions === null) return false
  const states = textOf(found.group('when'))
    .split(' or ')
    .map((part) =>
      conditionsOf(
        entity,
        find(found.group('when'), /^(?<all>.+)$/d)
          ?.group('all')
          .filter((token) => ` ${part} `.includes(` ${token.lower} `)) ?? [],
      ),
    )
  const values = states.map((conditions) =>
    conditions?.length === 1 &&
    conditions[0]?.field === entity.stateField &&
    conditions[0].op === '=' &&
    'literal' in conditions[0].value
      ? conditions[0].value.literal
      : null,
  )
  if (values.some((value) => typeof value !== 'string')) return false
  return freezeUnless(scene, { entity, actions, phrase, states: values.filter((value) => typeof value === 'string') })
}
