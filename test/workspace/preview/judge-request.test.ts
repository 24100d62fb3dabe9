import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, test } from 'vitest'
import { addressOf, judgeRequest } from '../../../src/workspace/preview/judge-request.ts'

const token = 'a-token_that-nobody-guesses'
const pass = { port: 9100, token, hostNames: new Set(['localhost', 'g1.example']) }
const cookie = `theme=dark; g1_preview_9100=${token}`

const judge = (headers: IncomingHttpHeaders, url = '/', method = 'GET') =>
  judgeRequest({ method, url, headers: { host: 'localhost:9100', ...headers } }, pass)
const kindOf = (...of: Parameters<typeof judge>): string => judge(...of).kind

describe('whoever follows the address', () => {
  const at = (url: string, headers: IncomingHttpHeaders = {}) => judge(headers, url)

  test('gets a cookie for this port alone, which no script reads, and is led to the address without the token', () => {
    const { host, pathname, search } = new URL(addressOf(pass, 'localhost'))
    expect(host).toBe('localhost:9100')
    expect(at(pathname + search)).toEqual({
      kind: 'enters',
      headers: {
        location: '/',
        'set-cookie': `g1_preview_9100=${token}; Path=/; HttpOnly; SameSite=Lax`,
        'clear-site-data': '"cache", "storage"',
      },
    })
  })

  test('keeps what the application has stored in the browser when coming a second time', () => {
    const verdict = at(`/?g1_preview=${token}`, { cookie })
    expect(verdict).toMatchObject({ kind: 'enters', headers: { location: '/' } })
    expect(verdict).not.toHaveProperty('headers.clear-site-data')
  })

  test.each([
    [`/notes?sort=-day&g1_preview=${token}`, '/notes?sort=-day'],
    [`//evil.example/x?g1_preview=${token}`, '/evil.example/x'],
    [`/\\evil.example?g1_preview=${token}`, '/evil.example'],
  ])('%s leads to %s, always of the preview itself', (url, location) => {
    expect(at(url)).toMatchObject({ kind: 'enters', headers: { location } })
  })

  test('with a token of another preview is refused, with a cookie or without', () => {
    expect(at('/?g1_preview=another')).toMatchObject({ kind: 'refused' })
    expect(at('/?g1_preview=another', { cookie })).toMatchObject({ kind: 'refused' })
  })

  test('is let in by nothing but a page: a form with the token needs the cookie, too', () => {
    expect(kindOf({}, `/?g1_preview=${token}`, 'POST')).toBe('refused')
  })
})

describe('everybody else', () => {
  test.each([
    ['without a cookie', {}],
    ['with an empty one', { cookie: 'g1_preview_9100=' }],
    ['with one that is wrong', { cookie: 'g1_preview_9100=a-token_that-nobody-guesseS' }],
    ['with one of another port', { cookie: `g1_preview_9101=${token}` }],
    ['with one under a name that ends alike', { cookie: `xg1_preview_9100=${token}` }],
    ['with cookies that are none', { cookie: ';;=;a' }],
  ])('%s is refused', (_, headers) => {
    expect(judge(headers)).toMatchObject({ kind: 'refused' })
  })

  test('with the cookie passes', () => {
    expect(kindOf({ cookie })).toBe('passes')
    expect(kindOf({ cookie }, '/notes', 'POST')).toBe('passes')
    expect(kindOf({ cookie, host: 'G1.example:9100' })).toBe('passes')
  })

  test.each([
    undefined,
    'localhost',
    'localhost:9101',
    'evil.example:9100',
    'localhost:9100.evil.example',
    '127.0.0.1:9100',
  ])('who calls this machine %s is refused, whatever they show', (host) => {
    expect(judgeRequest({ method: 'GET', url: '/', headers: { ...(host && { host }), cookie } }, pass).kind).toBe(
      'refused',
    )
    const entering = { method: 'GET', url: `/?g1_preview=${token}`, headers: { ...(host && { host }) } }
    expect(judgeRequest(entering, pass).kind).toBe('refused')
  })
})

describe('a page elsewhere on the host, whose requests bear the cookie', () => {
  const from = (site: string, mode: string): IncomingHttpHeaders => ({
    cookie,
    'sec-fetch-site': site,
    'sec-fetch-mode': mode,
  })

  test.each(['same-site', 'cross-site'])('(%s) may lead to the preview and frame it, nothing else', (site) => {
    expect(kindOf(from(site, 'navigate'))).toBe('passes')
    expect(kindOf(from(site, 'navigate'), '/notes', 'POST')).toBe('refused')
    expect(kindOf(from(site, 'no-cors'), '/notes.csv')).toBe('refused')
    expect(kindOf(from(site, 'cors'), '/api/notes', 'DELETE')).toBe('refused')
  })

  test('is known by its origin where the browser says no more', () => {
    expect(kindOf({ cookie, origin: 'http://localhost:9101' }, '/', 'POST')).toBe('refused')
    expect(kindOf({ cookie, origin: 'null' }, '/', 'POST')).toBe('refused')
    expect(kindOf({ cookie, origin: 'http://localhost:9100' }, '/', 'POST')).toBe('passes')
  })

  test('is told apart from a page of the preview that hides its origin', () => {
    expect(kindOf({ ...from('same-origin', 'navigate'), origin: 'null' }, '/', 'POST')).toBe('passes')
  })
})

test('no worker is left in the browser for the next preview at this port', () => {
  expect(judge({ cookie, 'service-worker': 'script', 'sec-fetch-site': 'same-origin' }, '/worker.js')).toMatchObject({
    kind: 'refused',
    why: expect.stringContaining('service worker') as string,
  })
})
