import { expect, test } from 'vitest'
import { isForged, isLoopback, refusedAtGate } from '../../../src/graphql/server/gate.ts'

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

test.each([
  [{}, false],
  [{ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }, false],
  [{ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, false],
  [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, false],
  [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin: 'https://let-in.example' }, false],
  [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }, true],
  [{ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }, true],
  [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, true],
])('%j is sent on behalf of another page: %s', (headers, is) => {
  expect(isForged(headers)).toBe(is)
})
