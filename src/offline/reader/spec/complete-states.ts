import type { Draft, EntityDraft, Move } from '../draft/draft.ts'
import { pluralOf } from '../language/inflect.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { basesOf } from '../language/conjugate.ts'
import { movingBase } from '../language/verbs.ts'
import { listed } from './complete-entities.ts'

const firsts = [
  'draft',
  'new',
  'open',
  'pending',
  'requested',
  'submitted',
  'planned',
  'scheduled',
  'to_do',
  'todo',
  'available',
  'active',
  'created',
  'received',
]

/** Fills in what the text leaves open about states: where rows begin, and from where a move starts. */
export function completeStates(draft: Draft, entity: EntityDraft): void {
  if (!entity.lives) {
    if (entity.values.length > 1 && !entity.fields.some((field) => field.id === entity.stateField)) entity.lives = true
    else return
  }
  if (entity.initial === null) {
    const targets = new Set(entity.moves.map((move) => move.to))
    const free = entity.values.filter((value) => !targets.has(value))
    const again = new Set(
      entity.moves
        .filter((move) => /^(?:reopen|reactivate|restore|resume|unpublish)/.test(move.id))
        .map((move) => move.to),
    )
    const start =
      firsts.find((value) => free.includes(value) || (again.has(value) && entity.values.includes(value))) ??
      free[0] ??
      null
    entity.initial = start ?? 'open'
    if (start === null) {
      entity.initial = entity.moves.some((move) => /^(?:approved|rejected|accepted|declined|confirmed)$/.test(move.to))
        ? 'pending'
        : entity.values.includes('open')
          ? 'new'
          : 'open'
      entity.values.unshift(entity.initial)
    }
    draft.assumptions.push({
      text: `A new ${entity.noun} is ${entity.initial.replaceAll('_', ' ')}.`,
      source: 'default',
    })
  }
  if (entity.moves.length === 0) {
    for (const to of entity.values) {
      const id = basesOf(to).find((base) => movingBase(base) !== null) ?? `mark_${to}`
      entity.moves.push({
        id: id.replaceAll('-', '_'),
        title: titleOf(`mark as ${to.replaceAll('_', ' ')}`),
        from: entity.values.filter((value) => value !== to),
        to,
        by: [],
      })
    }
    draft.assumptions.push({
      text: `The ${entity.stateField} of ${entity.noun} may change from any value to any other.`,
      source: 'default',
    })
    return
  }
  reach(draft, entity)
  const open = entity.moves.filter((move) => move.from.length === 0)
  for (const move of open)
    move.from = startsOf(entity, move.to, move.id).filter((state) => move.notFrom?.includes(state) !== true)
  for (const move of open) leadOn(entity, move)
  for (const move of open) {
    draft.assumptions.push({
      text: `"${move.title}" is possible for ${entity.noun} that is ${listed(move.from.map((value) => value.replaceAll('_', ' ')))}.`,
      source: 'default',
    })
  }
}

/** A state that nothing leads to gets a way from every state that is not the end. */
function reach(draft: Draft, entity: EntityDraft): void {
  for (const to of entity.values) {
    if (to === entity.initial || entity.moves.some((move) => move.to === to)) continue
    const verb = basesOf(to.replaceAll('_', '-')).find((base) => movingBase(base) !== null) ?? `mark_${to}`
    const from = entity.values.filter((value) => value !== to && !ends.test(value))
    entity.moves.push({
      id: idOf(verb),
      title: titleOf(`mark as ${to.replaceAll('_', ' ')}`),
      from: from.length > 0 ? from : [entity.initial ?? ''],
      to,
      by: [],
    })
    draft.assumptions.push({
      text: `Who may edit ${pluralOf(entity.noun)} may mark them as ${to.replaceAll('_', ' ')}.`,
      source: 'default',
    })
  }
}

/**
 * What is under way goes on: a move starts as well from the states on its way that nothing leads out of, and what
 * finishes a thing also finishes one that has been started.
 */
function leadOn(entity: EntityDraft, move: Move): void {
  const way = entity.values.slice(0, Math.max(0, entity.values.indexOf(move.to)))
  const stuck = way.filter((state) => underWay.test(state) && !entity.moves.some((other) => other.from.includes(state)))
  const begun =
    /^(?:finish|complete|resolve|close|end|deliver|return|mark_(?:done|finished|completed|resolved|closed|ready|fixed))$/.test(
      move.id,
    )
      ? entity.values.filter((state) => underWay.test(state) && state !== move.to)
      : []
  for (const state of new Set([...stuck, ...begun]))
    if (!move.from.includes(state) && move.notFrom?.includes(state) !== true) move.from.push(state)
}

const underWay = /^(?:started|in_progress|in_repair|in_work|running|ongoing|doing|under_way|in_transit|on_the_way)$/

/** States after which nothing is expected any more. */
export const ends =
  /^(?:rejected|cancelled|canceled|closed|archived|done|completed|finished|paid|delivered|returned|expired|declined|refunded|settled|withdrawn|published|retired|resolved|denied)$/

const gone = /^(?:rejected|cancelled|canceled|archived|declined|withdrawn|denied|expired)$/

function startsOf(entity: EntityDraft, to: string, verb: string): string[] {
  const initial = entity.initial ?? ''
  const order = entity.values.indexOf(to)
  if (/^(?:reopen|reactivate|restore|unpublish|resume)$/.test(verb)) {
    const ended = entity.values.filter((value) => value !== to && ends.test(value))
    return ended.length > 0 ? ended : entity.values.filter((value) => value !== to)
  }
  if (verb === 'close') {
    const open = entity.values.filter((value) => value !== to && !gone.test(value))
    return open.length > 0 ? open : [initial]
  }
  if (/^(?:cancel|archive|withdraw)$/.test(verb)) {
    const open = entity.values.filter((value) => value !== to && !ends.test(value))
    return open.length > 0 ? open : [initial]
  }
  const before = {
    approve: ['submitted', 'pending', 'requested'],
    reject: ['submitted', 'pending', 'requested'],
    pay: ['approved', 'sent', 'issued', 'confirmed'],
    deliver: ['shipped'],
    ship: ['paid', 'packed', 'confirmed'],
    return: ['borrowed', 'approved', 'picked_up', 'checked_out'],
    publish: ['approved', 'reviewed', 'draft'],
  }
  const likely = Object.entries(before)
    .find(([base]) => base === verb)?.[1]
    .find((value) => entity.values.includes(value) && value !== to)
  if (likely !== undefined) return [likely]
  return initial !== to ? [initial] : entity.values.filter((value, index) => value !== to && index !== order)
}
