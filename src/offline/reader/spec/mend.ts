import { checkAppSpec } from '../../../builder/check/check-app-spec.ts'
import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { Draft, EntityDraft } from '../draft/draft.ts'
import { specOf } from './to-spec.ts'
import { withFreeNames } from './free-names.ts'

/** Rounds of taking out before what is left is taken as it is. */
const mostRounds = 12

/**
 * Takes out of the draft what cannot be built: a rule over a field that has meanwhile become something else, a state
 * that nothing leads to. What a clause asked of it is unserved then.
 */
export function mend(draft: Draft): Omit<AppSpec, 'demands' | 'unserved'> {
  for (let round = 0; round < mostRounds; round++) {
    const spec = specOf(draft)
    const problems = checkAppSpec(withFreeNames({ ...spec, demands: [], unserved: [] }))
    if (problems.length === 0) return spec
    const before = JSON.stringify(spec)
    for (const { path } of problems) takeOut(draft, path.split('.'))
    if (JSON.stringify(specOf(draft)) === before) return spec
  }
  return specOf(draft)
}

function takeOut(draft: Draft, path: readonly string[]): void {
  const [place, name = '', part, id = ''] = path
  if (place === 'figures') {
    draft.figures.splice(0, draft.figures.length, ...draft.figures.filter((figure) => figure.id !== name))
    return
  }
  const entity = draft.entities.get(name) ?? draft.entities.get(name.replace(/_entry$/, ''))
  if (place === 'entities' && entity !== undefined) takeFrom(entity, part ?? '', id)
}

function takeFrom(entity: EntityDraft, part: string, id: string): void {
  if (part === 'rules') entity.rules = entity.rules.filter((rule) => rule.id !== id)
  else if (part === 'computed') entity.computed = entity.computed.filter((one) => one.id !== id)
  else if (part === 'states') Object.assign(entity, { lives: false, values: [], moves: [] })
  else if (part === 'list') Object.assign(entity, { sort: null, search: null, filters: [] })
  else if (part === 'fields') {
    const field = entity.fields.find((one) => one.id === id)
    if (field !== undefined) {
      Object.assign(field, {
        min: null,
        max: null,
        minLength: null,
        maxLength: null,
        notBefore: null,
        notAfter: null,
        default: id === entity.owner ? 'me' : null,
      })
    }
  } else {
    entity.computed = entity.computed.filter((one) => one.id !== part)
    const seen = new Set<string>()
    entity.fields = entity.fields.filter((field) => !seen.has(field.id) && seen.add(field.id))
  }
}
