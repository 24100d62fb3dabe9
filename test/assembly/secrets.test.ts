import { expect, test } from 'vitest'
import { secretsOf, unmistakableSecretsOf } from '../../src/assembly/secrets.ts'
import { readConfig } from '../../src/config.ts'

const key = 'sk-0123456789abcdef'
const config = readConfig({
  DATABASE_URL: 'postgres://postgres:postgres@127.0.0.1/g1',
  REDIS_URL: 'redis://:a%2Flong%2Fand%2Frandom%2Fpassword@127.0.0.1',
  UPSTASH_REDIS_REST_URL: 'https://example.upstash.io',
  UPSTASH_REDIS_REST_TOKEN: 'token',
  OPENAI_API_KEY: key,
  G1_COMPATIBLE: 'router=https://router.example/v1',
  G1_KEY_ROUTER: 'routers-own-key-0123',
})

test('every key and password of a configuration is a secret', () => {
  expect(secretsOf(config)).toEqual(
    expect.arrayContaining(['postgres', 'a/long/and/random/password', 'token', key, 'routers-own-key-0123']),
  )
})

test('what could be a word of a text is not taken out of it', () => {
  expect(unmistakableSecretsOf(config)).toEqual(
    expect.arrayContaining(['a/long/and/random/password', key, 'routers-own-key-0123']),
  )
  expect(unmistakableSecretsOf(config)).not.toContain('postgres')
})
