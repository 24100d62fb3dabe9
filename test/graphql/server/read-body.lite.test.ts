import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

const asked = (search: Record<string, string>): Promise<Response> =>
  fetch(`${fixture.server.url}/graphql?${new URLSearchParams(search)}`, { headers: { accept: 'application/json' } })

test.each([
  ['variables', '{'],
  ['variables', '{}x'],
  ['variables', '[]'],
  ['variables', '1'],
  ['extensions', 'constructor{}'],
])('a GET whose %s are %s is told so, and is no fault of the server', async (name, value) => {
  const response = await asked({ query: '{ __typename }', [name]: value })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  expect(fixture.faults).toEqual([])
})

test.each(['{}', 'null', ''])('a GET with the variables %j is carried out', async (variables) => {
  const response = await asked({ query: 'query Ask { __typename }', variables, operationName: 'Ask' })
  expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } })
})
