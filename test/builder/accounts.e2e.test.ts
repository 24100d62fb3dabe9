import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fitness } from './specs/specs.ts'
import { type Answer, type StartedApp, startApp } from './started-app.ts'

let app: StartedApp
let admin: string
let ann: string
let bob: string
beforeAll(async () => {
  app = await startApp(fitness)
  admin = await app.register('Admin@Example.org', { name: 'Ada' })
  ann = await app.register('ann@example.org', { name: 'Ann' })
  bob = await app.register('bob@example.org', { name: 'Bob' })
})
afterAll(() => app.stop())

const refusal = ({ status, body }: Answer): unknown => [status, (body['error'] as { code: string } | undefined)?.code]
const add = async (path: string, body: object, as: string): Promise<string> => {
  const answer = await app.call('POST', path, body, { as })
  expect(answer.status).toBe(201)
  return `${path}/${String(answer.body['id'])}`
}

describe('accounts', () => {
  test('the first account gets the highest role, later ones the given role; nothing secret is shown', async () => {
    expect((await app.call('GET', '/api/me', undefined, { as: admin })).body).toMatchObject({
      email: 'admin@example.org',
      role: 'admin',
      name: 'Ada',
    })
    const { body } = await app.call('GET', '/api/me', undefined, { as: ann })
    expect(body).toMatchObject({ role: 'member' })
    expect(Object.keys(body)).toEqual(['id', 'email', 'role', 'name', 'created_at', 'updated_at'])
    expect(refusal(await app.call('GET', '/api/me'))).toEqual([401, 'SIGN_IN'])
  })

  test('registration refuses what is wrong', async () => {
    const fine = { email: 'new@example.org', password: 'correct horse', name: 'New' }
    for (const wrong of [{ email: 'ANN@example.org' }, { email: 'nobody' }, { password: 'short' }, { name: ' ' }])
      expect(refusal(await app.call('POST', '/api/register', { ...fine, ...wrong }))).toEqual([422, 'INVALID'])
    expect(refusal(await app.call('POST', '/api/register', { ...fine, role: 'admin' }))).toEqual([400, 'BAD_REQUEST'])
  })

  test('signs in by cookie, with the flags that keep it safe, and out again', async () => {
    const signedIn = await app.call('POST', '/api/login', { email: 'ann@example.org', password: 'correct horse' })
    const cookie = signedIn.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^session=[\w-]{43}; HttpOnly; SameSite=Lax; Path=\/; Max-Age=86400$/)
    const headers = { cookie: cookie.split(';')[0] ?? '' }
    expect((await app.call('GET', '/api/me', undefined, { headers })).status).toBe(200)
    expect((await app.call('POST', '/api/logout', undefined, { headers })).status).toBe(204)
    expect((await app.call('GET', '/api/me', undefined, { headers })).status).toBe(401)
  })

  test('slows down who guesses passwords, also when the right one comes', async () => {
    await app.register('guess@example.org', { name: 'G' })
    const tryIt = (password: string): Promise<Answer> =>
      app.call('POST', '/api/login', { email: 'guess@example.org', password })
    for (let attempt = 0; attempt < 5; attempt += 1) expect(refusal(await tryIt('wrong one'))).toEqual([401, 'SIGN_IN'])
    expect(refusal(await tryIt('correct horse'))).toEqual([429, 'SLOW_DOWN'])
    expect((await app.call('POST', '/api/login', { email: 'bob@example.org', password: 'correct horse' })).status).toBe(
      200,
    )
  })

  test('only the highest role gives roles, and the last one keeps it', async () => {
    const { body } = await app.call('GET', '/api/users', undefined, { as: admin })
    const items = body['items'] as { id: number; email: string }[]
    const idOf = (email: string): string => String(items.find((item) => item.email === email)?.id)
    expect(refusal(await app.call('GET', '/api/users', undefined, { as: ann }))).toEqual([403, 'FORBIDDEN'])
    expect(refusal(await app.call('GET', '/api/users'))).toEqual([401, 'SIGN_IN'])
    const [me, other] = [`/api/users/${idOf('admin@example.org')}`, `/api/users/${idOf('guess@example.org')}`]
    expect(refusal(await app.call('PATCH', me, { role: 'member' }, { as: admin }))).toEqual([409, 'CONFLICT'])
    expect(refusal(await app.call('PATCH', other, { role: 'king' }, { as: admin }))).toEqual([422, 'INVALID'])
    expect(refusal(await app.call('PATCH', other, { role: 'admin' }, { as: ann }))).toEqual([403, 'FORBIDDEN'])
    expect(await app.call('PATCH', other, { role: 'admin' }, { as: admin })).toMatchObject({
      status: 200,
      body: { role: 'admin' },
    })
    expect((await app.call('PATCH', other, { role: 'member' }, { as: admin })).status).toBe(200)
  })

  test('works by forms alone, and goes on where it was', async () => {
    const away = await app.call('GET', '/workouts')
    expect([away.status, away.headers.get('location')]).toEqual([303, '/login?next=%2Fworkouts'])
    const wrong = await app.post('/login', { email: 'ann@example.org', password: 'nonsense', _next: '/workouts' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('E-mail address or password is wrong.')
    const right = await app.post('/login', { email: 'ann@example.org', password: 'correct horse', _next: '/workouts' })
    expect([right.status, right.headers.get('location')]).toEqual([303, '/workouts'])
    const evil = await app.post('/login', {
      email: 'ann@example.org',
      password: 'correct horse',
      _next: '//evil.example',
    })
    expect(evil.headers.get('location')).toBe('/')
    const registered = await app.post('/register', { email: 'form@example.org', password: 'correct horse', name: 'F' })
    expect(registered.status).toBe(303)
    expect((await app.call('GET', '/users', undefined, { as: ann })).status).toBe(403)
    expect((await app.call('GET', '/users', undefined, { as: admin })).text).toContain('form@example.org')
  })
})

describe('who may do what', () => {
  test('rows belong to who made them', async () => {
    const path = await add('/api/workouts', { name: 'Run', duration: 30 }, ann)
    expect((await app.call('GET', path, undefined, { as: ann })).body).toMatchObject({ owner: 2, exercise_count: 0 })
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { name: 'X' }],
      ['DELETE', undefined],
    ] as const) {
      expect(refusal(await app.call(method, path, body))).toEqual([401, 'SIGN_IN'])
      expect(refusal(await app.call(method, path, body, { as: bob }))).toEqual([404, 'NOT_FOUND'])
    }
    expect((await app.call('GET', '/api/workouts', undefined, { as: bob })).body['total']).toBe(0)
    expect((await app.call('GET', '/api/workouts', undefined, { as: admin })).body['total']).toBe(1)
    expect((await app.call('PATCH', path, { name: 'Long run' }, { as: admin })).status).toBe(200)
    expect(refusal(await app.call('PATCH', path, { owner: 3 }, { as: ann }))).toEqual([400, 'BAD_REQUEST'])
    expect(refusal(await app.call('POST', '/api/workouts', { name: 'X', duration: 1 }))).toEqual([401, 'SIGN_IN'])
    expect(refusal(await app.call('POST', '/api/workouts', { nme: 'X' }))).toEqual([400, 'BAD_REQUEST'])
    expect((await app.call('DELETE', path, undefined, { as: ann })).status).toBe(204)
  })

  test('and what hangs on them belongs to the same person', async () => {
    const workout = await add('/api/workouts', { name: 'Legs', duration: 40 }, ann)
    const bobs = await add('/api/workouts', { name: 'Arms', duration: 20 }, bob)
    const id = Number(workout.split('/').at(-1))
    const exercise = await add('/api/exercises', { name: 'Squat', workout: id, sets: 3 }, ann)
    expect(refusal(await app.call('POST', '/api/exercises', { name: 'Squat', workout: id }, { as: bob }))).toEqual([
      422,
      'INVALID',
    ])
    expect(refusal(await app.call('POST', '/api/exercises', { name: 'Squat', workout: 999 }, { as: bob }))).toEqual([
      422,
      'INVALID',
    ])
    expect(refusal(await app.call('POST', '/api/exercises', { name: 'Squat', workout: id }, { as: admin }))).toEqual([
      403,
      'FORBIDDEN',
    ])
    expect(refusal(await app.call('GET', exercise, undefined, { as: bob }))).toEqual([404, 'NOT_FOUND'])
    const moved = await app.call('PATCH', exercise, { workout: Number(bobs.split('/').at(-1)) }, { as: ann })
    expect(refusal(moved)).toEqual([422, 'INVALID'])
    expect((await app.call('GET', `/api/exercises?workout=${id}`, undefined, { as: ann })).body['total']).toBe(1)
    expect((await app.call('GET', '/api/exercises', undefined, { as: bob })).body['total']).toBe(0)
    expect((await app.call('GET', workout, undefined, { as: ann })).body['exercise_count']).toBe(1)
    expect(refusal(await app.call('DELETE', workout, undefined, { as: ann }))).toEqual([409, 'CONFLICT'])
    const page = await app.call('GET', `/workouts/${id}`, undefined, { as: ann })
    expect(page.text).toContain('Squat')
    expect(page.text).toContain(`href="/exercises/new?workout=${id}"`)
    expect((await app.call('GET', `/exercises/new?workout=${id}`, undefined, { as: ann })).text).toMatch(
      new RegExp(`value="${id}" selected>Legs`),
    )
  })

  test('some may only read', async () => {
    const tip = await add('/api/tips', { text: 'Sleep' }, admin)
    expect((await app.call('GET', '/api/tips')).body['total']).toBe(1)
    for (const [method, path, body] of [
      ['POST', '/api/tips', { text: 'X' }],
      ['PATCH', tip, { text: 'X' }],
      ['DELETE', tip, undefined],
    ] as const) {
      expect(refusal(await app.call(method, path, body))).toEqual([401, 'SIGN_IN'])
      expect(refusal(await app.call(method, path, body, { as: ann }))).toEqual([403, 'FORBIDDEN'])
    }
    for (const method of ['PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { text: 'X' } : undefined
      expect(refusal(await app.call(method, '/api/tips/999', body, { as: ann }))).toEqual([404, 'NOT_FOUND'])
      expect(refusal(await app.call(method, '/api/tips/999', body))).toEqual([401, 'SIGN_IN'])
    }
    expect((await app.call('GET', '/tips')).text).not.toContain('/tips/new')
    expect((await app.call('GET', '/tips', undefined, { as: admin })).text).toContain('/tips/new')
    expect((await app.call('GET', '/tips/new')).status).toBe(303)
    expect((await app.call('GET', '/tips/new', undefined, { as: ann })).status).toBe(403)
    expect((await app.post('/tips/new', { text: 'X' }, { as: ann })).status).toBe(403)
    expect(refusal(await app.call('GET', '/api/tips.csv', undefined, { as: ann }))).toEqual([403, 'FORBIDDEN'])
    expect((await app.call('GET', '/api/tips.csv', undefined, { as: admin })).text).toMatch(/\r\n\d+,Sleep,/)
  })

  test('an export holds only what may be exported, a figure only what may be seen', async () => {
    const { text } = await app.call('GET', '/api/workouts.csv', undefined, { as: bob })
    expect(text).toContain('Arms')
    expect(text).not.toContain('Legs')
    expect((await app.call('GET', '/api/workouts.csv', undefined, { as: admin })).text.split('\r\n')).toHaveLength(2)
    expect((await app.call('GET', '/api/figures', undefined, { as: bob })).body).toEqual({ my_minutes: 20, tips: 1 })
    expect((await app.call('GET', '/api/figures')).body).toEqual({ tips: 1 })
  })

  test('a list tells nobody who else has an account', async () => {
    expect((await app.call('GET', '/workouts', undefined, { as: bob })).text).not.toContain('Ann')
    const all = await app.call('GET', '/workouts', undefined, { as: admin })
    expect(all.text).toMatch(/<option value="2"\s*>Ann<\/option>/)
    expect(
      (await app.call('GET', '/api/tips', undefined, { headers: { authorization: 'Bearer nonsense' } })).status,
    ).toBe(200)
  })

  test('accounts and sessions stay over a restart', async () => {
    await app.restart()
    expect((await app.call('GET', '/api/me', undefined, { as: ann })).status).toBe(200)
  })
})
