/** What a page of another origin may read of an answer, where that origin was let in; `allow`: the methods of a path. */
export function crossOrigin(
  origin: string | undefined,
  allowed: readonly string[],
  allow: string | undefined,
): Readonly<Record<string, string>> {
  if (allowed.length === 0) return {}
  if (origin === undefined || !allowed.includes(origin)) return { vary: 'origin' }
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'location, retry-after, x-request-id',
    ...(allow === undefined
      ? {}
      : {
          'access-control-allow-methods': allow,
          'access-control-allow-headers': 'authorization, content-type, idempotency-key, x-request-id',
          'access-control-max-age': '600',
        }),
  }
}
