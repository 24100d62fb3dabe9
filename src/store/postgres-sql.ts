import pg from 'pg'
import { messageOf } from '../core/errors.ts'
import { StoreUnavailable } from '../core/store/errors.ts'
import { type Database, readTimestamp, type Sql, type Statement } from './sql.ts'
import { translateError } from './translate-error.ts'

/** How to connect. `role`: act as this role (`g1_actor`, `g1_api`) instead of the one that signed in. */
export interface PostgresOptions {
  readonly poolSize?: number
  readonly role?: string
  readonly applicationName?: string
  /** A statement, or a new connection, that takes longer counts as lost; without it a statement may take any time. */
  readonly answerWithinMs?: number
}

const read = (parse: (text: string) => unknown) => (value: string | Buffer) => parse(String(value))
const own: ReadonlyMap<number, (value: string | Buffer) => unknown> = new Map([
  [pg.types.builtins.INT8, read(Number)],
  [pg.types.builtins.TIMESTAMPTZ, read(readTimestamp)],
])
const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format): unknown => own.get(id) ?? pg.types.getTypeParser(id, format),
}

async function run<Row>(client: pg.ClientBase, statement: Statement | string, values: readonly unknown[]) {
  const config = typeof statement === 'string' ? { text: statement } : statement
  try {
    // Without values the simple protocol is used, which takes several statements.
    const result = await client.query(values.length === 0 ? config : { ...config, values: [...values] })
    return result.rows as readonly Row[]
  } catch (error) {
    throw translateError(error)
  }
}

const on = (client: pg.ClientBase): Sql => {
  const sql: Sql = {
    query: <Row>(statement: Statement | string, values: readonly unknown[] = []) => run<Row>(client, statement, values),
    transaction: (work) => work(sql),
    script: async (text) => {
      await run(client, text, [])
    },
  }
  return sql
}

async function transact<T>(client: pg.ClientBase, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = on(client)
  await sql.query('BEGIN')
  try {
    const result = await work(sql)
    await sql.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** Opens a pool on a Postgres (15 or newer). Connections are made when they are needed. */
export function openPostgresSql(url: string, options: PostgresOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    application_name: options.applicationName ?? 'g1',
    connectionTimeoutMillis: options.answerWithinMs ?? 10_000,
    keepAlive: true,
    types,
    ...(options.answerWithinMs === undefined ? {} : { query_timeout: options.answerWithinMs }),
    ...(options.role === undefined ? {} : { options: `-c role=${options.role}` }),
  })
  pool.on('error', () => undefined) // an idle connection broke: the pool drops it, the next statement makes a new one
  // One that breaks between two of the pool's own listeners, or once more after it was dropped, ends no process.
  pool.on('connect', (client) => client.on('error', () => undefined))

  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch((cause: unknown) => {
      throw new StoreUnavailable(
        `Found no Postgres at the configured address (${messageOf(cause)}); start it or correct DATABASE_URL.`,
        { cause, retryable: true },
      )
    })
    let broken = false
    const onError = (): void => {
      broken = true
    }
    client.on('error', onError)
    try {
      return await work(client)
    } catch (error) {
      broken ||= error instanceof StoreUnavailable
      throw error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }

  return {
    query: (statement, values = []) => withClient((client) => run(client, statement, values)),
    transaction: (work) => withClient((client) => transact(client, work)),
    script: (text) => withClient((client) => on(client).script(text)),
    close: async () => {
      if (!pool.ending) await pool.end()
    },
  }
}
