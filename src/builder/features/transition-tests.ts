import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Grant } from '../../core/app-spec/grant.ts'
import type { States, Transition } from '../../core/app-spec/states.ts'
import { js, key, variable } from '../javascript.ts'
import { nounOf } from '../words/noun.ts'
import { sampleSource, testSource } from './test-source.ts'
import { mayAs, sampleRow } from './sample-row.ts'
import { askedBy } from './states.ts'

/** Tests of the moves of a row: those that are open from its first state work, the others are refused. */
export function transitionTests(spec: AppSpec, entity: Entity, maker: string | null): readonly string[] {
  const { states } = entity
  if (states === null) return []
  const noun = nounOf(entity)
  return states.transitions.flatMap((transition) => {
    const mover = moverOf(spec, entity, maker, transition.by)
    if (mover === undefined) return []
    const isOpen = transition.from.includes(states.initial)
    const asked = isOpen ? askedSource(spec, entity, states, transition) : '{}'
    if (asked === null) return []
    const make = `const made = await app.add(${js(maker)}, ${js(entity.path)}, await ${variable(entity.id)}(app, ${js(maker)}))`
    const call = `const { status, body } = await app.call(${js(mover)}, 'POST', \`/api/${entity.path}/\${made.id}/${transition.id}\`, ${asked})`
    const expected = isOpen
      ? [`assert.equal(status, 200, JSON.stringify(body))`, `assert.equal(body.${states.field}, ${js(transition.to)})`]
      : ['assert.equal(status, 409, JSON.stringify(body))']
    const title = isOpen
      ? `"${transition.title}" moves a new ${noun.one} on`
      : `"${transition.title}" is refused for a new ${noun.one}`
    return [testSource(title, [make, call, ...expected])]
  })
}

/** Who can make the move on a row of the maker and see it: the maker, or a role that needs not own it. */
function moverOf(spec: AppSpec, entity: Entity, maker: string | null, by: readonly Grant[]): string | null | undefined {
  if (mayAs(spec, entity, by, maker)) return maker
  const free = (grants: readonly Grant[], role: string): boolean =>
    grants.some(({ who, own }) => own === null && (who === 'anyone' || who === 'signed_in' || who === role))
  return spec.accounts?.roles.map(({ id }) => id).find((role) => free(by, role) && free(entity.grants.view, role))
}

/** The values that the new state asks for, as source; null where they cannot be given along. */
function askedSource(spec: AppSpec, entity: Entity, states: States, transition: Transition): string | null {
  const before = sampleRow(entity)
  const after = sampleRow(entity, transition.to)
  if (before === null || after === null) return null
  const more = [...after].filter(([name]) => !before.has(name))
  const asks = askedBy(entity, states, transition)
  if (more.some(([name]) => !asks.includes(name))) return null
  const values = more.map(([name, sample]) => `${key(name)}: ${sampleSource(spec, entity, name, sample)}`)
  return values.length > 0 ? `{ ${values.join(', ')} }` : '{}'
}
