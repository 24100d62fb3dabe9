const number = /^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$/i

/** One cell after RFC 4180. Text that a spreadsheet would run as a formula gets a leading apostrophe. */
function cell(value) {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) && !number.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A table as CSV text: a header line of column names, then a line a row. */
export function toCsv(columns, rows) {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))]
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}
