import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Demand } from '../../core/app-spec/demand.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { type Clause, mustBeCovered } from '../../core/clause.ts'
import { withoutValidation } from '../../builder/loosen/without-validation.ts'
import { pick } from './pick.ts'

interface Place {
  readonly spec: AppSpec
  readonly clauses: readonly Clause[]
  readonly seed: number
}

/** A specification with a flaw, or null where this one cannot bear it. */
export type SpoilSpec = (place: Place) => AppSpec | null

/** Everything about one clause is gone. */
export const droppedClause: SpoilSpec = ({ spec, clauses, seed }) => {
  const named = new Set(spec.demands.map(({ clause }) => clause))
  const chosen = pick(
    clauses.filter((clause) => mustBeCovered(clause) && named.has(clause.id)),
    seed,
  )
  if (chosen === null) return null
  return {
    ...spec,
    demands: spec.demands.filter(({ clause }) => clause !== chosen.id),
    unserved: spec.unserved.filter(({ clause }) => clause !== chosen.id),
  }
}

/** One demand is ascribed to a clause that does not have its words. */
export const falseCitation: SpoilSpec = ({ spec, clauses, seed }) => {
  const demand = pick(spec.demands, seed)
  const other = clauses.find(({ id, text }) => id !== demand?.clause && !text.includes(demand?.part ?? ''))
  const clause = other?.id ?? `C${clauses.length + 1}`
  if (demand === null) return null
  return replaceDemand(spec, demand, { ...demand, clause })
}

/** One limit is another number. */
export const changedNumber: SpoilSpec = ({ spec, seed }) => {
  const chosen = pick(
    spec.demands.filter((demand) => /\d/.test(demand.part) && changeLimit(spec, demand) !== null),
    seed,
  )
  return chosen === null ? null : changeLimit(spec, chosen)
}

/** What was refused is allowed. */
export const negationLost: SpoilSpec = ({ spec, seed }) => {
  const chosen = pick(
    spec.demands.filter((demand) => withoutValidation(spec, demand) !== null),
    seed,
  )
  return chosen === null ? null : withoutValidation(spec, chosen)
}

const replaceDemand = (spec: AppSpec, demand: Demand, by: Demand): AppSpec => ({
  ...spec,
  demands: spec.demands.map((other) => (other === demand ? by : other)),
})

/** Far enough from the old one that no change of units explains it. */
const other = (number: number): number => number * 2 + 3

function changeLimit(spec: AppSpec, { subject }: Demand): AppSpec | null {
  if (subject.kind !== 'range' && subject.kind !== 'length' && subject.kind !== 'rule') return null
  const entity = spec.entities.find(({ id }) => id === subject.entity)
  const changed = entity === undefined ? null : changeIn(entity, subject)
  if (changed === null) return null
  return { ...spec, entities: spec.entities.map((one) => (one === entity ? changed : one)) }
}

function changeIn(
  entity: Entity,
  subject: Extract<Demand['subject'], { kind: 'range' | 'length' | 'rule' }>,
): Entity | null {
  if (subject.kind === 'rule') {
    const rule = entity.rules.find(({ id }) => id === subject.rule)
    if (rule?.kind !== 'limit' || typeof rule.max !== 'number') return null
    const changed = { ...rule, max: other(rule.max) }
    return { ...entity, rules: entity.rules.map((one) => (one === rule ? changed : one)) }
  }
  const field = entity.fields.find(({ id }) => id === subject.field)
  if (field === undefined) return null
  const [upper, lower] = subject.kind === 'range' ? (['max', 'min'] as const) : (['maxLength', 'minLength'] as const)
  const key = field[upper] === null ? lower : upper
  const limit = field[key]
  if (limit === null) return null
  const changed = { ...field, [key]: other(limit) }
  return { ...entity, fields: entity.fields.map((one) => (one === field ? changed : one)) }
}
