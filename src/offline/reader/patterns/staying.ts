import type { Action } from '../../../core/app-spec/grant.ts'
import { valueOf } from '../conditions/read-condition.ts'
import { addRule, literal, type EntityDraft } from '../draft/draft.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { find, textOf, type Phrase } from '../language/token.ts'

const while_ =
  /^(?:only )?(?:as long as|while|if|when|so long as|(?<until>until|before)) (?:it|they|the [a-z]+|these|the [a-z]+s|an? [a-z]+) (?:is|are|has been|have been|was|were|has|have) (?<not>not )?(?:yet |been |already |still |currently )*(?<states>[a-z-]+(?: [a-z]+)?(?: (?:,|or|nor|and) [a-z-]+)*)$/d

/**
 * `… edit their film as long as it has not been accepted or declined`: what people may do with a thing only in some of its
 * states. Read once every state is known.
 */
export function staysOpen(
  scene: Scene,
  entity: EntityDraft,
  act: { readonly actions: readonly Action[]; readonly rest: Phrase },
): void {
  const found = find(act.rest, while_)
  const actions = act.actions.filter((action) => action === 'edit' || action === 'delete')
  if (found === null || actions.length === 0 || actions.length !== act.actions.length) return
  scene.draft.deferred.push(() => {
    const states = textOf(found.group('states'))
      .split(/ (?:,|or|nor|and) /)
      .map((name) => valueOf(entity, name))
    if (!entity.lives || states.some((state) => state === null)) return
    const known = states.filter((state) => state !== null)
    const rules =
      found.has('not') !== found.has('until')
        ? known.map((state) => [literal(entity.stateField, '=', state)])
        : [known.map((state) => literal(entity.stateField, '!=', state))]
    for (const when of rules) {
      const id = addRule(entity, { kind: 'frozen', id: `stays_${entity.rules.length + 1}`, when, actions })
      demand(scene, act.rest, { kind: 'rule', entity: entity.id, rule: id })
    }
    claim(scene, act.rest)
  })
}
