import { afterAll, beforeAll, expect, test } from 'vitest'
import { expenses } from './specs/specs.ts'
import { type Answer, type StartedApp, startApp } from './started-app.ts'

let app: StartedApp
let boss: string
let ann: string
beforeAll(async () => {
  app = await startApp(expenses)
  boss = await app.register('boss@example.org')
  ann = await app.register('ann@example.org')
})
afterAll(() => app.stop())

const code = ({ status, body }: Answer): unknown => [status, (body['error'] as { code: string } | undefined)?.code]
const claim = async (more: object = {}): Promise<string> => {
  const { status, body } = await app.call(
    'POST',
    '/api/claims',
    { purpose: 'Train', amount: 12.3, ...more },
    { as: ann },
  )
  expect(status).toBe(201)
  return `/api/claims/${String(body['id'])}`
}

test('a new row is in the initial state and in no other', async () => {
  const path = await claim({ status: 'draft' })
  expect((await app.call('GET', path, undefined, { as: ann })).body['status']).toBe('draft')
  const other = await app.call('POST', '/api/claims', { purpose: 'X', amount: 1, status: 'approved' }, { as: ann })
  expect(code(other)).toEqual([422, 'INVALID'])
})

test('moves along its transitions, by those who may, and along no other way', async () => {
  const path = await claim()
  expect(code(await app.call('POST', `${path}/submit`))).toEqual([401, 'SIGN_IN'])
  expect(code(await app.call('POST', `${path}/submit`, undefined, { as: boss }))).toEqual([403, 'FORBIDDEN'])
  expect(code(await app.call('POST', `${path}/approve`, undefined, { as: boss }))).toEqual([409, 'CONFLICT'])
  expect(await app.call('POST', `${path}/submit`, undefined, { as: ann })).toMatchObject({
    status: 200,
    body: { status: 'submitted' },
  })
  expect(code(await app.call('POST', `${path}/approve`, undefined, { as: ann }))).toEqual([403, 'FORBIDDEN'])
  expect(code(await app.call('POST', `${path}/submit`, undefined, { as: ann }))).toEqual([409, 'CONFLICT'])
  expect(code(await app.call('POST', `${path}/vanish`, undefined, { as: boss }))).toEqual([404, 'NOT_FOUND'])
  expect((await app.call('POST', `${path}/approve`, {}, { as: boss })).body['status']).toBe('approved')
})

test('a change of the state field is the transition that leads there', async () => {
  const path = await claim()
  expect(code(await app.call('PATCH', path, { status: 'approved' }, { as: boss }))).toEqual([409, 'CONFLICT'])
  expect(code(await app.call('PATCH', path, { status: 'lost' }, { as: ann }))).toEqual([422, 'INVALID'])
  expect((await app.call('PATCH', path, { status: 'draft', amount: 5 }, { as: ann })).body).toMatchObject({
    status: 'draft',
    amount: 5,
  })
  expect((await app.call('PATCH', path, { status: 'submitted', amount: 6 }, { as: ann })).body).toMatchObject({
    status: 'submitted',
    amount: 6,
  })
  expect(code(await app.call('PATCH', path, { status: 'approved' }, { as: ann }))).toEqual([403, 'FORBIDDEN'])
  expect(code(await app.call('PATCH', path, { status: 'draft' }, { as: ann }))).toEqual([409, 'CONFLICT'])
})

test('what the new state asks for can come along', async () => {
  const path = await claim()
  await app.call('POST', `${path}/submit`, undefined, { as: ann })
  expect(code(await app.call('POST', `${path}/reject`, undefined, { as: boss }))).toEqual([422, 'INVALID'])
  expect(code(await app.call('POST', `${path}/reject`, { amount: 1 }, { as: boss }))).toEqual([400, 'BAD_REQUEST'])
  expect((await app.call('GET', path, undefined, { as: ann })).body['status']).toBe('submitted')
  expect((await app.call('POST', `${path}/reject`, { reason: 'Too much' }, { as: boss })).body).toMatchObject({
    status: 'rejected',
    reason: 'Too much',
  })
  expect(code(await app.call('PATCH', path, { reason: null }, { as: ann }))).toEqual([422, 'INVALID'])
  expect((await app.call('POST', `${path}/submit`, undefined, { as: ann })).body['status']).toBe('submitted')
})

test('a frozen row stays as it is', async () => {
  const path = await claim()
  await app.call('POST', `${path}/submit`, undefined, { as: ann })
  await app.call('POST', `${path}/approve`, undefined, { as: boss })
  expect(code(await app.call('PATCH', path, { amount: 99 }, { as: ann }))).toEqual([409, 'CONFLICT'])
  expect(code(await app.call('DELETE', path, undefined, { as: boss }))).toEqual([409, 'CONFLICT'])
  const page = await app.call('GET', path.replace('/api', ''), undefined, { as: ann })
  expect(page.text).toContain('Approved')
  expect(page.text).not.toContain('/edit"')
})

test('pages offer the transitions that are open, and only those', async () => {
  const page = (await claim()).replace('/api', '')
  const draft = (await app.call('GET', page, undefined, { as: ann })).text
  expect(draft).toContain(`action="${page}/submit"`)
  expect(draft).not.toContain(`action="${page}/approve"`)
  expect((await app.call('GET', page, undefined, { as: boss })).text).not.toContain(`action="${page}/submit"`)
  expect((await app.post(`${page}/submit`, {}, { as: ann })).status).toBe(303)
  const rejected = await app.post(`${page}/reject`, { reason: '' }, { as: boss })
  expect(rejected.status).toBe(422)
  expect(rejected.text).toContain('Reason is required when the status is &quot;Rejected&quot;.')
  expect((await app.post(`${page}/reject`, { reason: 'No' }, { as: boss })).status).toBe(303)
  expect((await app.post(`${page}/approve`, {}, { as: boss })).status).toBe(409)
})

test('the list is narrowed by state', async () => {
  const { body } = await app.call('GET', '/api/claims?status=draft', undefined, { as: ann })
  expect((body['items'] as { status: string }[]).every(({ status }) => status === 'draft')).toBe(true)
  expect(body['total']).toBeGreaterThan(0)
})
