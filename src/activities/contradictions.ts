import { z } from 'zod'
import type { RunContext } from '../actors/run/run-context.ts'
import type { AppSpec } from '../core/app-spec/app-spec.ts'
import type { OutputContract } from '../core/contract.ts'
import type { EntryKind } from '../core/knowledge/entry.ts'
import type { Finding } from '../core/knowledge/finding.ts'
import { verifyNothingLost } from '../hub/verification/specification/verify-spec.ts'
import { excusedClauses } from './clause-review.ts'

type Known = Pick<RunContext, 'clauses' | 'entries'>

interface Given {
  readonly contract: OutputContract
  readonly answer: unknown
}

const checks: Partial<Readonly<Record<EntryKind, (run: Known, given: Given) => readonly Finding[]>>> = {
  clause_review: ({ clauses }, { answer }) => excusedClauses(answer, clauses),
  design: (run, { contract, answer }) => lostInDesign(run, contract.specification?.(answer) ?? null),
  qa_report: (run, { answer }) => deniedFailures(run, answer),
  verdict: (run, { answer }) => deniedFailures(run, answer),
}

/** What speaks against an answer in what the run knows already, whoever gave it: facts are not for a persona to judge away. */
export const contradictions = (run: Known, given: Given): readonly Finding[] =>
  checks[given.contract.kind]?.(run, given) ?? []

/** What was specified and verified is designed, or openly not served. */
function lostInDesign({ entries }: Known, spec: AppSpec | null): readonly Finding[] {
  const before = entries.findLast(({ kind }) => kind === 'specification')?.content as unknown as AppSpec | undefined
  return before === undefined || spec === null ? [] : verifyNothingLost(before, spec)
}

const reportSchema = z.object({
  appFailed: z.string().nullable(),
  limitHit: z.string().nullable(),
  tests: z.array(z.object({ suite: z.string(), name: z.string(), status: z.string() })),
  missing: z.array(z.string()),
})

/** What is judged is the newest of these. */
const judged: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'specification',
  'design_part',
  'design',
  'application',
  'test_report',
])
const shown = 5

/** No verdict is "ok" over a test run in which something failed: the report stands, whatever is said of it. */
function deniedFailures({ entries }: Known, answer: unknown): readonly Finding[] {
  const last = entries.findLast(({ kind }) => judged.has(kind))
  if (last?.kind !== 'test_report' || (answer as { readonly verdict: string }).verdict !== 'ok') return []
  const report = reportSchema.parse(last.content)
  const failed = report.tests.filter(
    ({ suite, status }) => status === 'failed' || (suite === 'acceptance' && status !== 'passed'),
  )
  const bad = [
    ...[report.appFailed, report.limitHit].filter((text) => text !== null),
    ...failed.map(({ name }) => `"${name}"`),
    ...report.missing.map((name) => `"${name}"`),
  ]
  if (bad.length === 0) return []
  const more = bad.length > shown ? ` and ${bad.length - shown} more` : ''
  const message = `verdict: found ok over a test run with ${bad.length} that have not passed (${bad.slice(0, shown).join(', ')}${more}), expected what the report says; send the work back.`
  return [{ code: 'denied_failure', message, clauses: [] }]
}
