import { z } from 'zod'
import { clauseIdSchema } from '../../core/clause.ts'
import { defineContract } from '../define-contract.ts'
import { pathProblems } from './path-problems.ts'
import { statementsOf } from './reason.ts'
import { headline } from './title.ts'

/** Longest file that an answer may write, in characters. */
const mostContent = 64_000
const mostPatch = 16_000

/** Exact texts and what takes their place, one after the other; each `find` stands exactly once in the text as it is then. */
export const patchSchema = z
  .array(z.strictObject({ find: z.string().min(1).max(mostPatch), replace: z.string().max(mostPatch) }))
  .min(1)
  .max(40)

const schema = z.strictObject({
  /** Of the item's files alone; `[]`: the item needs no change after all. */
  edits: z
    .array(
      z.strictObject({
        path: z.string().min(1),
        /** For a file that is there; null where `content` is given. */
        patch: patchSchema.nullable(),
        /** A whole file, new or in place of the one that is there. `patch` and `content` both null: the file is removed. */
        content: z.string().max(mostContent).nullable(),
      }),
    )
    .max(4),
  why: z.string().min(1).max(2_000),
  clauses: z.array(clauseIdSchema),
})

/** How the Developer does one item of its list. */
export type FileEdit = Readonly<z.infer<typeof schema>>

export const fileEdit = defineContract<FileEdit>({
  id: 'file_edit',
  kind: 'file_edit',
  schema,
  after: 'build_application',
  title: ({ edits, why }) => headline(`${edits.map(({ path }) => path).join(', ') || 'no file'}: ${why}`),
  statements: ({ why, clauses }) => statementsOf('edit', [{ text: why, clauses }]),
  check: ({ edits }) => [
    ...pathProblems(
      'edits',
      edits.map(({ path }) => path),
    ),
    ...edits.flatMap(({ patch, content }, index) =>
      patch === null || content === null
        ? []
        : [`edits[${index}]: found a patch and a content, expected one of them; set the other to null`],
    ),
  ],
})
