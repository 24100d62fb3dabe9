import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { States } from '../../core/app-spec/states.ts'
import { checkGrant } from './check-grants.ts'
import { checkDistinct, type Note } from './problem.ts'

const takenTransitions = ['new', 'edit', 'delete']

/** States that exist, are distinct and can all be reached. */
export function checkStates(spec: AppSpec, entity: Entity, at: string, note: Note): void {
  const { states } = entity
  if (states === null) return
  const path = `${at}.states`
  const known = states.values.map(({ id }) => id)
  const exists = (state: string, where: string): void => {
    if (!known.includes(state))
      note(where, `the state "${state}"`, `one of ${known.join(', ')}`, 'add the state or correct the name')
  }
  checkDistinct(known, `${path}.values`, note)
  exists(states.initial, `${path}.initial`)
  checkDistinct(
    states.transitions.map(({ id }) => id),
    `${path}.transitions`,
    note,
  )
  for (const transition of states.transitions) {
    const where = `${path}.transitions.${transition.id}`
    for (const state of [...transition.from, transition.to]) exists(state, where)
    if (takenTransitions.includes(transition.id))
      note(where, `a transition called "${transition.id}"`, 'a free name', 'rename it; a page has that address')
    for (const grant of transition.by) checkGrant(spec, entity, grant, `${where}.by`, note)
  }
  for (const state of unreached(states))
    note(
      `${path}.values.${state}`,
      `the state "${state}" that no transition leads to`,
      `a way from "${states.initial}"`,
      'add a transition or remove the state',
    )
}

function unreached(states: States): readonly string[] {
  const reached = new Set([states.initial])
  for (let size = 0; size !== reached.size; ) {
    size = reached.size
    for (const { from, to } of states.transitions) if (from.some((state) => reached.has(state))) reached.add(to)
  }
  return states.values.map(({ id }) => id).filter((id) => !reached.has(id))
}
