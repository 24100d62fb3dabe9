import { appSpecSchema, type AppSpec } from '../../core/app-spec/app-spec.ts'
import { mustBeCovered, type Clause } from '../../core/clause.ts'
import type { DomainPack } from '../domains/domain-pack.ts'
import { matchDomains } from '../domains/match-domain.ts'
import { consolidate } from './draft/consolidate.ts'
import { learnStates } from './draft/states-of-text.ts'
import { newDraft } from './draft/draft.ts'
import { entityNamed } from './draft/references.ts'
import { singularOf } from './language/inflect.ts'
import { tokensOf } from './language/token.ts'
import { linesOf, type Line } from './lines.ts'
import { patternsFor } from './patterns/all.ts'
import { residueOf } from './residue.ts'
import { complete } from './spec/complete.ts'
import { completeStates } from './spec/complete-states.ts'
import { unguarded } from './spec/guard.ts'
import { served } from './spec/serve.ts'
import { mend } from './spec/mend.ts'
import { withFreeNames } from './spec/free-names.ts'

export type Requirements = {
  readonly text: string
  readonly clauses: readonly Clause[]
  readonly domains: readonly DomainPack[]
  readonly answers?: readonly { readonly question: string; readonly answer: string }[]
}

/**
 * Reads requirements in English into an AppSpec, by rules: the same text always gives the same specification. Words that
 * no rule accounts for become unserved parts of their clause; what the text leaves open becomes an assumption. Any text
 * is accepted.
 */
export function readRequirements(input: Requirements): AppSpec {
  const draft = newDraft()
  const lines = linesOf(draft, input.clauses)
  survey(lines)
  consolidate(draft)
  for (const line of lines) line.about = line.phrase.length <= 3 ? (entityNamed(draft, line.phrase)?.id ?? null) : null
  const packs = matchDomains(wordsOf(input.text), input.domains)
  for (const pass of [1, 2, 3, 4] as const) {
    for (const [index, line] of lines.entries()) {
      if (line.done) continue
      draft.current = lines.slice(0, index).findLast((before) => before.about !== null)?.about ?? null
      line.done = patternsFor(line.phrase).some(
        (pattern) => pattern.pass === pass && pattern.read(line.scene, line.phrase),
      )
      if (line.done) line.about = draft.current
    }
    if (pass === 1)
      learnStates(
        draft,
        lines.map((line) => line.phrase),
      )
    if (pass === 2) {
      for (const entity of draft.entities.values()) completeStates(draft, entity)
      for (const read of draft.deferred.splice(0)) read()
    }
  }
  complete({ draft, packs, all: input.domains, lines: lines.map(({ scene, phrase }) => ({ scene, phrase })) })
  const spec = mend(draft)
  const { demands, unserved } = served(draft, spec)
  for (const clause of input.clauses)
    unserved.push(
      ...unguarded(
        spec,
        clause,
        demands.filter((one) => one.clause === clause.id),
      ),
    )
  const refusedAt = new Set(unserved.map((one) => one.clause))
  const left = input.clauses.flatMap((clause) =>
    residueOf({
      clause,
      claimed: draft.claimed.get(clause.id) ?? new Set(),
      hasDemand: demands.some((one) => one.clause === clause.id),
      refused: refusedAt.has(clause.id),
    }),
  )
  const order = new Map(input.clauses.map((clause, index) => [clause.id, index]))
  const byClause = <T extends { readonly clause: string }>(a: T, b: T): number =>
    (order.get(a.clause) ?? 0) - (order.get(b.clause) ?? 0)
  const needed = new Set(input.clauses.filter(mustBeCovered).map((clause) => clause.id))
  const whole = withFreeNames({
    ...spec,
    demands: demands.toSorted(byClause),
    unserved: [...unserved, ...left].filter((one) => needed.has(one.clause)).toSorted(byClause),
  })
  return appSpecSchema.parse(whole)
}

function survey(lines: readonly Line[]): void {
  for (const { scene, phrase } of lines) patternsFor(phrase).find((pattern) => pattern.survey?.(scene, phrase) === true)
}

const wordsOf = (text: string): string[] => tokensOf(text.slice(0, 65_536)).map((token) => singularOf(token.lower))
