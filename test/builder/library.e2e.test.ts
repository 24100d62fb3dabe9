import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { library } from './specs/specs.ts'
import { type StartedApp, startApp } from './started-app.ts'

let app: StartedApp
beforeAll(async () => {
  app = await startApp(library)
})
afterAll(() => app.stop())

const problems = (body: Record<string, unknown>): unknown =>
  (body['error'] as { fields: { field: string }[] }).fields.map(({ field }) => field)
const codeOf = (body: Record<string, unknown>): unknown => (body['error'] as { code: string } | undefined)?.code

describe('an application without accounts', () => {
  test('answers that it is well', async () => {
    expect(await app.call('GET', '/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
  })

  test('keeps, shows, changes and deletes a row, and keeps it over a restart', async () => {
    const made = await app.call('POST', '/api/books', {
      title: '  Émile <b>',
      pages: 300,
      weight: 0.25,
      price: 12.5,
      lent: true,
      bought: '2020-02-29',
      read_at: '08:30',
      added: '2026-01-02T03:04:05+01:00',
      contact: 'a@b.org',
      site: 'https://b.org/x?y',
      tel: '+44 20 7946 0000',
      genre: 'essay',
      notes: 'a\nb',
    })
    expect(made).toMatchObject({
      status: 201,
      body: {
        title: 'Émile <b>',
        price: 12.5,
        lent: true,
        bought: '2020-02-29',
        added: '2026-01-02T02:04:05.000Z',
        genre: 'essay',
        notes: 'a\nb',
      },
    })
    const path = `/api/books/${String(made.body['id'])}`
    await app.restart()
    expect((await app.call('GET', path)).body).toEqual(made.body)
    const changed = await app.call('PATCH', path, { price: null })
    expect(changed.body).toEqual({ ...made.body, price: null, updated_at: changed.body['updated_at'] })
    expect((await app.call('DELETE', path)).status).toBe(204)
    expect((await app.call('GET', path)).status).toBe(404)
  })

  test('fills in defaults', async () => {
    const { body } = await app.call('POST', '/api/books', { title: 'Defaults' })
    expect(body).toMatchObject({ genre: 'novel', lent: false, price: null })
    expect(Date.now() - Date.parse(String(body['added']))).toBeLessThan(60_000)
    await app.call('DELETE', `/api/books/${String(body['id'])}`)
  })

  test.each([
    ['title', ''],
    ['title', '   '],
    ['title', null],
    ['title', 'x'],
    ['title', 'x'.repeat(61)],
    ['title', 5],
    ['title', 'a\u0000b'],
    ['notes', 'x'.repeat(501)],
    ['pages', 0],
    ['pages', 5001],
    ['pages', 1.5],
    ['pages', '7'],
    ['pages', true],
    ['weight', -0.1],
    ['price', 1000.01],
    ['price', 1.001],
    ['lent', 'true'],
    ['lent', 1],
    ['bought', '2999-01-01'],
    ['bought', '2023-02-29'],
    ['bought', '01/02/2023'],
    ['read_at', '24:00'],
    ['added', 'yesterday'],
    ['contact', 'a@b'],
    ['site', 'javascript:alert(1)'],
    ['tel', 'call me'],
    ['genre', 'crime'],
    ['genre', 'constructor'],
  ])('refuses %s = %j', async (name, value) => {
    const { status, body } = await app.call('POST', '/api/books', { title: 'Fine', [name]: value })
    expect({ status, code: codeOf(body), fields: problems(body) }).toEqual({
      status: 422,
      code: 'INVALID',
      fields: [name],
    })
  })

  test.each([
    ['pages', 1],
    ['pages', 5000],
    ['title', 'xy'],
    ['title', 'é'.repeat(60)],
    ['price', 1000],
    ['price', 0.07],
    ['bought', new Date().toISOString().slice(0, 10)],
  ])('takes %s = %j, at the limit', async (name, value) => {
    const { status, body } = await app.call('POST', '/api/books', { title: 'Fine', [name]: value })
    expect([status, body[name]]).toEqual([201, value])
    await app.call('DELETE', `/api/books/${String(body['id'])}`)
  })

  test.each([
    '{',
    '[]',
    'null',
    '"x"',
    '{"title":"A book","wings":2}',
    '{"title":"A book","id":7}',
    '{"title":"A book","__proto__":{"a":1}}',
  ])('refuses the body %s', async (body) => {
    const answer = await app.call('POST', '/api/books', body)
    expect([answer.status, codeOf(answer.body)]).toEqual([400, 'BAD_REQUEST'])
  })

  test('refuses a huge body, a wrong type of body and invalid UTF-8', async () => {
    expect((await app.call('POST', '/api/books', { title: 'x'.repeat(30_000_000) })).status).toBe(413)
    expect((await app.call('POST', '/api/books', { title: 'x'.repeat(300_000) })).status).toBe(413)
    expect(
      (await app.call('POST', '/api/books', 'title=a', { headers: { 'content-type': 'text/plain' } })).status,
    ).toBe(400)
    const bytes = await fetch(`${app.url}/api/books`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from([0x22, 0xff, 0x22]),
    })
    expect(bytes.status).toBe(400)
  })

  test.each([
    '/api/books/0',
    '/api/books/1e3',
    '/api/books/999',
    '/api/nothing',
    '/../package.json',
    '/%2e%2e/package.json',
    '/style.css/../server.js',
    '/src/app.js',
    '/api/books/1%00',
    '/%',
  ])('knows nothing at %s', async (path) => {
    expect((await app.call('GET', path)).status).toBe(404)
  })

  test('knows no accounts', async () => {
    expect((await app.call('POST', '/api/login', { email: 'a@b.org', password: 'x' })).status).toBe(404)
    expect((await app.call('GET', '/login')).status).toBe(404)
  })

  test('stores what looks like SQL or markup as text, and escapes it on every page', async () => {
    const title = `'); drop table book; -- <script>alert(1)</script> "x"`
    const { body } = await app.call('POST', '/api/books', { title, notes: `</textarea><img src=x onerror=alert(1)>` })
    const id = String(body['id'])
    expect((await app.call('GET', `/api/books?q=${encodeURIComponent("'); drop")}`)).body['total']).toBe(1)
    for (const page of [
      '/books',
      `/books/${id}`,
      `/books/${id}/edit`,
      `/books/${id}/delete`,
      `/books?q=${encodeURIComponent('"><script>')}`,
    ]) {
      const { text, status, headers } = await app.call('GET', page)
      expect(status).toBe(200)
      expect(text).not.toMatch(/<script|<img/)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    await app.call('DELETE', `/api/books/${id}`)
  })

  test('finds, filters, sorts and pages', async () => {
    const add = (title: string, more: object): Promise<unknown> => app.call('POST', '/api/books', { title, ...more })
    await add('Zebra', { genre: 'poetry', price: 5, bought: '2020-01-01' })
    await add('apple', { genre: 'novel', price: 30, lent: true })
    await add('Élan vital', { genre: 'essay', price: 7 })
    await add('Mango', { genre: 'poetry' })
    const titles = async (query: string): Promise<unknown> =>
      ((await app.call('GET', `/api/books${query}`)).body['items'] as { title: string }[]).map(({ title }) => title)
    expect(await titles('')).toEqual(['apple', 'Mango', 'Zebra'])
    expect(await titles('?page=2')).toEqual(['Élan vital'])
    expect(await titles('?pageSize=100&sort=-price')).toEqual(['apple', 'Élan vital', 'Zebra', 'Mango'])
    expect(await titles('?pageSize=100&sort=genre')).toEqual(['apple', 'Zebra', 'Mango', 'Élan vital'])
    expect(await titles('?q=élan')).toEqual(['Élan vital'])
    expect(await titles('?q=poetry')).toEqual([])
    expect(await titles('?genre=poetry&sort=-title')).toEqual(['Zebra', 'Mango'])
    expect(await titles('?lent=true')).toEqual(['apple'])
    expect(await titles('?bought=2020-01-01')).toEqual(['Zebra'])
    expect((await app.call('GET', '/api/books?page=2')).body).toMatchObject({ total: 4, page: 2, pageSize: 3 })
    for (const query of ['?wings=2', '?sort=wings', '?page=0', '?pageSize=101', '?genre=crime', '?weight=1'])
      expect([(await app.call('GET', `/api/books${query}`)).status, query]).toEqual([400, query])
  })

  test('exports what the list shows, with formulas disarmed', async () => {
    await app.call('POST', '/api/books', { title: '=HYPERLINK("x")', notes: 'one, "two"\nthree', weight: 1 })
    const { headers, text } = await app.call('GET', '/api/books.csv?q=hyperlink')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const [head, rest] = [text.slice(0, text.indexOf('\r\n')), text.slice(text.indexOf('\r\n') + 2)]
    expect(head).toBe('id,title,notes,pages,weight,price,lent,bought,read_at,added,contact,site,tel,genre,created_at')
    expect(rest).toMatch(/^\d+,"'=HYPERLINK\(""x""\)","one, ""two""\nthree",,1,,false,,,[^,]+Z,,,,novel,[^,]+Z\r\n$/)
  })

  test('works by forms alone', async () => {
    const form = await app.call('GET', '/books/new')
    expect(form.text).toContain('<label for="title">Title</label>')
    const wrong = await app.post('/books/new', { title: 'x', pages: 'many' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Title must have at least 2 characters.')
    expect(wrong.text).toContain('href="#pages"')
    expect(wrong.text).toContain('value="many"')
    const made = await app.post('/books/new', { title: 'By form', pages: '12', price: '3,50', lent: 'true', genre: '' })
    expect(made.status).toBe(303)
    const path = (made.headers.get('location') ?? '').replace(/\?.*/, '')
    expect((await app.call('GET', `/api${path}`)).body).toMatchObject({
      title: 'By form',
      pages: 12,
      price: 3.5,
      lent: true,
      genre: null,
    })
    expect((await app.post(`${path}/edit`, { title: 'By form', pages: '13' })).status).toBe(303)
    expect((await app.call('GET', `/api${path}`)).body).toMatchObject({ pages: 13, lent: false })
    expect((await app.post(`${path}/delete`, {}, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await app.post(`${path}/delete`, {}, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    expect((await app.post(`${path}/delete`, {}, { headers: { origin: app.url } })).status).toBe(303)
    expect((await app.call('GET', path)).status).toBe(404)
  })
})
