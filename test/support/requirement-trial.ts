import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderApp } from '../../src/builder/render-app.ts'
import { type AppSpec, appSpecSchema } from '../../src/core/app-spec/app-spec.ts'
import { type Clause, type ClauseId, mustBeCovered } from '../../src/core/clause.ts'
import { splitClauses } from '../../src/hub/clauses/split-clauses.ts'
import { readRequirements } from '../../src/offline/reader/read-requirements.ts'
import { writeAcceptanceTests } from '../../src/offline/tester/write-acceptance-tests.ts'
import type { AppFile } from '../../src/workspace/files/application-file.ts'
import type { Sandbox } from '../../src/workspace/sandbox/sandbox.ts'
import { healthOnlyApp } from '../../src/workspace/test-run/health-only-app.ts'
import { runOwnTests, runTests } from '../../src/workspace/test-run/run-tests.ts'
import { allPassed, type TestReport } from '../../src/workspace/test-run/test-report.ts'
import { coverageOf } from './clause-coverage.ts'
import { GeneratedApp } from './generated-app/generated-app.ts'
import { NotAllowed } from './generated-app/http.ts'
import { NotThere } from './generated-app/lookup.ts'
import type { RequirementChecks } from './requirement-checks.ts'
import { type CheckOutcome, judge, type Verdict } from './requirement-verdict.ts'
import { keepsData } from './restart-trial.ts'
import { StartedApp, unpack } from './started-app.ts'

/** Everything that is found about one requirement text. */
export interface Trial extends Verdict {
  readonly name: string
  readonly spec: AppSpec
  readonly clauses: readonly Clause[]
  readonly covered: ReadonlySet<ClauseId>
  /** Why clauses of function or rule are not covered. */
  readonly reasons: ReadonlyMap<ClauseId, string>
  /** Covered clauses of function or rule among all of them. */
  readonly share: number
  /** What is broken about the application or its tests, whatever is claimed. */
  readonly faults: readonly string[]
  readonly outcomes: readonly CheckOutcome[]
  readonly seconds: number
}

type Domains = Parameters<typeof readRequirements>[0]['domains']

const failures = (what: string, report: TestReport): readonly string[] => {
  if (allPassed(report)) return []
  const bad = report.tests.filter((test) => test.status !== 'passed')
  const first = bad.slice(0, 3).map((test) => `${test.name}: ${(test.message ?? '').slice(0, 300)}`)
  return [`${what}: ${bad.length} of ${report.tests.length} not passed. ${report.appFailed ?? ''} ${first.join(' | ')}`]
}

const blockedBy = (error: unknown): string | null => {
  if (error instanceof NotAllowed) return error.role
  return error instanceof NotThere ? error.wanted : null
}

const outcomeOf = (quote: string, error: unknown): CheckOutcome => ({
  quote,
  error: error instanceof Error ? error.message : String(error),
  blockedBy: blockedBy(error),
})

const runChecks = async (app: GeneratedApp, checks: RequirementChecks['checks']): Promise<readonly CheckOutcome[]> => {
  const outcomes: CheckOutcome[] = []
  for (const { clause, check } of checks) {
    const passed = { quote: clause, error: null, blockedBy: null }
    outcomes.push(
      await check(app).then(
        () => passed,
        (error: unknown) => outcomeOf(clause, error),
      ),
    )
  }
  return outcomes
}

const inFreshFolder = async <T>(use: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'g1 requirement '))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const tryByHand = (files: readonly AppFile[], spec: AppSpec, checks: RequirementChecks['checks']) =>
  inFreshFolder(async (folder) => {
    await unpack(folder, files)
    await using app = await StartedApp.in(folder, files)
    return await runChecks(new GeneratedApp(app.base, spec), checks)
  })

/** Takes one requirement text through reading, building and testing, and holds every claim against the checks. */
export const tryRequirement = async (given: {
  readonly text: string
  readonly checks: RequirementChecks
  readonly domains: Domains
  readonly sandbox: Sandbox
}): Promise<Trial> => {
  const { text, checks, domains, sandbox } = given
  const begun = performance.now()
  const clauses = splitClauses(text)
  const spec = appSpecSchema.parse(readRequirements({ text, clauses, domains }))
  const app = renderApp(spec, { builtBy: 'rules' })
  const written = writeAcceptanceTests(spec)
  const job = { sandbox, trust: 'platform', tests: written.files } as const
  const here = await runTests({ ...job, app, jobId: `${checks.name}-accept` })
  const idle = await runTests({ ...job, app: healthOnlyApp(), jobId: `${checks.name}-idle` })
  const own = await runOwnTests({ sandbox, trust: 'platform', app, jobId: `${checks.name}-own` })
  const kept = await inFreshFolder((folder) => keepsData(folder, app, spec))
  const outcomes = await tryByHand(app, spec, checks.checks)
  const { covered, reasons } = coverageOf({ clauses, spec, tests: written.tests, here, idle })
  const stated = clauses.filter(mustBeCovered)
  return {
    name: checks.name,
    spec,
    clauses,
    covered,
    reasons,
    share: stated.length === 0 ? 1 : covered.size / stated.length,
    faults: [...failures('acceptance tests', here), ...failures('its own tests', own), ...kept],
    outcomes,
    ...judge({ text, clauses, covered, outcomes, outOfReach: checks.outOfReach }),
    seconds: (performance.now() - begun) / 1000,
  }
}
