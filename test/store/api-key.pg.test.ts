import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Store } from '../../src/core/store/store.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { apiKeyContract } from '../contract/store-api-keys.ts'
import { cloneDatabase } from '../support/database.ts'
import { withServer } from '../support/with-server.ts'

withServer('API keys on Postgres', inject('postgres'), (url) => {
  let store: Store
  let database: string
  beforeAll(async () => {
    database = await cloneDatabase(url)
    // As the role of the API, so that its grants are tried too.
    store = await openPostgres(database, { role: 'g1_api' })
  })
  afterAll(() => store.close())

  apiKeyContract(() => store)

  test('are out of the actors’ reach', async () => {
    const actors = await openPostgres(database, { role: 'g1_actor' })
    await expect(actors.apiKeys.list()).rejects.toMatchObject({ message: expect.stringContaining('api_key') as string })
    await actors.close()
  })
})
