import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'

/** Letters without case, so that "Émile" and "émile" are the same to a search or a uniqueness rule. */
const fold = (value) => (value === null ? null : String(value).normalize('NFC').toLowerCase())

/** Takes the noise of binary fractions away (0.1 + 0.2 is 0.3), then rounds half away from zero. */
const round = (value, digits) => {
  if (value === null || !Number.isFinite(value)) return null
  const scaled = Number((Math.abs(value) * 10 ** digits).toPrecision(15))
  return (Math.sign(value) * Math.round(scaled)) / 10 ** digits || 0
}
const toMoney = (value) => round(value, 2)
const toDecimal = (value) => (value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(14)))
const toInteger = (value) => round(value, 0)

/** Node still calls its SQLite experimental; people who start the application need not be told. */
async function loadSqlite() {
  const warn = process.emitWarning
  process.emitWarning = (warning, ...rest) =>
    String(warning).includes('SQLite') ? undefined : warn.call(process, warning, ...rest)
  try {
    return await import('node:sqlite')
  } finally {
    process.emitWarning = warn
  }
}
const { DatabaseSync } = await loadSqlite()

/** Opens the file, creates it and its tables where they are missing, and returns the few calls that the rest needs. */
export function openDatabase(file, { entities, accounts }) {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const db = new DatabaseSync(file)
  db.exec('pragma busy_timeout = 5000; pragma journal_mode = wal; pragma foreign_keys = on')
  for (const [name, work] of Object.entries({ fold, to_money: toMoney, to_decimal: toDecimal, to_integer: toInteger }))
    db.function(name, { deterministic: true }, work)
  for (const statement of [...(accounts?.tables ?? []), ...entities.map((entity) => entity.table)]) db.exec(statement)

  const prepared = new Map()
  const prepare = (text) => {
    const known = prepared.get(text)
    if (known) return known
    if (prepared.size > 500) prepared.clear()
    const statement = db.prepare(text)
    prepared.set(text, statement)
    return statement
  }
  return {
    all: (text, values = []) => prepare(text).all(...values),
    get: (text, values = []) => prepare(text).get(...values),
    run: (text, values = []) => prepare(text).run(...values),
    /** Runs `work` alone: other writers wait, and nothing is kept if it throws. */
    transaction(work) {
      db.exec('begin immediate')
      try {
        const result = work()
        db.exec('commit')
        return result
      } catch (error) {
        db.exec('rollback')
        throw error
      }
    },
    close: () => db.close(),
  }
}
