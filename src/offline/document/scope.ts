import type { Json } from '../../core/json.ts'
import type { ContextPack } from '../../core/knowledge/context-pack.ts'
import { newest } from '../pack-entries.ts'
import { entryKinds } from '../../core/knowledge/entry.ts'

/** What the rules of a persona's file may speak of: the run's variables, documents in full, and the newest entry of each kind. */
export function scopeOf(pack: ContextPack): Readonly<Record<string, Json>> {
  const entries = entryKinds.flatMap((kind): [string, Json][] => {
    const entry = newest(pack, kind)
    return entry === undefined ? [] : [[kind, entry.content]]
  })
  const contents = new Map<string, Json>(pack.entries.map(({ id, content }) => [id, content]))
  const variables = Object.entries(pack.variables).map(([name, value]): [string, Json] => [
    name,
    contents.get(entryIn(value) ?? '') ?? value,
  ])
  return Object.fromEntries([...entries, ...variables])
}

/** The id of the entry that a document variable points to. */
function entryIn(value: Json): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const id = (value as { readonly [key: string]: Json })['entry']
  return typeof id === 'string' ? id : null
}

/** The value at a path such as `invoice.lines.0.total`; undefined where there is none. */
export function valueAt(scope: Json, path: string): Json | undefined {
  let at: Json | undefined = scope
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as { readonly [key: string]: Json })[part]
  }
  return at
}
