/** The six comparisons of the condition language. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

/** What stands on the right of a comparison. A date is an ISO day without quotes: `due < 2026-01-31`. */
export type Operand =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'date'; readonly value: string }

/** A parsed condition. `expired` is `timer(step) = 'expired'`. */
export type Condition =
  | { readonly kind: 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'and'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'compare'; readonly variable: string; readonly by: Comparison; readonly to: Operand }
  | { readonly kind: 'expired'; readonly step: string }

/** The longest condition in characters. */
export const longestCondition = 200

/** Words that the language keeps for itself, so no variable may bear them. */
export const reservedWords: ReadonlySet<string> = new Set(['or', 'and', 'not', 'true', 'false'])
