import type { z } from 'zod'
import type { AppSpec } from '../core/app-spec/app-spec.ts'
import { appSpecSchema } from '../core/app-spec/app-spec.ts'
import type { ContextPack } from '../core/knowledge/context-pack.ts'
import type { Entry, EntryKind } from '../core/knowledge/entry.ts'
import { ProviderFailed } from '../core/provider.ts'

const age = (entry: Entry): number => Number(entry.id.slice(1))

/** The entries of a pack of the given kinds that no other one replaces, oldest first. */
export function entriesOf(pack: ContextPack, ...kinds: readonly EntryKind[]): Entry[] {
  const replaced = new Set(pack.entries.map((entry) => entry.supersedes))
  return pack.entries
    .filter((entry) => kinds.includes(entry.kind) && !replaced.has(entry.id))
    .toSorted((a, b) => age(a) - age(b))
}

/** The newest entry of a kind, or undefined. */
export const newest = (pack: ContextPack, ...kinds: readonly EntryKind[]): Entry | undefined =>
  entriesOf(pack, ...kinds).at(-1)

/** The content of the newest entry of a kind, read by a schema. Throws ProviderFailed where there is none or it is off. */
export function need<Value>(pack: ContextPack, kind: EntryKind, schema: z.ZodType<Value>): Value {
  const entry = newest(pack, kind)
  if (entry === undefined) {
    throw new ProviderFailed(
      `Step ${pack.step}: found no ${kind} among ${pack.entries.length} entries, expected one; let a step before it publish one and name it in "in".`,
    )
  }
  const read = schema.safeParse(entry.content)
  if (read.success) return read.data
  throw new ProviderFailed(`Step ${pack.step}: found ${entry.id}, which is no ${kind}; ${read.error.message}`)
}

/** The specification that holds now: that of the design, else the analyst's. Throws ProviderFailed where there is none. */
export function currentSpec(pack: ContextPack): AppSpec {
  const design = newest(pack, 'design')?.content
  const inside = typeof design === 'object' && design !== null && 'spec' in design ? design['spec'] : undefined
  const read = appSpecSchema.safeParse(inside)
  return read.success ? read.data : need(pack, 'specification', appSpecSchema)
}
