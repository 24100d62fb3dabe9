import { expect, test } from 'vitest'
import type { Doctor, Trial } from '../../src/cli/world.ts'
import { FakeTerminal } from './support/fake-terminal.ts'
import { trial } from './support/trial.ts'

const passed: Trial = {
  contract: 'verdict',
  provider: 'openai',
  outcome: 'passed',
  says: 'openai/m-1',
  tookMs: 2_340,
  firstTextMs: 410,
  costUsd: 0.0042,
}
const failed: Trial = { ...passed, outcome: 'failed', says: 'found no JSON', firstTextMs: null }
const left: Trial = {
  ...passed,
  outcome: 'not_asked',
  says: 'it may cost up to $1.00',
  tookMs: null,
  firstTextMs: null,
  costUsd: 0,
}

const doctorWith = (trials: readonly Trial[], asked: number[] = []): Doctor => ({
  async *examine() {
    yield await Promise.resolve({ what: 'store', state: 'ok', says: 'embedded\u001b[31m' } as const)
  },
  async *tryContracts({ budgetUsd }) {
    asked.push(budgetUsd)
    yield* await Promise.resolve(trials)
  },
})

const run = async (doctor: Doctor, ...args: readonly string[]) => {
  const { terminal, run: command } = await trial({}, new FakeTerminal(), doctor)
  return { code: await command('doctor', ...args), stdout: terminal.stdout }
}

test('no model is asked unless that is wanted', async () => {
  const asked: number[] = []
  expect(await run(doctorWith([passed], asked))).toEqual({ code: 0, stdout: 'store         ok       embedded [31m\n' })
  expect(asked).toEqual([])
})

test('trials are shown as a table with what they came to', async () => {
  const asked: number[] = []
  const { code, stdout } = await run(doctorWith([passed, failed, left], asked), '--live')
  expect(code).toBe(1)
  expect(asked).toEqual([0.5])
  expect(stdout.split('\n').slice(2)).toEqual(
    [
      'contract           provider               took  first text    cents  ',
      'verdict            openai        pass    2.3 s       0.4 s     0.42  openai/m-1',
      'verdict            openai        FAIL    2.3 s           –     0.42  found no JSON',
      'verdict            openai        –           –           –     0.00  it may cost up to $1.00',
      '1 of 2 passed, 0.84 cents; 1 not asked',
      '',
    ].map((line) => line.trimEnd()),
  )
})

test('a program gets one object a line, and decides on the budget', async () => {
  const asked: number[] = []
  const { code, stdout } = await run(doctorWith([passed], asked), '--live', '--json', '--budget', '0.1')
  expect(code).toBe(0)
  expect(asked).toEqual([0.1])
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toEqual([{ what: 'store', state: 'ok', says: 'embedded\u001b[31m' }, passed])
})

test('where no provider is configured, nobody is asked', async () => {
  expect(await run(doctorWith([]), '--live')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No provider is configured: nobody was asked.') as string,
  })
})
