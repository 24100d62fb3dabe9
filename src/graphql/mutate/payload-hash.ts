import { createHash } from 'node:crypto'
import { type Sha256, sha256 } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'

/** The SHA-256 of a value's JSON in which members are sorted: the same for inputs that mean the same. */
export const payloadHash = (value: Json): Sha256 => sha256(createHash('sha256').update(canonical(value)).digest('hex'))

function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`)
  return `{${members.join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
