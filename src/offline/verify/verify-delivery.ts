import { z } from 'zod'
import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import { type Clause, clauseIdSchema, mustBeCovered } from '../../core/clause.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import { failureOf, type Reported } from '../test-report.ts'

/** What the Tester promised, as far as a delivery is held against it. */
export const promiseSchema = z.object({
  tests: z.array(z.object({ title: z.string(), demand: z.string(), clauses: z.array(clauseIdSchema) })),
  untested: z.array(z.object({ clause: clauseIdSchema, demand: z.string().nullable(), why: z.string() })),
})

interface Delivered {
  readonly spec: AppSpec
  readonly clauses: readonly Clause[]
  readonly promise: z.infer<typeof promiseSchema>
  /** null: no test ran. */
  readonly report: Reported | null
}

/** Holds a delivery against the clauses by its test report: each demand was tried and passed, or is openly untested. */
export function verifyDelivery({ spec, clauses, promise, report }: Delivered): Finding[] {
  if (report === null && promise.tests.length > 0) {
    const message = 'Found no test report, expected one with every locked test; a delivery without tests shows nothing.'
    return [{ code: 'test_failed', message, clauses: [] }]
  }
  const tests = report?.tests ?? []
  const troubles = (report?.troubles ?? []).map((message): Finding => ({ code: 'test_failed', message, clauses: [] }))
  const failed = tests
    .filter(({ status }) => status !== 'passed')
    .map((test): Finding => ({ code: 'test_failed', message: failureOf(test), clauses: [...test.clauses] }))
  const ran = tests.map(({ name }) => name)
  const missing = promise.tests
    .filter(({ title }) => !ran.some((name) => name.endsWith(title)))
    .map(({ title, clauses: named }): Finding => {
      const message = `The locked test "${title}" is not in the report; a test that did not run has not passed.`
      return { code: 'test_failed', message, clauses: named }
    })
  return [
    ...troubles,
    ...failed,
    ...missing,
    ...clauses.filter(mustBeCovered).flatMap((clause) => untried(spec, promise, clause)),
  ]
}

function untried(spec: AppSpec, { tests, untested }: Delivered['promise'], { id, text }: Clause): Finding[] {
  const admitted = untested.filter(({ clause }) => clause === id)
  const open = spec.demands.filter(
    (demand) =>
      demand.clause === id &&
      !tests.some((test) => test.demand === demand.id) &&
      !admitted.some(({ demand: named }) => named === demand.id),
  )
  const nothing = !tests.some(({ clauses }) => clauses.includes(id)) && admitted.length === 0
  if (open.length === 0 && !nothing) return []
  const what = open.map((demand) => demand.id).join(', ') || id
  return [
    {
      code: 'dropped_clause',
      message: `No test tries ${what} ("${text}"), and nobody says that it is untested; test it or say so.`,
      clauses: [id],
    },
  ]
}
