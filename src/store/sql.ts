import { StoreUnavailable } from '../core/store/errors.ts'

/** A statement that runs often: its name lets the server keep the parsed form. */
export interface Statement {
  readonly name: string
  readonly text: string
}

/**
 * The seam between the statements and the two drivers. Rows come back with bigint as number, timestamptz as
 * milliseconds since 1970, json parsed and bytea as Uint8Array.
 * Throws AppendDataError where the database refuses a value, ConnectionLost where the answer never came,
 * StoreUnavailable where nothing was sent or nothing was kept.
 */
export interface Sql {
  query<Row>(statement: Statement | string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** All or nothing. The function gets a Sql of its own and must use no other meanwhile. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Runs a text of several statements without values. */
  script(text: string): Promise<void>
}

/** A Sql with a life of its own. */
export interface Database extends Sql {
  close(): Promise<void>
}

/** Thrown when the connection broke after a statement was sent: it may or may not have been carried out. */
export class ConnectionLost extends StoreUnavailable {}

/** timestamptz as the server writes it, in milliseconds since 1970. */
export const readTimestamp = (text: string): number => new Date(text).getTime()
