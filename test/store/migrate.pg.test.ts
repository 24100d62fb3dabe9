import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { seq } from '../../src/core/ids.ts'
import { MigrationRefused, migrate, readMigrations } from '../../src/store/migrate.ts'
import { openPostgresSql } from '../../src/store/postgres-sql.ts'
import type { Database } from '../../src/store/sql.ts'
import { storeOn } from '../../src/store/sql-store.ts'
import { claimNew, newCommand, newRunId, openNode } from '../support/store-fixture.ts'
import { withServer } from '../support/with-server.ts'

withServer('migrations', inject('postgres'), (server) => {
  let admin: Database
  const opened: Database[] = []
  beforeAll(() => {
    admin = openPostgresSql(server)
  })
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()))
    await admin.close()
  })

  const empty = async (): Promise<string> => {
    const name = `m_${randomUUID().replaceAll('-', '')}`
    await admin.query(`CREATE DATABASE ${name}`)
    const url = new URL(server)
    url.pathname = `/${name}`
    return url.href
  }
  const open = (url: string, role?: string): Database => {
    const database = openPostgresSql(url, role === undefined ? {} : { role })
    opened.push(database)
    return database
  }

  test('nodes that start together on an empty database migrate it once', async () => {
    const url = await empty()
    const nodes = [open(url), open(url), open(url)]
    await Promise.all(nodes.map((database) => migrate(database)))
    const rows = await nodes[0]?.query('SELECT name FROM migration ORDER BY number')
    expect(rows).toEqual((await readMigrations()).map(({ name }) => ({ name })))
  })

  test('a migration that was changed after it was applied is refused, and nothing else is applied', async () => {
    const database = open(await empty())
    const first = { number: 1, name: '001-one.sql', text: 'CREATE TABLE run (a int)' }
    const others = ['run_event', 'inbox', 'activity', 'timer', 'idempotency', 'node_lease', 'blob']
    const tables = {
      number: 2,
      name: '002-two.sql',
      text: others.map((name) => `CREATE TABLE ${name} (a int);`).join(''),
    }
    const columns = {
      number: 3,
      name: '003-three.sql',
      text: 'ALTER TABLE run ADD due_at int, ADD waiting int, ADD updated_at int, ADD changed_xid int',
    }
    const files = [first, tables, columns]
    await migrate(database, files)
    const later = { number: 4, name: '004-four.sql', text: 'CREATE TABLE late (a int)' }
    await expect(migrate(database, [{ ...first, text: `${first.text} ` }, tables, columns, later])).rejects.toThrow(
      /001-one\.sql changed/,
    )
    expect(await database.query(`SELECT to_regclass('late') AS late`)).toEqual([{ late: null }])
    await migrate(database, [...files, later])
    await expect(migrate(database, files)).rejects.toThrow(MigrationRefused)
  })

  test('a migration that fails leaves nothing of itself', async () => {
    const database = open(await empty())
    const broken = { number: 1, name: '001-broken.sql', text: 'CREATE TABLE half (a int); SELECT nonsense' }
    await expect(migrate(database, [broken])).rejects.toThrow(/nonsense/)
    expect(await database.query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
  })

  test('actors add to the log and cannot rewrite it; the API cannot write it at all', async () => {
    const url = await empty()
    await migrate(open(url))
    const [actor, api] = [open(url, 'g1_actor'), open(url, 'g1_api')]
    const denied = /permission denied/
    for (const role of [actor, api]) {
      await expect(role.query('UPDATE run_event SET seq = 0')).rejects.toThrow(denied)
      await expect(role.query('DELETE FROM run_event')).rejects.toThrow(denied)
      await expect(role.query('TRUNCATE run_event')).rejects.toThrow(denied)
      expect(await role.query('SELECT seq FROM run_event')).toEqual([])
    }
    await expect(api.query('UPDATE run SET owner = NULL')).rejects.toThrow(denied)
    await expect(api.query(`INSERT INTO activity (key) VALUES ('k')`)).rejects.toThrow(denied)
  })

  test('the API may fork a run all the same: what it copies is in the log already', async () => {
    const url = await empty()
    await migrate(open(url))
    const [actor, api] = [storeOn(open(url, 'g1_actor')), storeOn(open(url, 'g1_api'))]
    const { runId } = await claimNew(actor, await openNode(actor))
    const command = newCommand(newRunId())
    await api.forkRun({ origin: runId, atSeq: seq(1), rest: 0, title: 'Fork', status: 'QUEUED', command })
    expect(await actor.readEvents(command.runId, seq(0), 10)).toHaveLength(2)
  })
})
