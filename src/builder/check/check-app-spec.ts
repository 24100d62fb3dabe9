import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import { checkAccounts } from './check-accounts.ts'
import { checkComputed, checkFigure } from './check-computed.ts'
import { checkDemands } from './check-demands.ts'
import { checkEntityNames, checkList } from './check-entity.ts'
import { checkField } from './check-field.ts'
import { checkGrants } from './check-grants.ts'
import { checkRule } from './check-rule.ts'
import { checkStates } from './check-states.ts'
import { checkDistinct, type Problem, problemList } from './problem.ts'

/**
 * What the schema alone cannot say about a specification: that everything it names exists, that its limits make sense,
 * that its names are free. An empty list means that `renderApp` can build it.
 */
export function checkAppSpec(spec: AppSpec): readonly Problem[] {
  const { problems, note } = problemList()
  checkAccounts(spec, note)
  checkDistinct(
    spec.entities.map(({ id }) => id),
    'entities',
    note,
  )
  checkDistinct(
    spec.entities.map(({ path }) => path),
    'entities.path',
    note,
  )
  for (const entity of spec.entities) {
    const path = `entities.${entity.id}`
    checkEntityNames(entity, path, note)
    for (const field of entity.fields) checkField(spec, field, `${path}.fields.${field.id}`, note)
    checkStates(spec, entity, path, note)
    for (const computed of entity.computed)
      checkComputed(spec, entity, computed, `${path}.computed.${computed.id}`, note)
    for (const rule of entity.rules) checkRule(spec, entity, rule, `${path}.rules.${rule.id}`, note)
    checkGrants(spec, entity, path, note)
    checkList(entity, path, note)
  }
  checkDistinct(
    spec.figures.map(({ id }) => id),
    'figures',
    note,
  )
  for (const figure of spec.figures) checkFigure(spec, figure, `figures.${figure.id}`, note)
  checkDemands(spec, note)
  return problems
}
