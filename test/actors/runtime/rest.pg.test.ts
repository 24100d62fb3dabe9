import { afterAll, beforeAll, inject } from 'vitest'
import type { Store } from '../../../src/core/store/store.ts'
import { openPostgres } from '../../../src/store/open-postgres.ts'
import { actorRestContract } from '../../contract/actor-rest.ts'
import { cloneDatabase } from '../../support/database.ts'
import { withServer } from '../../support/with-server.ts'

withServer('rest on Postgres', inject('postgres'), (url) => {
  let store: Store
  beforeAll(async () => {
    store = await openPostgres(await cloneDatabase(url))
  })
  afterAll(() => store.close())

  actorRestContract(() => Promise.resolve(store))
})
