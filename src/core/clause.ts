import { z } from 'zod'

/** `C1`, `C2` … in the order of the text. An id is never given to another statement of the same run. */
export const clauseIdSchema = z.string().regex(/^C[1-9][0-9]{0,3}$/)
export type ClauseId = z.infer<typeof clauseIdSchema>

/**
 * What a clause states. Only `function` and `rule` must be covered by a test:
 * `function` something that people can do, `rule` something that must always hold,
 * `quality` a wish without a check over HTTP (fast, pretty), `context` no requirement at all (a heading, a greeting).
 */
export const clauseKinds = ['function', 'rule', 'quality', 'context'] as const
export type ClauseKind = (typeof clauseKinds)[number]

/**
 * One checkable statement of the original requirements. `text` is exactly `requirements.slice(start, end)`, in UTF-16
 * code units; the spans of all clauses together, with nothing but white space between them, cover the text.
 */
export const clauseSchema = z.strictObject({
  id: clauseIdSchema,
  text: z.string().min(1),
  start: z.int().min(0),
  end: z.int().min(1),
  kind: z.enum(clauseKinds),
})
export type Clause = Readonly<z.infer<typeof clauseSchema>>

/** True where the clause must be covered by a test before the run counts as fully served. */
export const mustBeCovered = (clause: Clause): boolean => clause.kind === 'function' || clause.kind === 'rule'
