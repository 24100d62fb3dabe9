import type { EntryKind } from '../../api/generated/graphql.ts'
import type { NetLog } from './plan-log.ts'

interface Rule {
  readonly from: { readonly name: string }
  readonly to: { readonly name: string }
  readonly kinds: readonly EntryKind[]
}

/** What one persona may hand to another, and how often it did. */
export interface MatrixCell {
  readonly to: string
  /** Null: nothing. Empty: every kind. */
  readonly kinds: readonly EntryKind[] | null
  readonly handed: number
  readonly refused: number
}

/** Who may hand to whom: a row each for those who may hand anything, a column each for those who may get anything. */
export interface RulesMatrix {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly from: string; readonly cells: readonly MatrixCell[] }[]
}

export function rulesMatrix(
  rules: readonly Rule[],
  { handed, refused }: Pick<NetLog, 'handed' | 'refused'>,
): RulesMatrix {
  const tried = [...handed.keys(), ...refused.keys()].map((pair) => pair.split('>'))
  const columns = unique([...rules.map(({ to }) => to.name), ...tried.map(([, to = '']) => to)])
  const rows = unique([...rules.map(({ from }) => from.name), ...tried.map(([from = '']) => from)])
  return {
    columns,
    rows: rows.map((from) => ({
      from,
      cells: columns.map((to) => {
        const allowed = rules.filter((rule) => rule.from.name === from && rule.to.name === to)
        const every = allowed.some(({ kinds }) => kinds.length === 0)
        return {
          to,
          kinds: allowed.length === 0 ? null : every ? [] : unique(allowed.flatMap(({ kinds }) => kinds)),
          handed: handed.get(`${from}>${to}`) ?? 0,
          refused: refused.get(`${from}>${to}`) ?? 0,
        }
      }),
    })),
  }
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]
