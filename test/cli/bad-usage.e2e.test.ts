import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FakeTerminal } from './support/fake-terminal.ts'
import { trial } from './support/trial.ts'

describe('what cannot be used is refused with exit code 2 before anything starts', () => {
  const wrong: readonly [string, readonly string[], RegExp][] = [
    ['no command', [], /Usage: g1/],
    ['an unknown command', ['bild'], /unknown command/],
    ['an unknown option', ['build', 'x', '--out', 'a', '--fast'], /unknown option/],
    ['no place for the application', ['build', 'a shop'], /expected the folder/],
    ['empty text', ['build', '  ', '--out', 'a'], /empty requirements/],
    ['text over 64 KB', ['build', 'x'.repeat(65_537), '--out', 'a'], /65537 bytes/],
    ['an argument that was no UTF-8', ['build', 'a \uFFFD shop', '--out', 'a'], /U\+FFFD/],
    ['a file that is not there', ['build', '--file', 'none.txt', '--out', 'a'], /none\.txt unreadable/],
    ['a file that is no UTF-8', ['build', '--file', 'latin1.txt', '--out', 'a'], /no UTF-8/],
    ['text and file', ['build', 'x', '--file', 'latin1.txt', '--out', 'a'], /twice/],
    ['a folder that is not empty', ['build', 'a shop', '--out', 'full'], /not empty/],
    ['a file in place of the folder', ['build', 'a shop', '--out', 'latin1.txt'], /no folder/],
    ['a budget that is no amount', ['build', 'a shop', '--out', 'a', '--budget', '-1'], /0 or more/],
    ['a model for nobody', ['build', 'a shop', '--out', 'a', '--model', 'gpt'], /provider\/model/],
    ['data that is no object', ['build', 'x', '--out', 'a', '--data', '{'], /no JSON/],
    ['an address that is none', ['runs', '--server', 'localhost'], /expected an address/],
    ['a status that is none', ['runs', '--status', 'DONE'], /expected one of QUEUED/],
    ['an id that is none', ['show', 'run_1'], /expected a run id/],
    ['an unknown run', ['show', 'run_01a1f827-0000-7bed-96f0-3bd7a94c7fd1'], /Found no run/],
    ['a seq that is none', ['fork', 'run_01a1f827-4bd1-7bed-96f0-3bd7a94c7fd1', '--at', '0'], /1 or more/],
    ['a limit that is no amount', ['raise-budget', 'run_01a1f827-4bd1-7bed-96f0-3bd7a94c7fd1', 'much'], /0 or more/],
    ['a key that was mistyped', ['runs', '--key', 'g1key_4k2m9x7q_none'], /mistyped or cut off/],
    ['a role that is none', ['keys', 'create', '--name', 'CI', '--role', 'boss'], /viewer, operator, admin/],
    ['a key for nobody', ['keys', 'create', '--role', 'viewer'], /--name/],
    ['a time that is none', ['keys', 'create', '--role', 'viewer', '--name', 'CI', '--expires', '1y'], /90d, 12h/],
    ['a port that is none', ['serve', '--port', '99999'], /Expected a port/],
  ]

  test.each(wrong)('%s', async (_, args, message) => {
    const { cwd, terminal, run, operations } = await trial({})
    await mkdir(join(cwd, 'full/sub'), { recursive: true })
    await writeFile(join(cwd, 'latin1.txt'), Buffer.from('caf\u00e9', 'latin1'))
    expect(await run(...args)).toBe(2)
    expect(terminal.stderr).toMatch(message)
    expect(terminal.stdout).toBe('')
    expect(operations()).not.toContain('StartRun')
  })

  test('standard input that is no UTF-8', async () => {
    const { run, terminal } = await trial({}, new FakeTerminal({ stdin: Uint8Array.of(0x61, 0xff) }))
    expect(await run('build', '--out', 'a')).toBe(2)
    expect(terminal.stderr).toContain('standard input')
  })

  test('what the server refuses', async () => {
    const { run, terminal } = await trial({ refusal: { code: 'INVALID_INPUT', message: 'Found NUL, expected none.' } })
    expect(await run('build', 'a shop', '--out', 'a')).toBe(2)
    expect(terminal.stderr).toBe('g1: Found NUL, expected none.\n')
  })
})

test('--help explains and succeeds', async () => {
  const { run, terminal } = await trial({})
  expect(await run('build', '--help')).toBe(0)
  expect(terminal.stdout).toContain('--allow-partial')
})
