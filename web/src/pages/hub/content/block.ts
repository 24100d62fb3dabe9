/** One of several statements. */
export interface Point {
  readonly text: string
  /** What is to be said about it besides. */
  readonly more: string | null
  readonly clauses: readonly string[]
}

/** A row of a table; where one of its rows cites clauses, the table has a column for them. */
export interface Row {
  readonly cells: readonly string[]
  readonly clauses: readonly string[]
}

/** A part of an entry's content as people read it. */
export type Block =
  | { readonly kind: 'prose'; readonly title: string | null; readonly text: string }
  | { readonly kind: 'verdict'; readonly well: boolean; readonly text: string }
  | { readonly kind: 'points'; readonly title: string; readonly points: readonly Point[] }
  | {
      readonly kind: 'table'
      readonly title: string
      readonly columns: readonly string[]
      readonly rows: readonly Row[]
    }
  | {
      readonly kind: 'files'
      readonly title: string
      readonly files: readonly { readonly path: string; readonly text: string }[]
    }
  | { readonly kind: 'change'; readonly path: string; readonly before: string; readonly after: string }
