import { describe, expect, test } from 'vitest'
import {
  headersForApplication,
  headersForBrowser,
  upgradeForApplication,
} from '../../../src/workspace/preview/forwarded-headers.ts'

describe('towards the application', () => {
  test('goes everything that the browser says, but no cookie of the platform', () => {
    const browser = {
      host: 'localhost:9100',
      origin: 'http://localhost:9100',
      authorization: 'Bearer x',
      'sec-fetch-site': 'same-origin',
      'content-length': '3',
    }
    const cookie = 'session=abc; g1_preview_9100=secret;G1_preview_9101=other; theme=a=b'
    expect(headersForApplication({ ...browser, cookie })).toEqual({ ...browser, cookie: 'session=abc; theme=a=b' })
    expect(headersForApplication({ ...browser, cookie: 'g1_preview_9100=secret' })).toEqual(browser)
  })

  test('goes nothing that holds for the connection to the browser alone', () => {
    const connection = {
      connection: 'keep-alive, X-Only',
      'keep-alive': '5',
      te: 'trailers',
      'x-only': '1',
      expect: '100-continue',
    }
    expect(headersForApplication({ ...connection, host: 'h', 'transfer-encoding': 'chunked' })).toEqual({
      host: 'h',
      'transfer-encoding': 'chunked',
    })
  })

  test('goes the wish for a WebSocket', () => {
    const asked = { connection: 'keep-alive, Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'k', host: 'h' }
    expect(upgradeForApplication(asked)).toEqual({ ...asked, connection: 'upgrade' })
  })
})

describe('towards the browser', () => {
  const framers = ['http://localhost:8013', 'https://g1.example']
  const framing = "frame-ancestors 'self' http://localhost:8013 https://g1.example"
  const policyOf = (headers: Parameters<typeof headersForBrowser>[0]) =>
    headersForBrowser(headers, framers)['content-security-policy']

  test('an application that has no policy may be framed by those pages alone', () => {
    expect(policyOf({})).toBe(framing)
  })

  test('an application keeps its policies, except about frames', () => {
    const own = "default-src 'none'; script-src 'self'; Frame-Ancestors 'none'; form-action 'self'"
    expect(policyOf({ 'content-security-policy': own })).toBe(
      `default-src 'none'; script-src 'self'; form-action 'self', ${framing}`,
    )
    expect(policyOf({ 'content-security-policy': "img-src 'self', frame-ancestors *, frame-ancestors-x 'none'" })).toBe(
      `img-src 'self', frame-ancestors-x 'none', ${framing}`,
    )
  })

  test('what forbids every frame is left out, and everything else stays', () => {
    const own = { 'x-content-type-options': 'nosniff', 'cross-origin-opener-policy': 'same-origin', location: '/notes' }
    expect(headersForBrowser({ ...own, 'x-frame-options': 'DENY', 'referrer-policy': 'origin' }, framers)).toEqual({
      ...own,
      'referrer-policy': 'origin',
      'content-security-policy': framing,
    })
  })

  test('addresses are not told elsewhere, and forms still say where they come from', () => {
    expect(headersForBrowser({}, framers)['referrer-policy']).toBe('same-origin')
  })

  test('an application sets its own cookies, and none of the platform', () => {
    const set = ['session=1; HttpOnly', 'g1_preview_9101=mine', ' G1_x=1', 'g1=fine; Path=/']
    expect(headersForBrowser({ 'set-cookie': set }, framers)['set-cookie']).toEqual([
      'session=1; HttpOnly',
      'g1=fine; Path=/',
    ])
  })

  test('what holds for the connection to the application stays there', () => {
    const answered = { connection: 'close', 'transfer-encoding': 'chunked', 'content-type': 'text/html' }
    expect(headersForBrowser(answered, framers)).not.toHaveProperty('connection')
    expect(headersForBrowser(answered, framers)).not.toHaveProperty('transfer-encoding')
  })
})
