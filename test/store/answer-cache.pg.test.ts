import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sha256 } from '../../src/core/ids.ts'
import type { Store } from '../../src/core/store/store.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { cloneDatabase } from '../support/database.ts'
import { withServer } from '../support/with-server.ts'

withServer('answers that were kept for a day', inject('postgres'), (url) => {
  let store: Store
  let client: pg.Client
  beforeAll(async () => {
    const database = await cloneDatabase(url)
    store = await openPostgres(database, { role: 'g1_actor' })
    client = new pg.Client({ connectionString: database })
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await store.close()
  })

  const request = (n: number) => sha256(createHash('sha256').update(`${n}`).digest('hex'))
  const count = async (): Promise<number> =>
    Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM answer_cache')).rows[0]?.n)

  test('are not given again, and go when others come', async () => {
    for (const n of [1, 2, 3]) await store.answers.put({ request: request(n), model: 'openai/a', content: `${n}` })
    await client.query(
      `UPDATE answer_cache SET created_at = created_at - interval '24 hours' WHERE request_sha256 <> $1`,
      [request(3)],
    )
    expect(await store.answers.find([request(1), request(2)])).toBeNull()
    expect(await store.answers.find([request(1), request(3)])).toMatchObject({ content: '3' })
    await store.answers.put({ request: request(1), model: 'openai/a', content: 'again' })
    expect(await count()).toBe(2)
    expect(await store.answers.find([request(1)])).toMatchObject({ content: 'again' })
  })
})
