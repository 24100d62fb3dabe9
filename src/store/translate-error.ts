import { messageOf } from '../core/errors.ts'
import { AppendDataError, StoreUnavailable } from '../core/store/errors.ts'
import { ConnectionLost } from './sql.ts'

const codeOf = (thrown: unknown): string | null =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null

const sqlState = /^[0-9A-Z]{5}$/

/** A value that no retry makes acceptable: wrong data, a broken constraint, a row too large for its index. */
const refusedValue = (state: string): boolean => /^(22|23|54)/.test(state)

/** The server went away or was told to: what it had begun may have been kept. */
const serverGone = (state: string): boolean => /^(08|57P|58|XX)/.test(state)

/** The server undid the statement and says so: deadlock, serialisation, no resources, a lock or time limit. */
const undone = (state: string): boolean => /^(25006|40|53|55|57014)/.test(state)

/** Translates what a driver threw. What is neither data nor the connection (a mistake in a statement) stays as it is. */
export function translateError(thrown: unknown): unknown {
  const code = codeOf(thrown)
  const cause = thrown
  if (code === null || !sqlState.test(code))
    return new ConnectionLost(
      `Found a connection that broke during a statement (${messageOf(thrown)}), expected an answer; ask again.`,
      { cause, retryable: true },
    )
  if (refusedValue(code))
    return new AppendDataError(
      `Found a value that the database refuses (${code}: ${messageOf(thrown)}), expected clean text and sizes within the limits; nothing was stored.`,
      { cause },
    )
  if (undone(code))
    return new StoreUnavailable(`The database gave up on a statement (${code}: ${messageOf(thrown)}); try again.`, {
      cause,
      retryable: true,
    })
  if (serverGone(code))
    return new ConnectionLost(`The database went away during a statement (${code}: ${messageOf(thrown)}); ask again.`, {
      cause,
      retryable: true,
    })
  return thrown
}
