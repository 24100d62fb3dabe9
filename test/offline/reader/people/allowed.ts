import type { AppSpec } from '../../../../src/core/app-spec/app-spec.ts'
import type { Grant } from '../../../../src/core/app-spec/grant.ts'
import type { Clause } from '../../../../src/core/clause.ts'
import { readRequirements } from '../../../../src/offline/reader/read-requirements.ts'

/** A text of one sentence a line, read: what the last sentence came to, and what the whole allows. */
export type Allowed = {
  readonly spec: AppSpec
  /** True if the last sentence has a demand and nothing of it is unserved. */
  readonly served: boolean
  /** The kinds of the demands of the last sentence. */
  readonly kinds: readonly string[]
  /** `librarian`, `member/member admin`, `nobody`: who may do the action (`note.edit`) or make the move (`request~approve`). */
  readonly who: (what: string) => string
}

export function allowed(lines: readonly string[]): Allowed {
  let start = 0
  const clauses = lines.map((text, index): Clause => {
    const clause = { id: `C${index + 1}`, text, start, end: start + text.length, kind: 'rule' } as const
    start = clause.end + 1
    return clause
  })
  const spec = readRequirements({ text: lines.join('\n'), clauses, domains: [] })
  const last = `C${lines.length}`
  const demands = spec.demands.filter((one) => one.clause === last)
  return {
    spec,
    served: demands.length > 0 && spec.unserved.every((one) => one.clause !== last),
    kinds: [...new Set(demands.map((one) => one.subject.kind))],
    who: (what) => {
      const [name, action, move] = /^([a-z_]+)(?:\.([a-z]+)|~([a-z_]+))$/.exec(what)?.slice(1) ?? []
      const entity = spec.entities.find((one) => one.id === name)
      if (move !== undefined) return told(entity?.states?.transitions.find((one) => one.id === move)?.by ?? [])
      return told(entity?.grants[action as 'edit'] ?? [])
    },
  }
}

const told = (grants: readonly Grant[]): string =>
  grants
    .map(({ who, own }) => (own === null ? who : `${who}/${own}`))
    .toSorted()
    .join(' ') || 'nobody'
