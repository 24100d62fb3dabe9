import type { Work } from '../actors/runtime/performer.ts'
import type { AcceptanceTests } from '../brain/contracts/acceptance-tests.ts'
import { checkAppSpec } from '../builder/check/check-app-spec.ts'
import { forgetful } from '../builder/loosen/forgetful-app.ts'
import { permissiveSpec } from '../builder/loosen/permissive-spec.ts'
import { renderApp } from '../builder/render-app.ts'
import { agreedSpec } from '../core/agreed-spec.ts'
import type { Demand, SubjectKind } from '../core/app-spec/demand.ts'
import type { Finding } from '../core/knowledge/finding.ts'
import type { AppFile } from '../workspace/files/application-file.ts'
import { agreeingApp } from '../workspace/test-run/agreeing-app.ts'
import { runTests } from '../workspace/test-run/run-tests.ts'
import type { ActivityTools } from './activity-tools.ts'
import { jobIdOf, trustOf } from './job-id.ts'

/** What can only be seen in rows that were saved. */
const inRows: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'field',
  'default',
  'computed',
  'figure',
  'search',
  'filter',
  'sort',
  'paging',
  'export',
  'states',
  'transition',
])
const needsRows = ({ subject }: Demand): boolean =>
  inRows.has(subject.kind)
    ? !('entity' in subject) || subject.entity !== 'user'
    : subject.kind === 'entity' && subject.actions.includes('create')

type Written = Pick<AcceptanceTests, 'tests' | 'files'>

/**
 * Tests that cannot tell a good application from a bad one: that pass against one which agrees to everything and does
 * nothing, or of which none notices that the application refuses and keeps nothing of what their demand asks for. Only tests of a language model
 * are held against this; the rules that write them otherwise are tested themselves.
 */
export async function feebleTests(
  work: Work,
  written: Written,
  signal: AbortSignal,
  tools: ActivityTools,
): Promise<readonly Finding[]> {
  const trust = trustOf(work.run, tools)
  const spec = agreedSpec(work.run.entries)
  if (trust !== 'model' || written.tests.length === 0) return []
  const passing = async (name: string, app: readonly AppFile[]): Promise<Written['tests']> => {
    const job = { sandbox: tools.sandbox, app, tests: written.files, jobId: `${jobIdOf(work)}-${name}`, trust, signal }
    const { tests } = await runTests(job)
    const passed = new Set(tests.flatMap((test) => (test.status === 'passed' ? [`${test.file}\n${test.name}`] : [])))
    return written.tests.filter(({ file, title }) => passed.has(`${file}\n${title}`))
  }
  const agreed = (await passing('agreeing', agreeingApp())).map(
    ({ title, clauses }): Finding => ({
      code: 'empty_test',
      message: `Test "${title}" passed against an application that answers 200 to everything, expected it to fail there; make it try what the clause demands.`,
      clauses: [...clauses],
    }),
  )
  if (spec === null) return agreed
  const { spec: permissive, broken } = permissiveSpec(spec)
  const kept = spec.demands.filter(needsRows).map(({ id }) => id)
  const tried = written.tests.filter(({ demand }) => broken.has(demand) || kept.includes(demand))
  if (tried.length === 0 || checkAppSpec(permissive).length > 0) return agreed
  const unmoved = await passing('useless', forgetful(renderApp(permissive, { builtBy: 'a trial of the tests' })))
  const noticed = new Set(tried.filter((test) => !unmoved.includes(test)).map(({ demand }) => demand))
  const blind = new Map(tried.filter(({ demand }) => !noticed.has(demand)).map((test) => [test.demand, test]))
  return [
    ...agreed,
    ...[...blind.values()].map(
      ({ demand, title, clauses }): Finding => ({
        code: 'blind_test',
        message: `Test "${title}" passed against an application that refuses nothing and keeps nothing, expected a test of ${demand} to fail there; try what the clause refuses, and look again at what was saved.`,
        clauses: [...clauses],
      }),
    ),
  ]
}
