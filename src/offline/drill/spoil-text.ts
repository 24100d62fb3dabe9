import type { Json, JsonObject } from '../../core/json.ts'

const texts = new Set(['title', 'text', 'summary', 'why', 'goal'])
const dirt = '\u0000\ud800'

/** The answer with NUL and a lone surrogate at the end of the first free text in it; null where it has none. */
export function withDirtyText(answer: JsonObject): JsonObject | null {
  let done = false
  const soil = (value: Json, key: string): Json => {
    if (done) return value
    if (typeof value === 'string') {
      if (!texts.has(key)) return value
      done = true
      return value + dirt
    }
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item: Json) => soil(item, ''))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, soil(item, name)]))
  }
  const soiled = soil(answer, '') as JsonObject
  return done ? soiled : null
}
