import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Decided } from '../../src/core/event/run-event.ts'
import { personaId, publicRunId, type Sha256, sha256, stepId } from '../../src/core/ids.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { RecordedRun, untilApproval } from './support/sample-run.ts'

let fixture: ApiFixture
let run: RecordedRun

const refusal = 'Sorry, I would rather not – "größer"'
const long = 'x'.repeat(1_000_001)
const hashOf = (text: string) => sha256(createHash('sha256').update(text).digest('hex'))

const of = { step: stepId('write'), attempt: 1, round: 1, provider: 'anthropic', model: 'anthropic/m' }
const usage = { inputTokens: 1, outputTokens: 1, costUsd: 0.1 }
const refused = (answerSha256: Sha256): Decided => ({
  type: 'AnswerRefused',
  persona: personaId('writer'),
  data: { ...of, usage, answerSha256, error: 'It is no JSON.', bytes: 40 },
})
const answered = (answerSha256: Sha256): Decided => ({
  type: 'ModelAnswered',
  persona: personaId('writer'),
  data: { ...of, usage, answerSha256, repairs: 2 },
})

beforeAll(async () => {
  fixture = await startApi()
  const texts = [refusal, '{"text":"well"}', long]
  await fixture.store.putBlobs(texts.map((text) => ({ sha256: hashOf(text), bytes: Buffer.from(text) })))
  run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(
    untilApproval.slice(
      0,
      untilApproval.findIndex(({ type }) => type === 'ModelAnswered'),
    ),
  )
  await run.append([
    refused(hashOf(refusal)),
    refused(hashOf(long)),
    refused(hashOf('never kept')),
    answered(hashOf('{"text":"well"}')),
  ])
})
afterAll(() => fixture.close())

test('answers of models can be read word for word, those that were refused included', async () => {
  const query = 'query ($id: ID!) { run(id: $id) { events(first: 100) { nodes { type answer } } } }'
  const { data, codes } = await ask<{
    run: { events: { nodes: readonly { readonly type: string; readonly answer: string | null }[] } }
  }>(fixture, query, { id: publicRunId(run.runId) })
  expect(codes).toEqual([])
  const said = data.run.events.nodes.filter(({ type }) => ['ModelAnswered', 'AnswerRefused'].includes(type))
  expect(said).toEqual([
    { type: 'AnswerRefused', answer: refusal },
    { type: 'AnswerRefused', answer: null },
    { type: 'AnswerRefused', answer: null },
    { type: 'ModelAnswered', answer: '{"text":"well"}' },
  ])
  const others = data.run.events.nodes.filter((node) => !said.includes(node))
  expect(others.length).toBeGreaterThan(3)
  expect(others.every(({ answer }) => answer === null)).toBe(true)
})
