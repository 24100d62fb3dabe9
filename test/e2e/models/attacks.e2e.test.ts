import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeAcceptanceTests } from '../../../src/offline/tester/write-acceptance-tests.ts'
import { openSandbox, type Sandbox } from '../../../src/workspace/sandbox/sandbox.ts'
import { amendmentAttacks } from '../../support/attacks/amendments.ts'
import { type Attack, attackTable } from '../../support/attacks/attack.ts'
import { executionAttacks, harmless, unconfined } from '../../support/attacks/executions.ts'
import { fileAttacks } from '../../support/attacks/files.ts'
import { entry, foundAgainst, honestSpec } from '../../support/attacks/honest-team.ts'
import { outputAttacks } from '../../support/attacks/outputs.ts'
import { planAttacks } from '../../support/attacks/plans.ts'
import { promptAttacks } from '../../support/attacks/prompts.ts'
import { protocolAttacks } from '../../support/attacks/protocol.ts'
import { testAttacks, tried } from '../../support/attacks/test-trials.ts'
import { truthAttacks } from '../../support/attacks/truth.ts'
import { verdictAttacks } from '../../support/attacks/verdicts.ts'

let root = ''
let sandbox: Sandbox
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'g1-attacks-'))
  sandbox = await openSandbox({ root, incarnation: 'attacked' })
})
afterAll(async () => {
  await sandbox.close()
  await rm(root, { recursive: true, force: true })
})

const outcomes: { readonly attack: Attack; readonly stopped: readonly string[] }[] = []
afterAll(() => process.stdout.write(`${attackTable(outcomes)}\n${outcomes.length} attacks\n`))

async function expectStopped(attack: Attack): Promise<void> {
  const stopped = await attack.attempt()
  outcomes.push({ attack, stopped })
  expect(stopped).toContain(attack.stoppedBy)
}

const onData = [
  ...truthAttacks,
  ...verdictAttacks,
  ...amendmentAttacks,
  ...fileAttacks,
  ...protocolAttacks,
  ...planAttacks,
  ...promptAttacks,
]
test.each(onData)('$id: $tries', expectStopped)

describe('where code is executed', () => {
  test.for([
    ['what is executed', executionAttacks, 28],
    ['tests of a model', testAttacks, 17],
    ['what is shown', outputAttacks, 8],
  ] as const)('every attack by %s is stopped', { timeout: 120_000 }, async ([, attacks, count], context) => {
    context.skip(sandbox.mode === 'reduced', sandbox.reason)
    const all = attacks(sandbox)
    expect(all).toHaveLength(count)
    for (const attack of all) await expectStopped(attack)
  })
})

describe('what is honest gets through', () => {
  test('a specification and its design', () => {
    expect(foundAgainst('specification', honestSpec)).toEqual([])
    const design = { spec: honestSpec, decisions: [], conflicts: [] }
    expect(foundAgainst('design', design, [entry('specification', honestSpec)])).toEqual([])
  })

  test('a verdict over a test run in which all passed', () => {
    const report = { appFailed: null, limitHit: null, tests: [], missing: [] }
    expect(foundAgainst('qa_report', { verdict: 'ok', findings: [] }, [entry('test_report', report)])).toEqual([])
  })

  test('tests that try what the clauses demand', async (context) => {
    context.skip(sandbox.mode === 'reduced', sandbox.reason)
    const { tests, files } = writeAcceptanceTests(honestSpec)
    const clauseOf = (demand: string): string => demand.replace(/\..*/, '')
    const written = { files: [...files], tests: tests.map((one) => ({ ...one, clauses: [clauseOf(one.demand)] })) }
    const { findings, tests: locked } = await tried(sandbox, written)
    expect(findings).toEqual([])
    expect(locked.length).toBeGreaterThan(10)
    expect(locked.filter(({ red }) => !red)).toEqual([])
  }, 60_000)

  test('and the probes themselves, where nothing confines them', async () => {
    expect([...(await unconfined())].toSorted()).toEqual([...harmless].toSorted())
  }, 30_000)
})
