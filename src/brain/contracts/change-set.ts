import { z } from 'zod'
import { clauseIdSchema } from '../../core/clause.ts'
import { defineContract } from '../define-contract.ts'
import { pathProblems } from './path-problems.ts'
import { statementsOf } from './reason.ts'
import { headline } from './title.ts'

const schema = z.strictObject({
  summary: z.string().min(1),
  /** Whole files that replace or extend the rendered application; `content: null` removes the file. */
  edits: z.array(
    z.strictObject({
      path: z.string().min(1),
      content: z.string().nullable(),
      clauses: z.array(clauseIdSchema),
      why: z.string().min(1),
    }),
  ),
  notes: z.array(z.string().min(1)),
})

/** What a Developer changes in the rendered application, in one answer that holds every changed file whole. */
export type ChangeSet = Readonly<z.infer<typeof schema>>

export const changeSet = defineContract<ChangeSet>({
  id: 'change_set',
  kind: 'change_set',
  schema,
  before: 'render_application',
  after: 'assemble_application',
  title: ({ summary }) => headline(summary),
  statements: ({ edits }) =>
    statementsOf(
      'edits',
      edits.map(({ path, why, clauses }) => ({ text: `${path}: ${why}`, clauses })),
    ),
  check: ({ edits }) =>
    pathProblems(
      'edits',
      edits.map((edit) => edit.path),
    ),
})
