import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { G1Error } from '../core/errors.ts'
import type { Sql } from './sql.ts'

/** Thrown when an applied migration differs from the file of its number, or the database is newer than the program. */
export class MigrationRefused extends G1Error {
  readonly code = 'MIGRATION_REFUSED'
}

/** One step of the schema: `001-log.sql`. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly text: string
}

const folder = new URL('./migrations/', import.meta.url)
const numbered = /^(\d{3})-.+\.sql$/

/** The migrations that come with the program, in order. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => numbered.test(name)).sort()
  return Promise.all(
    names.map(async (name) => ({
      number: Number(name.slice(0, 3)),
      name,
      text: await readFile(new URL(name, folder), 'utf8'),
    })),
  )
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Any number, the same in every node: two that start together migrate one after the other. */
const lock = 7_171_001

interface Applied {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

async function applied(sql: Sql): Promise<readonly Applied[]> {
  const [found] = await sql.query<{ there: boolean }>(`SELECT to_regclass('migration') IS NOT NULL AS there`)
  if (found?.there !== true) return []
  return sql.query<Applied>('SELECT number, name, sha256 FROM migration ORDER BY number')
}

function checkFrozen(done: readonly Applied[], files: readonly Migration[]): void {
  for (const row of done) {
    const file = files.find(({ number }) => number === row.number)
    if (file === undefined)
      throw new MigrationRefused(
        `Found migration ${row.name} in the database, expected at most ${files.at(-1)?.name ?? 'none'}: this program is older than its database. Start the newer version.`,
      )
    if (hash(file.text) !== row.sha256)
      throw new MigrationRefused(
        `Found ${file.name} changed since it was applied, expected it as it was: restore the file and put the change into a new migration.`,
      )
  }
}

/** How many migrations a database lacks. Throws MigrationRefused as `migrate` does. */
export async function pendingMigrations(database: Sql): Promise<number> {
  const [all, done] = await Promise.all([readMigrations(), applied(database)])
  checkFrozen(done, all)
  return all.length - done.length
}

const ledger = `CREATE TABLE IF NOT EXISTS migration (
  number integer PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
)`

/**
 * Brings the schema up to date: each missing migration in order, then the roles, all in one transaction.
 * Throws MigrationRefused where a migration that is applied already has been changed.
 */
export async function migrate(database: Sql, files?: readonly Migration[]): Promise<void> {
  const all = files ?? (await readMigrations())
  const done = await applied(database)
  checkFrozen(done, all)
  if (done.length === all.length) return
  const roles = await readFile(new URL('roles.sql', folder), 'utf8')
  await database.transaction(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [lock])
    await sql.script(ledger)
    const before = await applied(sql) // another node may have been faster
    checkFrozen(before, all)
    for (const { number, name, text } of all) {
      if (before.some((row) => row.number === number)) continue
      await sql.script(text)
      await sql.query('INSERT INTO migration (number, name, sha256) VALUES ($1, $2, $3)', [number, name, hash(text)])
    }
    await sql.script(roles)
  })
}
