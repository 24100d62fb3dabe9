const DAY = 86_400_000

/** The date in UTC, moved by whole days: `2026-03-01`. */
export function day(offset = 0): string {
  return new Date(Date.now() + offset * DAY).toISOString().slice(0, 10)
}

/** The moment `offset` minutes from now, in UTC, on a full minute. */
export function minute(offset = 0): string {
  return new Date(Math.floor(Date.now() / 60_000 + offset) * 60_000).toISOString()
}

/** Moves a date, a time of day or a moment by whole units: days, minutes, minutes. */
export function shift(type: string, value: string, by: number): string {
  if (type === 'date') return new Date(Date.parse(value) + by * DAY).toISOString().slice(0, 10)
  if (type === 'datetime') return new Date(Date.parse(value) + by * 60_000).toISOString()
  return new Date(Date.parse(`2000-01-01T${value}Z`) + by * 60_000).toISOString().slice(11, 16)
}

/** What `today`, `today+30`, `now` or an ISO literal means at this instant, in the form of the field's type. */
export function moment(type: string, text: string): string {
  const relative = /^(today|now)([+-][0-9]+)?$/.exec(text)
  const days = Number(relative?.[2] ?? 0)
  if (type === 'date') return relative ? day(days) : text.slice(0, 10)
  if (!relative) return new Date(text).toISOString()
  return relative[1] === 'now' ? minute(days * 1440) : new Date(day(days)).toISOString()
}

/** Tries a rule that speaks of today; when midnight (UTC) passes meanwhile, tries it once more. */
export async function onOneDay(attempt: () => Promise<void>): Promise<void> {
  const started = day()
  try {
    await attempt()
  } catch (error) {
    if (day() === started) throw error
    await attempt()
  }
}
