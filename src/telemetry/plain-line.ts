/** A line of the log as people read it in a terminal: `12:30:05 info run claimed run=run_… epoch=1`. */
export function plainLine(line: string): string {
  const { level, time, msg, node: _, ...fields } = JSON.parse(line) as Readonly<Record<string, unknown>>
  const clock = typeof time === 'string' ? time.slice(11, 19) : ''
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`)
  return `${[clock, level, msg, ...rest].join(' ')}\n`
}

/** In quotes wherever it could be taken for something else, control characters of a terminal included. */
const shown = (value: unknown): string =>
  typeof value === 'string' && /^[!-~]+$/.test(value) ? value : JSON.stringify(value)
