import type { Actors } from '../draft/actors.ts'
import type { EntityDraft, Move } from '../draft/draft.ts'
import { ownerOf } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import type { Phrase } from '../language/token.ts'
import type { Mode } from './doing.ts'

type GrantMove = {
  readonly entity: EntityDraft
  readonly move: Move
  readonly actors: Actors
  readonly own: boolean
  readonly mode: Mode
  readonly phrase: Phrase
  /** The only states from which these people may, where the text names some. */
  readonly from?: readonly string[]
}

/** Lets these people make the move, and says what a test can see of it. */
export function grantMove(scene: Scene, { entity, move, actors, own, mode, phrase, from }: GrantMove): void {
  if (own && !scene.draft.accountsRefused) {
    ownerOf(entity, actors.who.find((who) => scene.draft.roles.has(who)) ?? 'owner')
    scene.draft.accountsWanted = true
  }
  for (const who of actors.who.filter((one) => one !== 'somebody'))
    if (!move.by.some((by) => by.who === who && by.own === own)) move.by.push({ who, own })
  demand(scene, phrase, { kind: 'transition', entity: entity.id, transition: move.id })
  if (mode.only || own || (actors.named && !scene.draft.accountsRefused))
    demand(
      scene,
      phrase,
      { kind: 'transition_permission', entity: entity.id, transition: move.id },
      { who: actors.who, how: mode.only ? 'only' : own ? 'own' : 'may', ...(from === undefined ? {} : { from }) },
    )
}
