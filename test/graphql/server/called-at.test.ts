import { expect, test } from 'vitest'
import { calledAt } from '../../../src/graphql/server/called-at.ts'

test.each([
  [
    'a page of this server',
    { host: 'localhost:8013', origin: 'http://localhost:8013' },
    'localhost',
    'http://localhost:8013',
  ],
  ['a program', { host: '127.0.0.1:8013' }, '127.0.0.1', 'http://127.0.0.1:8013'],
  ['a page behind TLS', { host: 'g1.example', origin: 'https://g1.example' }, 'g1.example', 'https://g1.example'],
  ['an address of version 6', { host: '[::1]:8013' }, '[::1]', 'http://[::1]:8013'],
  ['whoever writes headers by hand', { host: 'a@h:1/x', origin: 'http://h:1/; script-src *' }, 'h', 'http://h:1'],
  ['a program without a host', {}, 'localhost', 'http://localhost'],
])('%s', (_, headers, hostName, origin) => {
  expect(calledAt(headers)).toEqual({ hostName, origin })
})
