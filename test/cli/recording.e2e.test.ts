import { execFile } from 'node:child_process'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openBrain } from '../../src/brain/open-brain.ts'
import { readPrices } from '../../src/llm/prices/read-prices.ts'
import { temporaryFolder } from '../support/node-under-test.ts'
import { type Script, scriptedTeam } from '../support/wire/scripted-team.ts'
import { startWire } from '../support/wire/start-wire.ts'
import { wireKey } from '../support/wire/wire-options.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const brain = await openBrain(fileURLToPath(new URL('../../brain', import.meta.url)))
const prices = await readPrices(null)
const text = 'Members of a club keep a list of books. A book has a title of at most 80 characters.'

/** One of the architects that work at the same time answers after another one: which entry gets which number hangs on that. */
function inOddOrder(): Script {
  const { promise: later, resolve } = Promise.withResolvers<void>()
  return async ({ asked: { persona }, byRules }) => {
    if (persona.id === 'database_architect') resolve()
    if (persona.id === 'technical_architect') await later
    return byRules()
  }
}

interface Ended {
  readonly code: number
  readonly said: string
}

/** `g1` to its end, in a folder of its own, with nothing in its environment but what is given. */
async function g1(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended & { readonly cwd: string }> {
  const cwd = await temporaryFolder()
  onTestFinished(() => rm(cwd, { recursive: true, force: true }))
  const { PATH = '' } = process.env
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...args],
      { cwd, timeout: 80_000, env: { PATH, INIT_CWD: cwd, ...env } },
      (error, stdout, stderr) =>
        resolve({ cwd, code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    )
    onTestFinished(() => void child.kill('SIGKILL'))
  })
}

async function filesIn(dir: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(dir, { recursive: true })
  const files: Record<string, string> = {}
  for (const name of names.toSorted()) {
    if ((await stat(join(dir, name))).isFile()) files[name] = await readFile(join(dir, name), 'utf8')
  }
  return files
}

test('a run that was recorded is repeated without a key and without a server, to the byte', {
  timeout: 180_000,
}, async () => {
  const wire = await startWire({
    format: 'openai',
    models: Object.values(prices.defaults.get('openai') ?? {}),
    answer: scriptedTeam({ brain, scripts: { design_part: inOddOrder() } }),
    misbehave: ({ number }) => (number === 3 ? 'overloaded' : null),
  })
  onTestFinished(wire.stop)
  const first = await g1(['build', text, '--provider', 'openai', '--record', 'tapes', '--out', 'app'], {
    OPENAI_API_KEY: wireKey,
    OPENAI_BASE_URL: `${wire.url}/v1`,
    // The tests that rules write are longer than those of a model.
    G1_MODEL_OUTPUT_TOKENS: '64000',
    G1_ALLOW_UNSANDBOXED: '1',
  })
  expect(first.said).toContain('The application is in')
  const tapes = join(first.cwd, 'tapes')
  expect(await readdir(tapes)).toHaveLength(wire.requests.length)

  const again = await g1(['build', text, '--provider', 'replay', '--out', 'app'], {
    G1_REPLAY: tapes,
    G1_ALLOW_UNSANDBOXED: '1',
  })
  expect(again.code, again.said).toBe(first.code)
  expect(await filesIn(join(again.cwd, 'app'))).toEqual(await filesIn(join(first.cwd, 'app')))
})

test('only a node of the command itself can record', async () => {
  const { code, said } = await g1(
    ['build', text, '--record', 'tapes', '--out', 'app', '--server', 'http://127.0.0.1:9'],
    {},
  )
  expect(code).toBe(2)
  expect(said).toContain('start that server with G1_RECORD instead')
})
