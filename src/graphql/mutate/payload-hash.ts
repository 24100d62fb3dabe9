import { createHash } from 'node:crypto'
import { type Sha256, sha256 } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'

/** Nothing that is accepted is deeper (`check-text.ts`); what lies below is not looked at, so that no depth uses up the stack. */
const mostDepth = 100

/** The SHA-256 of a value's JSON in which members are sorted: the same for inputs that mean the same. */
export const payloadHash = (value: Json): Sha256 =>
  sha256(createHash('sha256').update(canonical(value, mostDepth)).digest('hex'))

function canonical(value: Json, deep: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (deep === 0) return '…'
  if (isList(value)) return `[${value.map((member) => canonical(member, deep - 1)).join(',')}]`
  const members = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null, deep - 1)}`)
  return `{${members.join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
