/** The flaws that can be injected into the answers of a provider. */
export const flaws = [
  /** The answer lacks a required part. */
  'off_contract',
  /** Everything about one clause is left out. */
  'dropped_clause',
  /** One citation names a clause that says something else. */
  'false_citation',
  /** One limit is another number. */
  'changed_number',
  /** One refusal has become a permission. */
  'negation_lost',
  /** An edit that makes every page of the application fail. */
  'broken_route',
  /** An edit that takes out validation. */
  'lost_rule',
  /** The provider throws. */
  'exception',
  /** Texts with NUL and lone surrogates. */
  'nul_and_surrogates',
] as const
export type Flaw = (typeof flaws)[number]

/** One flaw to inject, openly. `seed` chooses the place where there are several. */
export interface Drill {
  readonly flaw: Flaw
  /** `first`: only into the first answer of the first attempt of a step; `always`: into every answer that can bear it. */
  readonly when: 'first' | 'always'
  readonly seed: number
  /** Only into answers under this contract; null: under any that can bear it. */
  readonly contract: string | null
}
