/**
 * `after`, with every part of `before` that it equals in its place: whoever derives something from a part derives it again
 * only where that part has changed. Both are JSON.
 */
export function share<Value>(before: unknown, after: Value): Value {
  return shared(before, after) as Value
}

function shared(before: unknown, after: unknown): unknown {
  if (Object.is(before, after) || typeof before !== 'object' || typeof after !== 'object') return after
  if (before === null || after === null || Array.isArray(before) !== Array.isArray(after)) return after
  const old = before as Readonly<Record<string, unknown>>
  const entries = Object.entries(after)
  const parts = entries.map(([key, value]): [string, unknown] => [key, shared(old[key], value)])
  if (Object.keys(old).length === parts.length && parts.every(([key, part]) => key in old && old[key] === part)) {
    return before
  }
  return Array.isArray(after) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
}
