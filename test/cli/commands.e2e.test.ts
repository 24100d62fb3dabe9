import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FakeTerminal } from './support/fake-terminal.ts'
import { forkId, runId, sentence } from './support/fake-g1.ts'
import { outputPart } from './support/output-part.ts'
import { eventOf, recordedEvents } from './support/recorded-events.ts'
import { trial } from './support/trial.ts'

describe('g1 build', () => {
  test('writes the application, says how to start it, and exits with 0 when all is covered', async () => {
    const { cwd, run, terminal } = await trial({})
    expect(await run('build', sentence, '--out', 'app')).toBe(0)
    expect(await readFile(join(cwd, 'app/package.json'), 'utf8')).toBe('{"name":"app"}')
    expect((await readdir(cwd)).toSorted()).toStrictEqual(['app'])
    expect(terminal.stdout).toContain(`start it: cd '${join(cwd, 'app')}' && npm start`)
    expect(terminal.stdout).toContain('It needs Node 22.13 or later; found here: v20.20.2.')
    expect(terminal.stdout).toContain('Built by rules, without a language model.')
  })

  const outcomes = [
    { what: 'a clause is not covered', story: { notCovered: ['C2'] }, args: [], code: 3 },
    {
      what: 'a clause is not covered and that is allowed',
      story: { notCovered: ['C2'] },
      args: ['--allow-partial'],
      code: 0,
    },
    { what: 'a test failed', story: { failed: 1 }, args: [], code: 3 },
    { what: 'the run failed', story: { status: 'FAILED' }, args: ['--allow-partial'], code: 1 },
    { what: 'the run was cancelled', story: { status: 'CANCELLED' }, args: [], code: 1 },
  ]
  test.each(outcomes)('exits with $code when $what', async ({ story, args, code }) => {
    const { run } = await trial(story)
    expect(await run('build', sentence, '--out', 'app', ...args)).toBe(code)
  })

  test('names the clauses that are not covered, and why', async () => {
    const { run, terminal } = await trial({ notCovered: ['C2'] })
    await run('build', sentence, '--out', 'app')
    expect(terminal.stdout).toContain(
      'covered by tests: 1 of 2\n  not covered: C2 “It must be fast.”\n    no test shows it\n',
    )
  })

  test('prints one event a line with --json, and nothing else on standard output', async () => {
    const { run, terminal } = await trial({})
    expect(await run('build', sentence, '--out', 'app', '--json')).toBe(0)
    const events = terminal.stdout
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as unknown)
    expect(events).toStrictEqual(recordedEvents())
    expect(terminal.stderr).toContain('The application is in')
  })

  test('shows what models write with --text, on a terminal as well, and asks for nothing of it without', async () => {
    const text = [outputPart('{"title":\n'), outputPart('"A shop"}', { offset: 10, ended: true })]
    const said = ['  Writer (write) │ {"title":\n', '  Writer (write) │ "A shop"}\n']
    for (const terminal of [new FakeTerminal(), new FakeTerminal({ tty: true })]) {
      const { run, interruption } = await trial({ text, goesOn: true }, terminal)
      const ended = run('watch', runId, '--text')
      await expect.poll(() => said.every((line) => terminal.stdout.includes(line))).toBe(true)
      interruption.abort()
      expect(await ended).toBe(130)
    }
    const silent = await trial({ text })
    await silent.run('watch', runId)
    expect(silent.operations()).not.toContain('PersonaOutput')
  })

  test('with --json --text what models write stands in lines of its own', async () => {
    const { run, terminal, interruption } = await trial({ text: [outputPart('{')], goesOn: true })
    const ended = run('watch', runId, '--json', '--text')
    await expect.poll(() => terminal.stdout).toContain(`${JSON.stringify({ personaOutput: outputPart('{') })}\n`)
    interruption.abort()
    await ended
  })

  test('goes on with an unfinished run of the same order instead of starting another', async () => {
    const { run, terminal, operations } = await trial({ unfinished: true })
    expect(await run('build', sentence, '--out', 'app', '--provider', 'offline+broken_route')).toBe(0)
    expect(operations()).not.toContain('StartRun')
    expect(terminal.stdout).toContain(`Going on with the unfinished run ${runId}`)
  })

  test.each([
    ['another text'],
    [sentence, '--budget', '3'],
    [sentence, '--provider', 'other'],
    [sentence, '--questions'],
  ])('starts a run of its own where the order differs: %s %s', async (...args) => {
    const { run, operations } = await trial({ unfinished: true })
    await run('build', ...args, '--out', 'app')
    expect(operations()).toContain('StartRun')
  })

  test('Ctrl-C leaves the run and exits with 130', async () => {
    const { run, terminal, interruption, cwd } = await trial({ events: recordedEvents().slice(0, 50), goesOn: true })
    const out = terminal.out.bind(terminal)
    terminal.out = (text) => {
      out(text)
      if (text.includes('33 rules')) interruption.abort()
    }
    expect(await run('build', sentence, '--out', 'app')).toBe(130)
    expect(terminal.stdout).toContain(`Left unfinished: ${runId}`)
    expect(existsSync(join(cwd, 'app'))).toBe(false)
  })

  test('writes nothing where the archive is not what was delivered', async () => {
    const { run, terminal, cwd } = await trial({ archived: '{"name":"evil"}' })
    expect(await run('build', sentence, '--out', 'app')).toBe(1)
    expect(terminal.stderr).toContain('Found package.json with sha256')
    expect(await readdir(cwd)).toStrictEqual([])
  })

  test('a parked run ends the command with 1 and says how to go on', async () => {
    const events = [eventOf('RunParked', { error: 'boom', message: null })].map((event) => ({ ...event, seq: 1 }))
    const { run, terminal } = await trial({ status: 'PARKED', events, goesOn: true })
    expect(await run('build', sentence, '--out', 'app')).toBe(1)
    expect(terminal.stdout).toContain(`g1 resume ${runId}, or g1 cancel ${runId}`)
  })

  test('asks at the prompt what the run asks of a person', async () => {
    const outputs = [{ name: 'amount', type: 'num' }]
    const asked = eventOf('ApprovalRequested', {
      id: 'P1',
      step: 's',
      attempt: 1,
      role: null,
      goal: 'Decide',
      reason: null,
      options: ['yes', 'no'],
      outputs,
    })
    const approval = { id: 'approval_1', name: 'P1', options: ['yes', 'no'], outputs, answer: null }
    const terminal = new FakeTerminal({ tty: true, answers: ['yes', '12.5', 'fine'] })
    const { run, server } = await trial({ events: [{ ...asked, seq: 1 }], approvals: [approval] }, terminal)
    await run('build', sentence, '--out', 'app')
    const answer = server.asked.find(({ operation }) => operation === 'AnswerApproval')
    expect(answer?.variables).toStrictEqual({
      input: { runId, approvalId: 'P1', decision: 'yes', outputs: { amount: 12.5 }, comment: 'fine' },
    })
    expect(terminal.questions).toHaveLength(3)
  })
})

describe('other commands', () => {
  test('g1 export writes a zip archive, and never over a file', async () => {
    const { run, cwd } = await trial({})
    expect(await run('export', runId, '--out', 'app.zip')).toBe(0)
    expect((await readFile(join(cwd, 'app.zip'))).subarray(0, 2).toString()).toBe('PK')
    expect(await run('export', runId, '--out', 'app.zip')).toBe(2)
  })

  test('g1 export of a run that delivered nothing says so', async () => {
    const { run, terminal } = await trial({ status: 'FAILED' })
    expect(await run('export', runId, '--out', 'app')).toBe(2)
    expect(terminal.stderr).toContain('which is FAILED')
  })

  test('g1 cancel waits for what comes of it', async () => {
    const { run, terminal } = await trial({ events: [eventOf('RunCancelled', { reason: 'enough' })] })
    expect(await run('cancel', runId, '--reason', 'enough')).toBe(0)
    expect(terminal.stdout).toBe('Cancelled (enough).\n')
  })

  test('g1 fork makes a run, says its id and how to see it', async () => {
    const { run, terminal, server } = await trial({})
    expect(await run('fork', runId, '--at', '12')).toBe(0)
    expect(terminal.stdout).toContain(`${forkId}\nIt goes on by itself; see it go: g1 watch ${forkId}\n`)
    const asked = server.asked.find(({ operation }) => operation === 'ForkRun')
    expect(asked?.variables).toStrictEqual({ input: { runId, atSeq: 12 } })
  })

  test('g1 retry names the step and waits for what comes of it', async () => {
    const { run, terminal, server } = await trial({ events: [eventOf('StepRetried', { step: 'make' })] })
    expect(await run('retry', runId, 'make', '--reason', 'try again')).toBe(0)
    expect(terminal.stdout).toContain('“make” gets one more attempt.\n')
    const asked = server.asked.find(({ operation }) => operation === 'RetryStep')
    expect(asked?.variables).toStrictEqual({ input: { runId, stepId: 'make', reason: 'try again' } })
  })

  test('g1 raise-budget says what it was and what it is', async () => {
    const raised = eventOf('BudgetRaised', { fromUsd: 2, toUsd: 5, reason: null })
    const { run, terminal } = await trial({ events: [raised] })
    expect(await run('raise-budget', runId, '5')).toBe(0)
    expect(terminal.stdout).toBe('The budget is raised from $2 to $5.\n')
  })

  test('a command that the run refuses exits with 1', async () => {
    const rejected = eventOf('CommandRejected', { command: 'cancel', code: 'RUN_ENDED', message: 'The run has ended.' })
    const { run, terminal } = await trial({ events: [rejected] })
    expect(await run('cancel', runId)).toBe(1)
    expect(terminal.stdout).toContain('The run has ended.')
  })

  test('a server that is not there is a failure that names it', async () => {
    const { run, terminal } = await trial({})
    expect(await run('runs', '--server', 'http://127.0.0.1:9')).toBe(1)
    expect(terminal.stderr).toContain('Found no G1 at http://127.0.0.1:9')
  })
})
