import { describe, expect, test } from 'vitest'
import { asking } from '../support/asking.ts'
import { mustBeCovered } from '../../src/core/clause.ts'
import { offlineProvider } from '../../src/offline/provider.ts'
import { builtInBrain } from '../brain/support/brains.ts'
import { playUntilTests, report } from './support/deliver.ts'
import { Team } from './support/team.ts'

const brain = await builtInBrain()
const text = `The application keeps books. A book has a title, a price and a number of pages. The title is required.
The number of pages must be between 10 and 2000. Members sign in with an email address and a password.
Members can add books. Nobody may play the trumpet while 7 moons dance on the roof.`
const fresh = () => new Team({ brain, provider: offlineProvider(), text })

test('every answer keeps its contract, stands up to verification, and is found in order by the verifier', async () => {
  const answers = await playUntilTests(fresh())
  expect([...answers].flatMap(([step, { findings }]) => findings.map((finding) => [step, finding]))).toEqual([])
  expect(answers.get('verify_spec')?.answer).toMatchObject({ verdict: 'ok' })
  expect(answers.get('verify_design')?.answer).toMatchObject({ verdict: 'ok' })
})

test('every clause that must be covered is tried by a test, or named as untested', async () => {
  const team = fresh()
  const answer = (await playUntilTests(team)).get('write_tests')?.answer as unknown as {
    tests: readonly { clauses: readonly string[] }[]
    untested: readonly { clause: string }[]
  }
  const named = new Set([
    ...answer.tests.flatMap(({ clauses }) => clauses),
    ...answer.untested.map(({ clause }) => clause),
  ])
  for (const clause of team.clauses.filter(mustBeCovered)) expect(named).toContain(clause.id)
  expect(answer.tests.length).toBeGreaterThan(0)
})

test('the same text gives the same answers', async () => {
  expect([...(await playUntilTests(fresh()))]).toEqual([...(await playUntilTests(fresh()))])
})

test('the rendered application is delivered as it is', async () => {
  const team = fresh()
  await playUntilTests(team)
  expect((await team.ask('developer', 'develop')).answer).toMatchObject({ items: [], disputed: false, disputes: [] })
})

describe('the QA Specialist', () => {
  test('is content only if every test passed', async () => {
    const team = fresh()
    await playUntilTests(team)
    report(team)
    expect((await team.ask('qa_specialist', 'qa')).answer).toEqual({ verdict: 'ok', findings: [] })
  })

  test('sends a failed test to the developer first, and to the architects when it fails again after a rebuild', async () => {
    const team = fresh()
    await playUntilTests(team)
    const fails = (title: string): boolean => title.startsWith('C4.1 ')
    report(team, fails)
    const first = await team.ask('qa_specialist', 'qa')
    report(team, fails)
    const second = await team.ask('qa_specialist', 'qa')
    expect(first.answer).toMatchObject({ verdict: 'build' })
    expect(second.answer).toMatchObject({ verdict: 'design' })
    expect(JSON.stringify(first.answer['findings'])).toContain('expected 422, got 201')
  })

  test('does not take a report without tests, or none at all, for a good one', async () => {
    const team = fresh()
    await playUntilTests(team)
    expect((await team.ask('qa_specialist', 'qa')).answer).toMatchObject({ verdict: 'build' })
    team.publish({ kind: 'test_report', step: 'qa', content: { tests: [] } })
    expect((await team.ask('qa_specialist', 'qa')).answer).toMatchObject({ verdict: 'build' })
  })

  test('does not overlook tests that did not run, and an application that did not start', async () => {
    const team = fresh()
    await playUntilTests(team)
    const one = { name: 'C4.1 x', file: 'a', status: 'passed' }
    team.publish({ kind: 'test_report', step: 'qa', content: { tests: [one], missing: ['C4.2 y'] } })
    expect((await team.ask('qa_specialist', 'qa')).answer).toMatchObject({ verdict: 'build' })
    team.publish({ kind: 'test_report', step: 'qa', content: { tests: [one], appFailed: 'boom' } })
    expect((await team.ask('qa_specialist', 'qa')).answer).toMatchObject({ verdict: 'build' })
  })
})

test('what fails again after a rebuild is set aside in the design, openly, and is no longer promised by a test', async () => {
  const team = fresh()
  await playUntilTests(team)
  const fails = (title: string): boolean => title.startsWith('C4.1 ')
  for (let round = 0; round < 2; round++) {
    report(team, fails)
    await team.ask('qa_specialist', 'qa')
  }
  const { answer, findings } = await team.ask('handoff_coordinator', 'merge_design')
  const spec = answer['spec'] as unknown as { demands: { id: string }[]; unserved: { clause: string; why: string }[] }
  expect(findings).toEqual([])
  expect(spec.demands.map(({ id }) => id)).not.toContain('C4.1')
  expect(spec.unserved.filter(({ clause }) => clause === 'C4')).toEqual([
    expect.objectContaining({ why: expect.stringContaining('expected 422, got 201') as string }),
  ])
  const again = (await team.ask('handoff_coordinator', 'merge_design')).answer
  expect(again['spec']).toEqual(answer['spec'])
  expect((await team.ask('verifier', 'verify_design')).answer).toMatchObject({ verdict: 'ok' })
  const tests = (await team.ask('tester', 'write_tests')).answer
  expect(JSON.stringify(tests['tests'])).not.toContain('"C4.1"')
  expect(JSON.stringify(tests['untested'])).toContain('"C4"')
})

describe('the verifier of a delivery', () => {
  test('agrees when every promised test passed', async () => {
    const team = fresh()
    await playUntilTests(team)
    report(team)
    await team.ask('qa_specialist', 'qa')
    expect((await team.ask('verifier', 'verify_delivery')).answer).toMatchObject({ verdict: 'ok', findings: [] })
  })

  test('does not take the word of the QA Specialist for it', async () => {
    const team = fresh()
    await playUntilTests(team)
    report(team, (title) => title.startsWith('C4.1 '))
    team.publish({ kind: 'qa_report', author: 'qa_specialist', step: 'qa', content: { verdict: 'ok', findings: [] } })
    expect((await team.ask('verifier', 'verify_delivery')).answer).toMatchObject({
      verdict: 'rework',
      findings: [{ code: 'test_failed', clauses: ['C4'] }],
    })
  })

  test('misses a clause that no test tries and nobody calls untested', async () => {
    const team = fresh()
    const answers = await playUntilTests(team)
    const tests = answers.get('write_tests')?.answer as unknown as { tests: { clauses: string[] }[] }
    const content = { ...tests, tests: tests.tests.filter(({ clauses }) => !clauses.includes('C4')) }
    team.publish({ kind: 'acceptance_tests', author: 'tester', step: 'write_tests', content: content as never })
    report(team)
    const { answer } = await team.ask('verifier', 'verify_delivery')
    expect(answer).toMatchObject({ verdict: 'rework', findings: [{ code: 'dropped_clause', clauses: ['C4'] }] })
  })
})

test('the curator says how many tests passed, what is not served and what was assumed', async () => {
  const team = fresh()
  await playUntilTests(team)
  report(team)
  const { answer, findings } = await team.ask('knowledge_curator', 'curate')
  expect(findings).toEqual([])
  expect(answer['summary']).toMatch(/(\d+) of \1 tests passed/)
  expect(answer['summary']).toContain('without a language model')
})

test('a provider that is told to stop does not answer', async () => {
  const request = { contract: { id: 'document', schema: {} } } as never
  await expect(
    offlineProvider().answer(request, asking({ signal: AbortSignal.abort(new Error('stop')) })),
  ).rejects.toThrow('stop')
})

test('a test that proves nothing is given up, and its demand is named as untested; one that was only misplaced is not', async () => {
  const team = fresh()
  await playUntilTests(team)
  const retry = async (what: string) => {
    const message = `Test "C4.1 A book has" ${what}, expected it to fail there; make it try what the clause demands.`
    const findings = [{ code: 'empty_test', message, clauses: ['C4'] }]
    return JSON.stringify((await team.ask('tester', 'write_tests', { findings })).answer['untested'])
  }
  expect(await retry('ended as passed against an application that only answers /health')).toContain('"C4.1"')
  expect(await retry('was not found in its file')).not.toContain('"C4.1"')
})
