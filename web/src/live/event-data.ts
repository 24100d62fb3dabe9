/**
 * Readings of an event's data. Its shape belongs to the type and may be older or newer than this page: what is missing or
 * of another kind is null, or empty.
 */
export function part(data: unknown, key: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? (data as Readonly<Record<string, unknown>>)[key]
    : undefined
}

export function text(data: unknown, key: string): string | null {
  const found = part(data, key)
  return typeof found === 'string' ? found : null
}

export function figure(data: unknown, key: string): number | null {
  const found = part(data, key)
  return typeof found === 'number' && Number.isFinite(found) ? found : null
}

export function list(data: unknown, key: string): readonly unknown[] {
  const found = part(data, key)
  return Array.isArray(found) ? (found as readonly unknown[]) : []
}

export const names = (data: unknown, key: string): readonly string[] =>
  list(data, key).filter((one): one is string => typeof one === 'string')
