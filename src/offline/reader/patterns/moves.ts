import type { EntityDraft, Move } from '../draft/draft.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { participleOf } from '../language/conjugate.ts'
import { textOf, type Phrase } from '../language/token.ts'
import { movingBase } from '../language/verbs.ts'

const synonyms: Readonly<Record<string, readonly string[]>> = {
  complete: ['done', 'finished', 'completed'],
  finish: ['done', 'completed', 'finished'],
  reopen: ['open', 'reopened'],
  start: ['in_progress', 'started', 'active'],
  resolve: ['resolved', 'solved', 'closed'],
  ship: ['shipped', 'sent'],
  accept: ['accepted', 'approved'],
  decline: ['declined', 'rejected'],
  cancel: ['cancelled', 'canceled'],
  activate: ['active', 'activated'],
  reactivate: ['active', 'reactivated'],
  resume: ['active', 'resumed'],
  restart: ['started', 'in_progress', 'active'],
  deactivate: ['inactive', 'deactivated'],
  suspend: ['suspended'],
}

/** The state that a verb leads to: its participle, or a state of the entity that means the same. */
export function stateAfter(entity: EntityDraft, verb: string): string {
  const states = [participleOf(verb), ...(synonyms[verb] ?? [])].map(idOf)
  return states.find((state) => entity.values.includes(state)) ?? idOf(participleOf(verb))
}

/** The move of that verb into that state, made if there is none. */
export function moveFor(entity: EntityDraft, verb: string, to: string): Move {
  const id = idOf(verb)
  const known = entity.moves.find((move) => move.id === id || move.to === to)
  if (known !== undefined) return known
  const move: Move = { id, title: titleOf(verb.replace('-', ' ')), from: [], to, by: [] }
  entity.moves.push(move)
  entity.lives = true
  if (!entity.values.includes(to)) entity.values.push(to)
  return move
}

/** `from accepted to in repair, from in repair to finished` as pairs of states. */
export const waysIn = (path: Phrase): (readonly [from: string, to: string])[] =>
  [
    ...textOf(path).matchAll(
      /from (.+?)(?: (?:it|goes|moves|can|go|move|changes|change))* to (.+?)(?= (?:, and|,|and) from |$)/g,
    ),
  ].map((way) => [idOf(way[1] ?? ''), idOf(way[2] ?? '')] as const)

/** Adds moves along the pairs. A choice of the same values becomes the state. */
export function steps(
  scene: Scene,
  entity: EntityDraft,
  phrase: Phrase,
  ways: readonly (readonly [from: string, to: string])[],
): boolean {
  if (ways.length === 0 || ways.some(([from, to]) => from === to)) return false
  for (const id of ways.flat()) if (!entity.values.includes(id)) entity.values.push(id)
  const asField = entity.fields.find((field) => field.id === entity.stateField)
  if (asField !== undefined && ways.flat().every((id) => asField.options.some((option) => option.id === id)))
    entity.values = asField.options.map((option) => option.id)
  entity.lives = true
  entity.initial ??= ways[0]?.[0] ?? null
  for (const [from, to] of ways) {
    const verb = movingBase(to.replaceAll('_', '-')) ?? `mark_${to}`
    const move = moveFor(entity, verb, to)
    if (move.id.startsWith('mark_')) move.title = titleOf(`mark as ${to.replaceAll('_', ' ')}`)
    if (!goFrom(move, from)) return false
    demand(scene, phrase, { kind: 'transition', entity: entity.id, transition: move.id })
  }
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'states', entity: entity.id })
  claim(scene, phrase)
  return true
}

/** Adds a state to those that a move starts from; false where the text has said that it cannot. */
export function goFrom(move: Move, from: string): boolean {
  if (move.notFrom?.includes(from) === true) return false
  if (!move.from.includes(from)) move.from.push(from)
  return true
}
