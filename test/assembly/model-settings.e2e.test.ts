import { execFile } from 'node:child_process'
import { access, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/node-under-test.ts'

type Environment = Readonly<Record<string, string>>

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** Starts the real server, which has to end by itself, and says how it did. */
function start(env: Environment): Promise<{ readonly code: unknown; readonly out: string; readonly err: string }> {
  const { PATH = '' } = process.env
  return new Promise((resolve) => {
    execFile(process.execPath, [main], { env: { PATH, PORT: '0', ...env }, timeout: 60_000 }, (error, out, err) =>
      resolve({ code: error?.code ?? null, out, err }),
    )
  })
}

const key = 'sk-canary-0123456789abcdef'

test.each<[string, Environment, RegExp]>([
  ['a provider without its key', { G1_PROVIDER: 'openai' }, /"openai", which is not set up.*set OPENAI_API_KEY/],
  ['a cap that is no number', { G1_BUDGET_PER_DAY: 'plenty' }, /G1_BUDGET_PER_DAY/],
  [
    'an unknown model',
    { G1_MODELS: '*=openai/gpt-99', OPENAI_API_KEY: key },
    /openai\/gpt-99, expected a model with a price/,
  ],
  ['a file in the place of the folder for recordings', { G1_RECORD: main }, /main\.ts: found EEXIST.*G1_RECORD/],
  ['a malformed price file', { G1_PRICES: await priceFile('{ "date": "2026-11-20" }') }, /models:.*prices\.json/],
])('%s ends the start of the server with one clear line', { timeout: 90_000 }, async (_, env, said) => {
  const dir = join(await temporaryFolder(), 'data')
  const { code, out, err } = await start({ G1_DATA: dir, ...env })
  expect(err.trim()).toMatch(said)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).not.toContain(key)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  // Nothing was opened yet.
  await expect(access(dir)).rejects.toThrow('ENOENT')
})

async function priceFile(text: string): Promise<string> {
  const file = join(await temporaryFolder(), 'prices.json')
  await writeFile(file, text)
  return file
}
