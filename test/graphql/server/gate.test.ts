import { expect, test } from 'vitest'
import { isLoopback, refusedAtGate } from '../../../src/graphql/server/gate.ts'

test.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['', false],
  ['127.0.0.1.evil.example', false],
  ['127.1', false],
  ['192.168.1.2', false],
])('%s is an address that only this machine can reach: %s', (host, is) => {
  expect(isLoopback(host)).toBe(is)
})

test.each([
  [{ host: 'g1.example' }, true, 'let in'],
  [{ host: 'g1.example' }, false, 'Found the host "g1.example"'],
  [{ host: '127.8.9.10:8013' }, false, 'let in'],
  [{ host: '[::1]:8013' }, false, 'let in'],
  [{ host: 'g1.example', origin: 'https://g1.example' }, true, 'let in'],
  [{ host: 'g1.example', origin: 'https://evil.example' }, true, 'Found the origin "https://evil.example"'],
])('%j, where keys are demanded (%s): %s', (headers, keysDemanded, outcome) => {
  const refused = refusedAtGate(headers, { keysDemanded, allowedHosts: [], allowedOrigins: [] })
  expect(refused ?? 'let in').toContain(outcome)
})
