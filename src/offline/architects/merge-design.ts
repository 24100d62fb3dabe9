import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { ClauseId } from '../../core/clause.ts'
import { checkAppSpec } from '../../builder/check/check-app-spec.ts'
import type { Decision, Part } from './part.ts'

/** A part with the name under which its conflicts are reported. */
export interface Contribution {
  readonly from: string
  readonly part: Pick<Part, 'decisions' | 'security' | 'lists' | 'rules' | 'indexes'>
}

/** A place where two parts, or a part and the specification, did not fit. */
interface Conflict {
  readonly text: string
  readonly resolution: string
  readonly clauses: readonly ClauseId[]
}

/** The joined design; the form of the contract `design`. */
export interface MergedDesign {
  readonly spec: AppSpec
  readonly decisions: readonly Decision[]
  readonly conflicts: readonly Conflict[]
}

interface Change {
  readonly what: string
  readonly entity: string | null
  readonly apply: (spec: AppSpec) => AppSpec
}

/**
 * Puts parts into a specification one change at a time. A change that names what does not exist, touches what another
 * part has changed, loses what a demand points to, or leaves an inconsistent specification is left out and reported.
 */
export function mergeDesign(analysts: AppSpec, contributions: readonly Contribution[]): MergedDesign {
  let spec = analysts
  const conflicts: Conflict[] = []
  const taken = new Map<string, string>()
  for (const { from, part } of contributions) {
    for (const { what, entity, apply } of changesOf(part)) {
      const settle = (text: string) =>
        conflicts.push({ text: `${from}: ${text}`, resolution: 'The specification stays as it was.', clauses: [] })
      if (entity !== null && !spec.entities.some(({ id }) => id === entity)) {
        settle(`${what} names ${entity}, which the specification does not have.`)
        continue
      }
      const changed = apply(spec)
      if (JSON.stringify(changed) === JSON.stringify(spec)) continue
      const other = taken.get(what)
      const problems = other === undefined ? problemsWith(changed, spec) : [`${other} has decided it already`]
      if (problems.length > 0) settle(`${what} does not fit: ${problems.join('; ')}.`)
      else {
        spec = changed
        taken.set(what, from)
      }
    }
  }
  return { spec, decisions: decisionsOf(contributions), conflicts }
}

function changesOf({ security, lists, rules }: Contribution['part']): Change[] {
  return [
    ...(security === null
      ? []
      : [{ what: 'the security settings', entity: null, apply: (spec: AppSpec): AppSpec => ({ ...spec, security }) }]),
    ...lists.map(({ entity, list }) => ({
      what: `the list view of ${entity}`,
      entity,
      apply: (spec: AppSpec) => changeEntity(spec, entity, (one) => ({ ...one, list })),
    })),
    ...rules.map(({ entity, rule, why }) => ({
      what: `the rule ${rule.id} of ${entity}`,
      entity,
      apply: (spec: AppSpec) =>
        assume(
          changeEntity(spec, entity, (one) => ({ ...one, rules: [...one.rules, rule] })),
          why,
        ),
    })),
  ]
}

function changeEntity(spec: AppSpec, id: string, change: (entity: Entity) => Entity): AppSpec {
  return { ...spec, entities: spec.entities.map((entity) => (entity.id === id ? change(entity) : entity)) }
}

/** What an architect adds is not in the text, so it is an assumption and says so. */
function assume(spec: AppSpec, text: string): AppSpec {
  const last = Math.max(0, ...spec.assumptions.map(({ id }) => Number(id.slice(1))))
  return { ...spec, assumptions: [...spec.assumptions, { id: `A${last + 1}`, text, source: 'default' }] }
}

function problemsWith(changed: AppSpec, before: AppSpec): string[] {
  const known = new Set(problemsOf(before))
  const lost = before.demands.flatMap(({ id, subject }) => {
    if (
      subject.kind !== 'search' &&
      subject.kind !== 'sort' &&
      subject.kind !== 'filter' &&
      subject.kind !== 'paging'
    ) {
      return []
    }
    const list = (spec: AppSpec) => spec.entities.find((entity) => entity.id === subject.entity)?.list
    const [was, is] = [list(before), list(changed)]
    const kept =
      subject.kind === 'search'
        ? JSON.stringify(was?.search) === JSON.stringify(is?.search)
        : subject.kind === 'paging'
          ? was?.pageSize === is?.pageSize
          : subject.kind === 'filter'
            ? is?.filters.includes(subject.field) === true
            : JSON.stringify(was?.sort) === JSON.stringify(is?.sort)
    return kept ? [] : [`${id} asks for the ${subject.kind} as it was`]
  })
  return [...lost, ...problemsOf(changed).filter((problem) => !known.has(problem))]
}

const problemsOf = (spec: AppSpec): string[] => checkAppSpec(spec).map(({ path, message }) => `${path}: ${message}`)

function decisionsOf(contributions: readonly Contribution[]): Decision[] {
  const all = contributions.flatMap(({ part }) => [
    ...part.decisions,
    ...part.indexes.map(({ entity, fields, why }) => ({
      text: `Rows of ${entity} are found by ${fields.join(', ')}.`,
      why,
      clauses: [],
    })),
  ])
  return [...new Map(all.map((decision) => [decision.text, decision])).values()]
}
