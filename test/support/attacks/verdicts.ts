import { coverageOf } from '../../../src/core/coverage.ts'
import type { LockedTest, TestVerdict } from '../../../src/core/event/delivery-events.ts'
import type { Attack } from './attack.ts'
import { clauses, entry, foundAgainst, honestSpec } from './honest-team.ts'

const demand = honestSpec.demands.find(({ subject }) => subject.kind === 'range')
const clause = demand?.clause ?? ''
const title = `${demand?.id} refuses what is beyond`
const file = 'acceptance/limits.test.mjs'
const locked: LockedTest = { id: 'T1', demand: demand?.id ?? '', clauses: [clause], title, file, red: true }
const verdictOf = (more: Partial<TestVerdict>): TestVerdict => ({
  suite: 'acceptance',
  name: title,
  file,
  demand: demand?.id ?? null,
  clauses: [clause],
  status: 'passed',
  message: null,
  durationMs: 1,
  ...more,
})

const report = (more: object): object => ({
  appFailed: null,
  limitHit: null,
  tests: [verdictOf({})],
  missing: [],
  ...more,
})
const denial = (id: string, tries: string, contract: string, ran: object): Attack => ({
  id: `tests/${id}`,
  tries,
  stoppedBy: 'denied_failure',
  attempt: () =>
    foundAgainst(
      contract,
      {
        verdict: 'ok',
        findings: [],
        ...(contract === 'verdict' ? { checked: clauses.map(({ id: one }) => one) } : {}),
      },
      [entry('test_report', ran)],
    ),
})

/** Whether the one clause counts as covered in spite of what happened to its test. */
const claim = (
  id: string,
  tries: string,
  of: { locked?: Partial<LockedTest>; verdicts: readonly TestVerdict[] },
): Attack => ({
  id: `tests/${id}`,
  tries,
  stoppedBy: 'not covered',
  attempt: () => {
    const only = { ...honestSpec, demands: honestSpec.demands.filter((one) => one === demand), unserved: [] }
    const [one] = coverageOf({
      clauses: clauses.filter((each) => each.id === clause),
      spec: only,
      locked: [{ ...locked, ...of.locked }],
      verdicts: of.verdicts,
    })
    return one?.covered === false ? ['not covered'] : []
  },
})

const listed = (id: string, tries: string, stoppedBy: string, tests: readonly object[]): Attack => ({
  id: `tests/${id}`,
  tries,
  stoppedBy,
  attempt: () => {
    const untested = clauses.slice(1).map((each) => ({ clause: each.id, demand: null, why: 'So.' }))
    return foundAgainst('acceptance_tests', { tests, files: [{ path: file, content: '' }], untested })
  },
})
const test = { id: 'T1', title, demand: demand?.id ?? '', clauses: [clause], file }

/** Words against facts: verdicts over failed tests, tests that speak for others, lists that do not fit. */
export const verdictAttacks: readonly Attack[] = [
  denial(
    'qa-denies',
    'QA says ok over a failed test',
    'qa_report',
    report({ tests: [verdictOf({ status: 'failed' })] }),
  ),
  denial(
    'qa-own',
    "QA says ok over a failed test of the application's own",
    'qa_report',
    report({ tests: [verdictOf({ suite: 'own', status: 'failed' })] }),
  ),
  denial(
    'qa-skipped',
    'QA says ok over a skipped acceptance test',
    'qa_report',
    report({ tests: [verdictOf({ status: 'skipped' })] }),
  ),
  denial('qa-missing', 'QA says ok though a locked test never ran', 'qa_report', report({ missing: [title] })),
  denial(
    'qa-crash',
    'QA says ok though the application did not start',
    'qa_report',
    report({ appFailed: 'It ended.' }),
  ),
  denial('qa-cut', 'QA says ok over a run that was cut off', 'qa_report', report({ limitHit: 'memory' })),
  denial(
    'verifier-denies',
    'the Verifier says ok over a failed test',
    'verdict',
    report({ tests: [verdictOf({ status: 'failed' })] }),
  ),
  {
    id: 'tests/ok-with-findings',
    tries: 'a verdict is ok and lists what is wrong',
    stoppedBy: 'inconsistent',
    attempt: () =>
      foundAgainst('qa_report', {
        verdict: 'ok',
        findings: [{ code: 'test_failed', message: 'One failed.', clauses: [] }],
      }),
  },
  {
    id: 'tests/unchecked',
    tries: 'the Verifier says ok and has checked nothing',
    stoppedBy: 'inconsistent',
    attempt: () => foundAgainst('verdict', { verdict: 'ok', findings: [], checked: [] }),
  },
  claim('own-speaks', 'an own test takes the name of a failed locked one', {
    verdicts: [verdictOf({ status: 'failed' }), verdictOf({ suite: 'own' })],
  }),
  claim('own-alone', 'an own test takes the name of one that never ran', { verdicts: [verdictOf({ suite: 'own' })] }),
  claim('twin', 'a second test of the same name passes', {
    verdicts: [verdictOf({ status: 'failed' }), verdictOf({})],
  }),
  claim('skipped', 'a skipped test counts as passed', { verdicts: [verdictOf({ status: 'skipped' })] }),
  claim('other-file', 'a test of the same name in another file passes', {
    verdicts: [verdictOf({ file: 'acceptance/other.test.mjs' })],
  }),
  claim('never-red', 'a test that was never red counts', { locked: { red: false }, verdicts: [verdictOf({})] }),
  claim('other-demand', 'a test of another demand counts', {
    locked: { demand: `${clause}.99` },
    verdicts: [verdictOf({})],
  }),
  listed('same-title', 'lists one test twice under two ids', 'inconsistent', [test, { ...test, id: 'T2' }]),
  listed('no-file', 'lists a test whose file is not there', 'inconsistent', [
    { ...test, file: 'acceptance/none.test.mjs' },
  ]),
  listed('other-clause', 'lists a test of one demand under another clause', 'inconsistent', [
    { ...test, clauses: [clauses[0]?.id ?? ''] },
  ]),
  listed('silent', 'leaves a clause without test or reason', 'dropped_clause', []),
]
