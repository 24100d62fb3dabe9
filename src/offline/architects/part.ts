import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Subject } from '../../core/app-spec/demand.ts'
import type { ListView } from '../../core/app-spec/entity.ts'
import type { Rule } from '../../core/app-spec/rule.ts'
import type { Clause, ClauseId } from '../../core/clause.ts'
import { cite } from '../cite.ts'

/** A decision of an architect. */
export interface Decision {
  readonly text: string
  readonly why: string
  readonly clauses: ClauseId[]
}

/** What one architect contributes; the form of the contract `design_part`. */
export interface Part {
  readonly title: string
  readonly decisions: readonly Decision[]
  readonly security: AppSpec['security'] | null
  readonly lists: readonly { readonly entity: string; readonly list: ListView }[]
  readonly rules: readonly { readonly entity: string; readonly rule: Rule; readonly why: string }[]
  readonly indexes: readonly { readonly entity: string; readonly fields: readonly string[]; readonly why: string }[]
}

/** What an architect works from. */
export interface Commission {
  readonly spec: AppSpec
  readonly clauses: readonly Clause[]
}

/** Makes one part of the design. */
export type Architect = (commission: Commission) => Part

/** A decision that rests on the demands with the wanted subjects. */
export function decide(
  { spec, clauses }: Commission,
  { text, why, about }: { text: string; why: string; about: (subject: Subject) => boolean },
): Decision {
  const ids = spec.demands.filter(({ subject }) => about(subject)).map(({ clause }) => clause)
  return { ...cite(text, ids, clauses), why }
}

/** A decision that the text does not ask for. */
export const decideFreely = (text: string, why: string): Decision => ({ text, why, clauses: [] })
