import { z } from 'zod'

/** What a revised draft took from the others, by entry; or why nothing changed. */
export const revisionSchema = z.strictObject({
  took: z.array(
    z.strictObject({
      from: z.string().min(1),
      entry: z.string().regex(/^E[1-9][0-9]*$/),
      what: z.string().min(1),
    }),
  ),
  unchanged: z.string().min(1).nullable(),
})
export type Revision = Readonly<z.infer<typeof revisionSchema>>

/** A revision names what it took, or why it took nothing. A first draft (null) owes neither. */
export function checkRevision(revision: Revision | null): string[] {
  if (revision === null || revision.took.length > 0 || revision.unchanged !== null) return []
  return [
    'revision: found neither took nor unchanged, expected one of them; cite the entries you took something from, or say why nothing changed',
  ]
}
