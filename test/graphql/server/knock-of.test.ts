import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { knockOf } from '../../../src/graphql/server/knock-of.ts'

const request = (remoteAddress: string, headers: IncomingMessage['headers'] = {}) =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage

describe('the address of a caller', () => {
  test.each([
    ['203.0.113.7', undefined, '203.0.113.7'],
    ['10.1.2.3', '203.0.113.7', '203.0.113.7'],
    ['::ffff:172.20.0.2', '203.0.113.7', '203.0.113.7'],
    ['::1', 'made up, 2001:db8::7', '2001:db8::7'],
    ['10.1.2.3', 'made up', '10.1.2.3'],
    ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['2001:db8::7', '198.51.100.1', '2001:db8::7'],
  ])('of a connection from %s with X-Forwarded-For %s is %s', (peer, forwarded, address) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    expect(knockOf(request(peer, headers))).toMatchObject({ address, isForwarded: forwarded !== undefined })
  })
})

describe('a key', () => {
  test.each([
    [{}, { authorization: 'Bearer a' }, 'Bearer a'],
    [{}, { Authorization: 'Bearer a' }, 'Bearer a'],
    [{ authorization: 'Bearer header' }, { authorization: 'Bearer a' }, 'Bearer header'],
    [{}, { authorization: 7 }, undefined],
    [{}, null, undefined],
    [{}, 'Bearer a', undefined],
  ])('in the headers %j or the first message %j is %s', (headers, parameters, authorization) => {
    expect(knockOf(request('127.0.0.1', headers), parameters).authorization).toBe(authorization)
  })
})
