import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { type Calling, ModelCallFailed, type ModelClient } from '../../../src/llm/model-client.ts'
import { readCassettes } from '../../../src/llm/recording/cassette-folder.ts'
import { recordingClient } from '../../../src/llm/recording/recording-client.ts'
import { logged } from '../../support/logged.ts'
import { asked } from './cassettes.ts'

const tokens = { inputTokens: 10, cachedInputTokens: 4, cacheWriteTokens: 0, outputTokens: 2 }
const canary = 'sk-canary-0123456789'
const call = { model: 'm', mostOutputTokens: 100, ...asked(`Write, ${canary}.`) }
const calling = (heard: string[] = []): Calling => ({
  signal: new AbortController().signal,
  idempotencyKey: 'run/key',
  onText: (text) => void heard.push(text),
})
const replying: ModelClient = {
  call: (_, { onText }) => {
    for (const text of ['{"a":', '"sk-canary-', '0123456789"}']) onText(text)
    return Promise.resolve({ content: `{"a":"${canary}"}`, model: 'm-1', tokens, limits: null })
  },
}

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'g1 tapes-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

function recorder(inner: ModelClient, dir: string) {
  const { logger, lines } = logged()
  const time = { now: 0 }
  const clock = { now: () => 1_000, monotonic: () => (time.now += 2) }
  const hide = (text: string): string => text.replaceAll(canary, '[hidden]')
  return {
    client: recordingClient(
      inner,
      { provider: 'openai', by: 'models of OpenAI' },
      { dir, version: '0.0.0', clock, logger, hide },
    ),
    lines,
  }
}

test('an exchange is kept whole, passed on as it is, and no secret is in it', async () => {
  const dir = join(await folder(), 'not there yet')
  const heard: string[] = []
  const reply = await recorder(replying, dir).client.call(call, calling(heard))
  expect(reply).toMatchObject({ content: `{"a":"${canary}"}`, model: 'm-1' })
  expect(heard).toHaveLength(3)
  const [name = ''] = await readdir(dir)
  expect(name).toMatch(/^19700101T000001000Z-document-[0-9a-f]{8}\.json$/)
  expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600)
  expect(await readFile(join(dir, name), 'utf8')).not.toContain('canary')
  expect(await readCassettes(dir)).toEqual([
    {
      file: name,
      cassette: 1,
      g1: '0.0.0',
      at: '1970-01-01T00:00:01.000Z',
      tookMs: 8,
      provider: 'openai',
      by: 'models of OpenAI',
      request: { model: 'm', mostOutputTokens: 100, ...asked('Write, [hidden].') },
      deltas: [[2, '{"a":"[hidden]"}']],
      outcome: { type: 'reply', model: 'm-1', content: '{"a":"[hidden]"}', tokens },
    },
  ])
})

test('a failure is kept with its kind, and thrown as it was', async () => {
  const dir = await folder()
  const failure = new ModelCallFailed(`Bad key ${canary}`, { kind: 'unauthorized', retryable: false, charged: 'no' })
  const { client } = recorder({ call: () => Promise.reject(failure) }, dir)
  await expect(client.call(call, calling())).rejects.toBe(failure)
  expect((await readCassettes(dir))[0]?.outcome).toEqual({
    type: 'failure',
    kind: 'unauthorized',
    message: 'Bad key [hidden]',
    retryable: false,
    charged: 'no',
  })
})

test('an answer that cannot be kept is not lost', async () => {
  const file = join(await folder(), 'file')
  await writeFile(file, '')
  const { client, lines } = recorder(replying, file)
  expect(await client.call(call, calling())).toMatchObject({ model: 'm-1' })
  expect(lines).toMatchObject([{ level: 'error', message: 'an exchange with a model could not be recorded' }])
})

test('a folder of cassettes is read oldest first, and what cannot be read is named', async () => {
  const dir = await folder()
  await recorder(replying, dir).client.call(call, calling())
  const [name = ''] = await readdir(dir)
  const older = { ...JSON.parse(await readFile(join(dir, name), 'utf8')), at: '1969-01-01T00:00:00.000Z' } as unknown
  await writeFile(join(dir, 'z.json.gz'), gzipSync(JSON.stringify(older)))
  expect((await readCassettes(dir)).map(({ file }) => file)).toEqual(['z.json.gz', name])
  await writeFile(join(dir, 'cut.json'), '{"cassette":1')
  await expect(readCassettes(dir)).rejects.toThrow(/cut\.json: found .* expected a cassette of this version/)
  await writeFile(join(dir, 'cut.json'), '{"cassette":2}')
  await expect(readCassettes(dir)).rejects.toThrow(
    /cut\.json: found nothing of use as cassette \([^[\]{}\n]*\), expected/,
  )
  await expect(readCassettes(join(dir, 'none'))).rejects.toThrow('expected a folder of cassettes')
  await expect(readCassettes(await folder())).rejects.toThrow('found no cassette, expected some')
})
