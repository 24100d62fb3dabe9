import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiServer } from '../../../src/graphql/server/start-server.ts'
import { type ApiFixture, serveToo, startApi } from '../support/api-fixture.ts'
import { keyFor } from '../support/with-keys.ts'

// The names do not depend on the server, so that each audit can be a test of its own.
const audits = serverAudits({ url: 'http://127.0.0.1:1' }).map(({ id, name }) => [id, name] as const)

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

test('there are 61 audits', () => {
  expect(audits).toHaveLength(61)
})

describe.each([
  ['a server of this machine', false],
  ['a server that demands a key', true],
])('GraphQL over HTTP, as %s speaks it', (_, requireKey) => {
  let server: ApiServer
  let authorization: string
  beforeAll(async () => {
    server = await serveToo(fixture, { requireKey })
    authorization = (await keyFor(fixture.store, 'viewer')).authorization
  })
  afterAll(() => server.close())

  /** `fetch` as somebody with a key calls it. */
  const fetchFn = (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (requireKey) headers.set('authorization', authorization)
    return fetch(url, { ...init, headers })
  }

  test.each(audits)('%s: %s', async (id) => {
    const all = serverAudits({ url: `${server.url}/graphql`, fetchFn })
    const result = await all.find((audit) => audit.id === id)?.fn()
    expect({
      status: result?.status,
      reason: result !== undefined && 'reason' in result ? result.reason : null,
    }).toEqual({
      status: 'ok',
      reason: null,
    })
  })
})
