import { afterAll, beforeAll, inject } from 'vitest'
import type { Store } from '../../src/core/store/store.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { storeContract } from '../contract/store.ts'
import { cloneDatabase } from '../support/database.ts'
import { withServer } from '../support/with-server.ts'

withServer('the store on Postgres', inject('postgres'), (url) => {
  let store: Store
  beforeAll(async () => {
    // As the role of the actors, so that its grants are tried too.
    store = await openPostgres(await cloneDatabase(url), { role: 'g1_actor' })
  })
  afterAll(() => store.close())

  storeContract(() => store)
})
