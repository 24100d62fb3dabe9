import type { Action } from '../../../core/app-spec/grant.ts'
import { actorsOf } from '../draft/actors.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { claim, refuse } from '../draft/scene.ts'
import { find, textOf } from '../language/token.ts'
import { actingBase, actionsOf } from '../language/verbs.ts'
import { keepApart } from './doing.ts'
import type { Pattern } from './pattern.ts'

const others =
  /^(?<who>[a-z]+(?: [a-z]+)?) cannot (?<verbs>[a-z-]+(?: (?:,|and|or|nor) [a-z-]+)*) (?:the )?(?:other users 's (?:data|things|records|entries)|(?:data|things|records|entries) of other users)$/d

/** `Members cannot see other users' data`: whatever they make is kept apart. */
export const secluding: Pattern = {
  name: 'secluding',
  pass: 3,
  owns: (phrase) => find(phrase, others) !== null,
  read: (scene, phrase) => {
    const found = find(phrase, others)
    const actors = found === null ? null : actorsOf(scene.draft, found.group('who'))
    if (found === null || actors === null || scene.draft.accountsRefused) return false
    const words = textOf(found.group('verbs')).split(/ (?:,|and|or|nor) /)
    const actions = words.map((word) => actionsOf(actingBase(word) ?? ''))
    if (actions.some((one) => one === null)) return false
    const all = new Set(actions.flatMap((one): readonly Action[] => one ?? []))
    if (all.has('edit')) all.add('delete')
    const made = [...scene.draft.entities.values()].filter((entity) => isMade(entity, actors.who))
    if (made.length === 0) return refuse(scene, phrase, 'it is not told whose things there are'), true
    for (const entity of made) keepApart(scene, { entity, actions: [...all], actors, phrase })
    claim(scene, phrase)
    return true
  },
}

/** True where these people, or anybody with an account, make such things. */
const isMade = (entity: EntityDraft, who: readonly string[]): boolean =>
  entity.owner !== null ||
  entity.allowances.every((one) => one.action !== 'create') ||
  entity.allowances.some(
    (one) => one.action === 'create' && one.kind === 'may' && (who.includes(one.who) || one.who === 'signed_in'),
  )
