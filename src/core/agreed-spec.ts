import type { AppSpec } from './app-spec/app-spec.ts'
import type { Entry } from './knowledge/entry.ts'

/** The specification that was agreed on last: that of the latest design, or of the latest specification without one. */
export function agreedSpec(entries: readonly Entry[]): AppSpec | null {
  const design = entries.findLast(({ kind }) => kind === 'design')
  if (design !== undefined) return (design.content as { readonly spec?: AppSpec }).spec ?? null
  const specification = entries.findLast(({ kind }) => kind === 'specification')
  return specification === undefined ? null : (specification.content as unknown as AppSpec)
}
