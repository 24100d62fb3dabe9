import { expect, test } from 'vitest'
import { passwordIn, redactor } from '../../src/telemetry/redact.ts'

const redact = redactor([])

test.each([
  ['connect to postgres://g1:p%40ss%2Fword@db:5432/g1 failed', 'connect to postgres://g1:[hidden]@db:5432/g1 failed'],
  ['rediss://:s3cret@cache:6379', 'rediss://:[hidden]@cache:6379'],
  ['Authorization: Bearer AXyzAAIgcDE0MzI', 'Authorization: Bearer [hidden]'],
  ['{"apiKey":"abc\\"def","runs":3}', '{"apiKey":"[hidden]","runs":3}'],
  ['{"UPSTASH_REDIS_REST_TOKEN": "abc"}', '{"UPSTASH_REDIS_REST_TOKEN": "[hidden]"}'],
  ['Incorrect API key provided: sk-proj-0123456789abcdefghij', 'Incorrect API key provided: sk-[hidden]'],
])('%s', (line, shown) => {
  expect(redact(line)).toBe(shown)
})

test('of a key of G1 the public part stays', () => {
  const key = `g1key_4k2m9x7q_${'a'.repeat(39)}`
  expect(redact(`found ${key}, revoked`)).toBe('found g1key_4k2m9x7q_[hidden], revoked')
})

test.each([
  'http://localhost:8013/graphql?a=b@c',
  'run_0192f0c1-0000-7000-8000-000000000001 completed',
  'mail ada@example.org at 12:30',
  '{"kind":"think","tokens":1200,"keys":"sk-no"}',
])('leaves alone: %s', (line) => {
  expect(redact(line)).toBe(line)
})

test('what the process knows as a secret is hidden wherever it stands, as it is and encoded', () => {
  const [password = '', plain = ''] = passwordIn('postgres://g1:tiger%20%22lily%22@db/g1')
  const line = JSON.stringify({ error: `password ${plain} (${password}) refused`, url: plain })
  const shown = redactor([password, plain])(line)
  expect(shown).toBe('{"error":"password [hidden] ([hidden]) refused","url":"[hidden]"}')
  expect(JSON.parse(shown)).toBeTruthy()
})

test('without a password there is nothing to hide', () => {
  expect(passwordIn('postgres://g1@db/g1')).toEqual([])
  expect(passwordIn(null)).toEqual([])
  expect(redactor(['', 'abc'])('abc is too short to be a secret')).toBe('abc is too short to be a secret')
})
