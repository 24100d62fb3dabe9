import { PGlite, types } from '@electric-sql/pglite'
import { type Database, readTimestamp, type Sql, type Statement } from './sql.ts'
import { translateError } from './translate-error.ts'

const parsers = {
  [types.INT8]: Number,
  [types.TIMESTAMPTZ]: readTimestamp,
}

type Queryable = Pick<PGlite, 'query' | 'exec'>

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw translateError(error)
  }
}

/** Inside a transaction: a nested one would wait for itself, so it joins. */
const inside = (connection: Queryable): Sql => {
  const sql: Sql = {
    query: async <Row>(statement: Statement | string, values: readonly unknown[] = []) => {
      const text = typeof statement === 'string' ? statement : statement.text
      return translated(async () => (await connection.query<Row>(text, [...values])).rows)
    },
    transaction: (work) => work(sql),
    script: async (text) => {
      await translated(() => connection.exec(text))
    },
  }
  return sql
}

/** Opens PGlite in a folder (null: in memory). It has one connection and runs one statement or transaction at a time. */
export async function openPgliteSql(folder: string | null): Promise<Database> {
  const db = await PGlite.create({ parsers, ...(folder === null ? {} : { dataDir: folder }) })
  const sql = inside(db)
  return {
    query: (statement, values) => sql.query(statement, values),
    script: (text) => sql.script(text),
    transaction: (work) => runTransaction(db, work),
    close: async () => {
      if (!db.closed) await db.close()
    },
  }
}

async function runTransaction<T>(db: PGlite, work: (sql: Sql) => Promise<T>): Promise<T> {
  let thrown: { readonly error: unknown } | null = null
  try {
    return await db.transaction(async (tx) => {
      try {
        return await work(inside(tx))
      } catch (error) {
        thrown = { error }
        throw error
      }
    })
  } catch (error) {
    throw thrown === null ? translateError(error) : (thrown as { readonly error: unknown }).error
  }
}
