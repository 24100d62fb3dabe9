const shownCharacters = 60

/** A short name of any JSON value for a message. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  const written = JSON.stringify(value) ?? typeof value
  return written.length > shownCharacters ? `${written.slice(0, shownCharacters)}… (${written.length})` : written
}
