import { expect, test } from 'vitest'
import type { KeptCassette } from '../../../src/llm/recording/cassette-folder.ts'
import { replayProvider } from '../../../src/llm/recording/replay-provider.ts'
import { answered, asked, failed, question } from './cassettes.ts'

/** Asks for answers out of cassettes, and keeps what was heard live. */
function player(cassettes: readonly KeptCassette[]) {
  const heard: string[] = []
  const provider = replayProvider({ dir: 'tapes', cassettes, render: ({ pack }) => asked(pack.goal) })
  return {
    heard,
    ask: (goal: string, call = 'run-1/write/1') =>
      provider.answer(question(goal), {
        signal: new AbortController().signal,
        idempotencyKey: call,
        models: null,
        limitUsd: null,
        cache: true,
        live: { write: (text) => void heard.push(text), restart: () => undefined },
      }),
  }
}

test('a recorded request gets its answer and its live text, at no cost', async () => {
  const { ask, heard } = player([answered('One', '{"a":1}'), answered('Two', '{"a":2}')])
  expect(await ask('Two')).toEqual({
    content: '{"a":2}',
    model: 'openai/m-1',
    usage: { inputTokens: 10, cachedInputTokens: 4, outputTokens: 2, costUsd: 0 },
  })
  expect(heard).toEqual(['{"a"', ':2}'])
})

test('several answers to one request come in their order, to every run anew, and a repeated call gets its own', async () => {
  const { ask } = player([answered('One', 'first'), failed('One'), answered('One', 'second')])
  const contents = async (...calls: readonly string[]): Promise<readonly string[]> =>
    (await Promise.all(calls.map((call) => ask('One', call)))).map(({ content }) => content)
  expect(await contents('a/x/1', 'a/x/2', 'a/x/3', 'a/x/1')).toEqual(['first', 'second', 'second', 'first'])
  expect(await contents('b/x/1', 'b/x/2')).toEqual(['first', 'second'])
})

test('an answer names the entries as this run does', async () => {
  const { ask, heard } = player([answered('Merge E5 with E6', 'took E6')])
  expect(await ask('Merge E6 with E5')).toMatchObject({ content: 'took E5' })
  expect(heard).toEqual(['took E5'])
})

test('what only ever failed fails', async () => {
  await expect(player([failed('One')]).ask('One')).rejects.toThrow('Found only a failure recorded for this call')
})

test('a request that was not recorded says who asked, and what differs from the nearest one', async () => {
  const { ask } = player([answered('Write about a shop', '{}'), answered('Draw', '{}')])
  await expect(ask('Write about a ship')).rejects.toMatchObject({
    code: 'PROVIDER_FAILED',
    retryable: false,
    message: expect.stringMatching(
      /^Found no recorded answer in tapes to what writer is asked \(contract document\); the nearest, \d+\.json, has ".*shop" where this one has ".*ship"\. Replay with/,
    ) as string,
  })
  const schema = { ...answered('Write', '{}'), request: { ...answered('Write', '{}').request } }
  await expect(
    player([{ ...schema, request: { ...schema.request, contract: { id: 'verdict', schema: {} } } }]).ask('Write'),
  ).rejects.toThrow('no recorded request has the contract document')
})
