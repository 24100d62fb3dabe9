import { z } from 'zod'
import { clauseIdSchema } from '../../core/clause.ts'
import { defineContract } from '../define-contract.ts'
import { pathProblems } from './path-problems.ts'
import { statementsOf } from './reason.ts'
import { counted, headline } from './title.ts'

/** A piece of work of the size of one answer. `paths`: the files that it changes or adds; usually one. */
export const itemSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/),
  paths: z.array(z.string().min(1)).min(1).max(4),
  what: z.string().min(1).max(2_000),
  why: z.string().min(1).max(2_000),
  clauses: z.array(clauseIdSchema),
})

const schema = z.strictObject({
  summary: z.string().min(1),
  /** In the order in which they are done. `[]`: the application is delivered as it is. */
  items: z.array(itemSchema).max(20),
  /** Whether there are disputes. */
  disputed: z.boolean(),
  /** Locked acceptance tests, by their id, that contradict the clauses they name. */
  disputes: z
    .array(
      z.strictObject({
        test: z.string().min(1),
        clauses: z.array(clauseIdSchema).min(1),
        why: z.string().min(1).max(2_000),
      }),
    )
    .max(10),
  notes: z.array(z.string().min(1)),
})

/** What the Developer is going to change in the application, and which locked tests it disputes. */
export type WorkList = Readonly<z.infer<typeof schema>>

export const workList = defineContract<WorkList>({
  id: 'work_list',
  kind: 'work_list',
  schema,
  before: 'render_application',
  after: 'build_application',
  title: ({ items, disputes, summary }) =>
    headline(
      `${counted(items.length, 'item')}${disputes.length === 0 ? '' : `, ${counted(disputes.length, 'test')} disputed`}: ${summary}`,
    ),
  statements: ({ items, disputes }) => [
    ...statementsOf(
      'items',
      items.map(({ what, why, clauses }) => ({ text: `${what}: ${why}`, clauses })),
    ),
    ...statementsOf(
      'disputes',
      disputes.map(({ why, clauses }) => ({ text: why, clauses })),
    ),
  ],
  check: ({ items, disputed, disputes }) => [
    ...items.flatMap(({ id, paths }, index) => [
      ...pathProblems(`items[${index}].paths`, paths),
      ...(items.findIndex((other) => other.id === id) === index
        ? []
        : [`items[${index}].id: found ${id} twice, expected each item to have its own; rename one`]),
    ]),
    ...(disputed === disputes.length > 0
      ? []
      : [
          `disputed: found ${disputed} with ${disputes.length} disputes, expected true where there are any; correct it`,
        ]),
  ],
})
