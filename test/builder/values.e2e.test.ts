import { afterAll, beforeAll, expect, test } from 'vitest'
import { courses, shop } from './specs/specs.ts'
import { type Answer, type Json, type StartedApp, startApp } from './started-app.ts'

let store: StartedApp
let school: StartedApp
beforeAll(async () => {
  store = await startApp(shop)
  school = await startApp(courses)
})
afterAll(async () => {
  await store.stop()
  await school.stop()
})

const made = async (app: StartedApp, path: string, body: object): Promise<number> => {
  const answer = await app.call('POST', path, body)
  expect([answer.status, answer.text]).toEqual([201, answer.text])
  return Number(answer.body['id'])
}
const status = async (app: StartedApp, method: string, path: string, body?: object): Promise<number> =>
  (await app.call(method, path, body)).status
const fields = ({ body }: Answer): unknown => (body['error'] as { fields: Json[] }).fields.map((each) => each['field'])

test('totals follow what they are made of, to the cent', async () => {
  const pen = await made(store, '/api/products', { name: 'Pen', price: 0.35, stock: 4 })
  const pad = await made(store, '/api/products', { name: 'Pad', price: 1.005 * 2, stock: 5 })
  const order = await made(store, '/api/orders', { number: 'A1', discount: 0.1, due: '2020-01-01' })
  const none = await made(store, '/api/orders', { number: 'A2' })
  await made(store, '/api/items', { order, product: pen, quantity: 3 })
  await made(store, '/api/items', { order, product: pad, quantity: 1, gift: true })
  const get = async (path: string): Promise<Json> => (await store.call('GET', path)).body
  // 3 × 0.35 + 2.01 = 3.06; (3.06 − 0.10) × 1.1 = 3.256
  expect(await get(`/api/orders/${order}`)).toMatchObject({
    subtotal: 3.06,
    total: 3.26,
    per_item: 1.53,
    items: 2,
    overdue: true,
  })
  expect(await get(`/api/orders/${none}`)).toMatchObject({
    subtotal: 0,
    total: 0,
    per_item: null,
    items: 0,
    overdue: false,
  })
  expect(await get(`/api/products/${pen}`)).toMatchObject({ low: true, sold: 3 })
  expect(await get(`/api/products/${pad}`)).toMatchObject({ low: false, sold: 0 })
  expect(await get('/api/figures')).toEqual({ revenue: 3.06, late: 1 })
  await store.call('PATCH', `/api/products/${pen}`, { price: 1 })
  expect(await get(`/api/orders/${order}`)).toMatchObject({ subtotal: 5.01 })
  expect(((await get('/api/orders?sort=-total'))['items'] as Json[]).map((each) => each['number'])).toEqual([
    'A1',
    'A2',
  ])
  expect((await get('/api/orders?overdue=true'))['total']).toBe(1)
  expect((await get('/api/products?low=false'))['total']).toBe(1)
  expect((await store.call('GET', '/api/orders.csv?sort=-total')).text).toMatch(
    /^id,number,due,discount,subtotal,total,per_item,items,overdue,created_at\r\n\d+,A1,2020-01-01,0.1,5.01,5.4,2.51,2,true,/,
  )
  expect(await status(store, 'POST', '/api/orders', { number: 'A3', total: 5 })).toBe(400)
})

test('a row that is used stays', async () => {
  const { body } = await store.call('GET', '/api/products?q=pen')
  const path = `/api/products/${String((body['items'] as Json[])[0]?.['id'])}`
  expect(await status(store, 'DELETE', path)).toBe(409)
  const page = await store.post(`${path.replace('/api', '')}/delete`, {})
  expect(page.status).toBe(409)
  expect(page.text).toContain('This product cannot be deleted while there are items that refer to it.')
  expect(await status(store, 'POST', '/api/items', { order: 1, product: 999, quantity: 1 })).toBe(422)
})

test('references are shown by their label, sorted and searched by it', async () => {
  expect((await store.call('GET', '/items')).text).toMatch(/<a href="\/products\/\d+">Pen<\/a>/)
  expect((await store.call('GET', '/items/new')).text).toContain('>Pen</option>')
  expect(await status(store, 'GET', '/api/items?sort=product')).toBe(200)
  expect((await store.call('GET', '/orders/1')).text).toContain('Items')
})

test('names are unique without case, also after a change', async () => {
  const first = await made(school, '/api/courses', { name: 'Chess', capacity: 2 })
  expect(await status(school, 'POST', '/api/courses', { name: 'CHESS', capacity: 2 })).toBe(422)
  const other = await made(school, '/api/courses', { name: 'Go', capacity: 2 })
  expect(fields(await school.call('PATCH', `/api/courses/${other}`, { name: 'chess' }))).toEqual(['name'])
  expect(await status(school, 'PATCH', `/api/courses/${first}`, { name: 'CHESS' })).toBe(200)
})

test('an end comes after its start', async () => {
  expect(
    await status(school, 'POST', '/api/courses', { name: 'A', capacity: 1, starts: '2030-02-02', ends: '2030-02-02' }),
  ).toBe(422)
  const id = await made(school, '/api/courses', { name: 'A', capacity: 1, starts: '2030-02-02', ends: '2030-02-03' })
  expect(await status(school, 'PATCH', `/api/courses/${id}`, { starts: '2030-03-01' })).toBe(422)
  expect(await status(school, 'PATCH', `/api/courses/${id}`, { starts: '2030-03-01', ends: null })).toBe(200)
})

test('a course takes as many as it holds, and a person books once and three courses at most', async () => {
  const book = (course: number, person: string): Promise<Answer> =>
    school.call('POST', '/api/bookings', { course, person })
  const course = await made(school, '/api/courses', { name: 'Yoga', capacity: 2 })
  const first = (await book(course, 'a@x.org')).body['id']
  expect(fields(await book(course, 'A@x.org'))).toEqual(['course'])
  expect((await book(course, 'b@x.org')).status).toBe(201)
  expect(fields(await book(course, 'c@x.org'))).toEqual(['course'])
  expect(await status(school, 'PATCH', `/api/courses/${course}`, { capacity: 1 })).toBe(422)
  expect(await status(school, 'PATCH', `/api/bookings/${String(first)}`, { cancelled: true })).toBe(200)
  expect((await book(course, 'c@x.org')).status).toBe(201)
  expect(await status(school, 'PATCH', `/api/bookings/${String(first)}`, { cancelled: false })).toBe(422)
  for (const name of ['One', 'Two', 'Three', 'Four'])
    expect((await book(await made(school, '/api/courses', { name, capacity: 9 }), 'many@x.org')).status).toBe(
      name === 'Four' ? 422 : 201,
    )
})

test('eight at once get no more places than there are', async () => {
  const course = await made(school, '/api/courses', { name: 'Rush', capacity: 3 })
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, each) => school.call('POST', '/api/bookings', { course, person: `r${each}@x.org` })),
  )
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3)
})

test('a room is not booked twice for the same time', async () => {
  const use = (from: string, to: string, room = 'Red'): Promise<number> =>
    status(school, 'POST', '/api/room-uses', {
      room,
      from_time: `2030-01-01T${from}:00Z`,
      to_time: `2030-01-01T${to}:00Z`,
    })
  expect(await use('10:00', '11:00')).toBe(201)
  expect(await use('10:30', '10:45')).toBe(422)
  expect(await use('09:00', '12:00')).toBe(422)
  expect(await use('11:00', '12:00')).toBe(201)
  expect(await use('09:00', '10:00')).toBe(201)
  expect(await use('10:00', '11:00', 'Blue')).toBe(201)
  expect((await school.call('PATCH', '/api/room-uses/4', { room: 'red' })).status).toBe(422)
})

test('between dates the last day belongs to the span, between moments the end is free', async () => {
  const absence = (first_day: string, last_day: string) => ({ teacher: 'Ada', first_day, last_day })
  await made(school, '/api/absences', absence('2030-05-10', '2030-05-14'))
  for (const [first, last] of [
    ['2030-05-14', '2030-05-16'],
    ['2030-05-08', '2030-05-10'],
    ['2030-05-12', '2030-05-12'],
  ] as const)
    expect(await status(school, 'POST', '/api/absences', absence(first, last))).toBe(422)
  await made(school, '/api/absences', absence('2030-05-15', '2030-05-15'))
  await made(school, '/api/absences', absence('2030-05-08', '2030-05-09'))
  const use = (from: string, to: string) => ({
    room: '7',
    from_time: `2030-05-10T${from}Z`,
    to_time: `2030-05-10T${to}Z`,
  })
  await made(school, '/api/room-uses', use('10:00', '11:00'))
  await made(school, '/api/room-uses', use('11:00', '12:00'))
  await made(school, '/api/room-uses', use('09:00', '10:00'))
})

test('what stays as it was is of the right type, too', async () => {
  const course = await made(school, '/api/courses', {
    name: 'Tango',
    capacity: 1,
    starts: '2031-01-01',
    ends: '2031-02-01',
  })
  expect(await status(school, 'PATCH', `/api/courses/${course}`, { capacity: true })).toBe(422)
  expect(await status(school, 'PATCH', `/api/courses/${course}`, { capacity: 1 })).toBe(200)
})
