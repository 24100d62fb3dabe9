import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openBrain } from '../../../src/brain/open-brain.ts'
import { createClient } from '../../../src/client/create-client.ts'
import { readPrices } from '../../../src/llm/prices/read-prices.ts'
import { cloneDatabase } from '../../support/database.ts'
import { watchToEnd, watchUntil } from '../../support/run-log.ts'
import { withServer } from '../../support/with-server.ts'
import { scriptedDeveloper } from '../../support/wire/scripted-developer.ts'
import { type Script, scriptedTeam } from '../../support/wire/scripted-team.ts'
import { startWire } from '../../support/wire/start-wire.ts'
import { canaries, leaksIn } from './canaries.ts'
import { startTattler, thief } from './hostile.ts'
import { everyFile, everyRow, passingFolder, startTalking } from './traces.ts'

type Environment = Readonly<Record<string, string>>

const source = (path: string): string => fileURLToPath(new URL(`../../../src/${path}`, import.meta.url))
const brain = await openBrain(fileURLToPath(new URL('../../../brain', import.meta.url)))

const prices = await readPrices(null)
const modelsOf = (provider: string): readonly string[] => Object.values(prices.defaults.get(provider) ?? {})

/** What a command of `g1` says, on both streams. */
const g1 = (args: readonly string[], env: Environment): Promise<string> =>
  new Promise((resolve) => {
    execFile(process.execPath, [source('cli/main.ts'), ...args], { env }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })

const withPassword = (url: string, password: string): string => {
  const made = new URL(url)
  made.password = password
  return made.href
}

/** A curator who says what nobody told it here. */
const blab: Script = async ({ byRules }) => ({
  ...(await byRules()),
  summary: `The key is ${canaries.OPENAI_API_KEY}.`,
})

/** Model servers in three formats: one that is well behaved for the most part, one whose developer is a thief, one that tattles. */
async function startModels(folders: readonly string[]) {
  const tattler = await startTattler()
  const openai = await startWire({
    format: 'openai',
    keys: [canaries.OPENAI_API_KEY],
    models: modelsOf('openai'),
    answer: scriptedTeam({ brain, scripts: { delivery: blab } }),
    misbehave: ({ number }) => (number === 2 ? 'server_error' : number === 4 ? 'cut' : null),
  })
  const steals = { path: 'src/app.js', append: thief({ folders, url: tattler.url }), why: 'It looks around.' }
  const anthropic = await startWire({
    format: 'anthropic',
    keys: [canaries.ANTHROPIC_API_KEY],
    models: modelsOf('anthropic'),
    answer: scriptedTeam({ brain, scripts: scriptedDeveloper([steals]) }),
  })
  onTestFinished(async () => {
    await Promise.all([tattler.stop(), openai.stop(), anthropic.stop()])
  })
  const heard = (): string =>
    [
      ...tattler.heard,
      ...[openai, anthropic].flatMap(({ requests }) => requests.map(({ body, path }) => path + body)),
    ].join('\n')
  const env = {
    OPENAI_BASE_URL: `${openai.url}/v1`,
    ANTHROPIC_BASE_URL: anthropic.url,
    AZURE_OPENAI_ENDPOINT: tattler.url,
  }
  return { env, heard, tattler }
}

withServer('a node with secrets', inject('postgres'), (postgres) => {
  test('lets none of them out, whatever models and their code do', { timeout: 180_000 }, async ({ skip }) => {
    const redis = inject('redis').url
    if (redis === null) return skip(inject('redis').missing ?? '')
    const [data, home, tapes] = [await passingFolder(), await passingFolder(), await passingFolder()]
    await mkdir(join(home, '.config'))
    await writeFile(join(home, '.config/token'), canaries["a file of the user's configuration"])
    await writeFile(join(data, 'note.txt'), canaries['a file of the data folder'])
    const models = await startModels([home, data])
    const database = await cloneDatabase(postgres)
    const { 'a file of the data folder': _, "a file of the user's configuration": __, ...keys } = canaries
    const env: Environment = {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      PORT: '0',
      G1_DATA: data,
      G1_LOG: 'debug',
      G1_REQUIRE_KEY: '1',
      G1_RECORD: tapes,
      // The tests that rules write are longer than those of a model.
      G1_MODEL_OUTPUT_TOKENS: '64000',
      ...keys,
      ...models.env,
      DATABASE_URL: withPassword(database, canaries.DATABASE_URL),
      REDIS_URL: withPassword(redis, canaries.REDIS_URL),
    }
    const key = (await g1(['keys', 'create', '--role', 'admin', '--name', 'tester'], env)).split('\n')[0] ?? ''
    const leaks = (where: string, what: string | Uint8Array): string[] =>
      leaksIn(where, what, { 'the key of the API': key.slice(-20) })
    const server = await startTalking(env)
    const client = createClient({ url: server.url, key })
    onTestFinished(() => client.close())

    const ask = (query: string): Promise<string> =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      }).then((response) => response.text())
    const runs = await Promise.all(
      ['openai', 'anthropic', 'azure'].map((provider) =>
        client.startRun({ requirements: 'Members keep a list of books. A book has a title.', provider }),
      ),
    )
    const [delivered, robbed, told] = runs.map(({ id }) => id) as [string, string, string]
    await watchUntil(client, robbed, ({ type }) => type === 'TestsRun')
    await watchUntil(client, told, ({ type }) => type === 'ApprovalRequested' || type === 'RunParked')
    for (const runId of [robbed, told]) await client.cancelRun({ runId, reason: 'Seen enough.' })
    const events = await watchToEnd(client, delivered)
    expect(events.at(-1)?.type).toBe('RunCompleted')
    const zip = unzipSync(await client.download(`/runs/${delivered}/deliverable.zip`))

    const answers = await Promise.all([
      ask('{ nonsense }'),
      ask('{ run(id: "run_x") { id } }'),
      ask(`{ run(id: "${told}") { status approvals { reason } error { message } } }`),
      ask(
        `mutation { startRun(input: { requirements: "x", provider: "${'y'.repeat(300)}" }) { userErrors { message } } }`,
      ),
      fetch(`${server.url}/metrics`).then((response) => response.text()),
      fetch(`${server.url}/graphql?query={`).then((response) => response.text()),
    ])
    const doctor = await g1(['doctor', '--live', '--budget', '0.01'], env)
    const listed = await g1(['runs', '--server', server.url, '--json'], { ...env, G1_API_KEY: key })
    const rows = await everyRow(database)
    await server.stop()

    const recorded = await everyFile(tapes)
    expect(/THIEF looked at \d.{0,200}/.exec(rows)?.[0]).toMatch(
      /^THIEF looked at \d+ places, told: no, found:(?! *canary)/,
    )
    expect(models.tattler.heard.some((one) => one.startsWith('/openai/deployments/'))).toBe(true)
    expect(models.tattler.heard.filter((one) => one.startsWith('/stolen'))).toEqual([])
    expect(rows.includes('The key is [hidden].')).toBe(true)
    expect(doctor).toContain('found status 400 from')
    expect(recorded.includes('"kind": "bad_request"')).toBe(true)
    expect([
      ...leaks('what models were told', models.heard()),
      ...leaks('the log', server.said.join('')),
      ...leaks('the database', rows),
      ...leaks('cassettes', recorded),
      ...answers.flatMap((answer, index) => leaks(`answer ${index}`, answer)),
      ...Object.entries(zip).flatMap(([path, bytes]) => leaks(`the delivered ${path}`, bytes)),
      ...leaks('the words of the doctor', doctor),
      ...leaks('the list of runs', listed),
    ]).toEqual([])
  })
})
