import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openBrain } from '../../src/brain/open-brain.ts'
import { readPrices } from '../../src/llm/prices/read-prices.ts'
import { openPostgresSql } from '../../src/store/postgres-sql.ts'
import { cloneDatabase } from '../support/database.ts'
import { startNode, temporaryFolder } from '../support/node-under-test.ts'
import { scriptedTeam } from '../support/wire/scripted-team.ts'
import { startWire } from '../support/wire/start-wire.ts'
import { wireKey } from '../support/wire/wire-options.ts'
import { withServer } from '../support/with-server.ts'
import type { Check, Trial } from '../../src/cli/world.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

async function folder(): Promise<string> {
  const made = await temporaryFolder()
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

interface Diagnosis {
  readonly code: number
  readonly said: string
  readonly checks: Readonly<Record<string, Check>>
  readonly trials: readonly Trial[]
}

/** What `g1 doctor` says of an environment. */
function diagnose(env: Readonly<Record<string, string>>, ...options: readonly string[]): Promise<Diagnosis> {
  const { PATH = '' } = process.env
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, 'doctor', '--json', ...options],
      { env: { PATH, ...env } },
      (error, stdout, stderr) => {
        const told = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Check | Trial]))
        const checks = told.filter((one) => 'what' in one)
        resolve({
          code: typeof error?.code === 'number' ? error.code : 0,
          said: stdout + stderr,
          trials: told.filter((one) => 'contract' in one),
          checks: Object.fromEntries(checks.map((check) => [check.what, check])),
        })
      },
    )
  })
}

test('finds a fresh machine well, and leaves it as it is', async () => {
  const data = join(await folder(), 'data')
  const { code, checks } = await diagnose({ G1_DATA: data })
  expect(code).toBe(0)
  expect(checks).toMatchObject({
    node: { state: 'ok' },
    brain: { state: 'ok', says: expect.stringMatching(/^\d+ personas, \d+ workflows/) as string },
    store: { state: 'ok', says: `embedded in ${data}, which the first start makes` },
    hints: { state: 'missing' },
    recording: { state: 'missing' },
  })
  expect(existsSync(data)).toBe(false)
})

test('says what is wrong with everything that does not work, without the passwords', async () => {
  const brain = await folder()
  await mkdir(join(brain, 'personas'))
  await writeFile(join(brain, 'personas/broken.md'), 'no front matter')
  const { code, said, checks } = await diagnose({
    DATABASE_URL: 'postgres://g1:hunter-canary@127.0.0.1:1/g1',
    REDIS_URL: 'redis://:hunter-canary@127.0.0.1:1',
    G1_BRAIN: brain,
    G1_RECORD: main,
  })
  expect(code).toBe(1)
  expect(checks).toMatchObject({
    brain: { state: 'fails', says: expect.stringContaining('broken.md') as string },
    store: { state: 'fails', says: expect.stringContaining('start it or correct DATABASE_URL') as string },
    hints: { state: 'fails', says: expect.stringContaining('correct or unset REDIS_URL') as string },
    recording: { state: 'fails', says: `${main} is no folder; name another one with G1_RECORD` },
  })
  expect(said).not.toContain('hunter-canary')
})

test('finds recordings unreadable without giving up on the rest', async () => {
  const { code, checks } = await diagnose({ G1_DATA: join(await folder(), 'data'), G1_REPLAY: main })
  expect(code).toBe(1)
  expect(checks).toMatchObject({
    replay: { state: 'fails', says: expect.stringContaining('correct G1_REPLAY') as string },
    provider: { state: 'ok' },
  })
})

test('names a setting that cannot be used', async () => {
  const { code, checks } = await diagnose({ PORT: 'high' })
  expect(code).toBe(1)
  expect(checks['environment']).toMatchObject({ state: 'fails', says: expect.stringContaining('PORT') as string })
})

test('looks at the data that a running server holds', async () => {
  const node = await startNode()
  try {
    const { code, checks } = await diagnose({ G1_DATA: node.dataDir })
    expect(code).toBe(0)
    expect(checks['store']).toMatchObject({ state: 'ok', says: expect.stringContaining(`at ${node.url}`) as string })
  } finally {
    await node.close()
  }
})

test('asks servers of models for their list, and with --live for answers, within a budget', async () => {
  const prices = await readPrices(null)
  const wire = async (format: 'openai' | 'anthropic') => {
    const models = Object.values(prices.defaults.get(format) ?? {})
    const started = await startWire({ format, models, answer: scriptedTeam({ brain: await openBrain('brain') }) })
    onTestFinished(started.stop)
    return started
  }
  const [openai, anthropic] = await Promise.all([wire('openai'), wire('anthropic')])
  const env = { OPENAI_API_KEY: wireKey, OPENAI_BASE_URL: `${openai.url}/v1`, ANTHROPIC_BASE_URL: anthropic.url }
  const well = await diagnose({ ...env, G1_PROVIDER: 'openai' }, '--live', '--budget', '0.25')
  expect(well.code, well.said).toBe(0)
  expect(well.checks).toMatchObject({
    openai: {
      state: 'ok',
      says: expect.stringMatching(/^answers within \d+ ms; light openai\/.* \(\$.* as of 20/) as string,
    },
    anthropic: { state: 'missing', says: 'set ANTHROPIC_API_KEY' },
    provider: { state: 'ok', says: 'openai answers where a run names none' },
  })
  const asked = well.trials.filter(({ outcome }) => outcome === 'passed')
  expect(asked).toHaveLength(openai.requests.length)
  expect(asked.length).toBeGreaterThan(0)
  expect(well.trials.length).toBeGreaterThan(asked.length)
  const cost = well.trials.reduce((sum, { costUsd }) => sum + costUsd, 0)
  expect(cost).toBeGreaterThan(0)
  expect(cost).toBeLessThan(0.25)

  const ill = await diagnose({ ...env, ANTHROPIC_API_KEY: 'mistyped', G1_PROVIDER: 'azure' })
  expect(ill.code).toBe(1)
  expect(ill.checks).toMatchObject({
    anthropic: { state: 'fails', says: expect.stringContaining('correct the key of anthropic') as string },
    provider: { state: 'fails', says: expect.stringContaining('AZURE_OPENAI_ENDPOINT') as string },
  })
  expect(openai.requests).toHaveLength(asked.length)
})

withServer('a database', inject('postgres'), (postgres) => {
  test('answers, and is left as it is', async () => {
    const { code, checks } = await diagnose({ DATABASE_URL: await cloneDatabase(postgres) })
    expect(code).toBe(0)
    expect(checks['store']).toMatchObject({ state: 'ok', says: expect.stringMatching(/^Postgres \d+\.\d+$/) as string })
    const empty = new URL(postgres)
    empty.pathname = '/postgres'
    const { checks: before } = await diagnose({ DATABASE_URL: empty.href })
    expect(before['store']?.says).toContain('the next start brings its schema up to date')
    const sql = openPostgresSql(empty.href, { poolSize: 1 })
    expect(await sql.query("SELECT to_regclass('migration') AS made")).toEqual([{ made: null }])
    await sql.close()
  })
})
