import { afterAll, beforeAll, inject } from 'vitest'
import type { Store } from '../../../src/core/store/store.ts'
import { openPostgres } from '../../../src/store/open-postgres.ts'
import { runControlContract } from '../../contract/run-control.ts'
import { cloneDatabase } from '../../support/database.ts'
import { withServer } from '../../support/with-server.ts'

withServer('control of runs on Postgres', inject('postgres'), (server) => {
  let url: string
  const opened: Store[] = []
  beforeAll(async () => {
    url = await cloneDatabase(server)
  })
  afterAll(() => Promise.all(opened.map((store) => store.close())))

  runControlContract(async () => {
    const store = await openPostgres(url)
    opened.push(store)
    return store
  }, 1)
})
