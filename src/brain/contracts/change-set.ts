import { z } from 'zod'
import { clauseIdSchema } from '../../core/clause.ts'
import { defineContract } from '../define-contract.ts'
import { statementsOf } from './reason.ts'

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

/** What the Developer changes in the rendered application. */
export type ChangeSet = Readonly<z.infer<typeof schema>>

export const changeSet = defineContract<ChangeSet>({
  id: 'change_set',
  kind: 'change_set',
  schema,
  before: 'render_application',
  after: 'assemble_application',
  title: ({ summary }) => summary.slice(0, 120),
  statements: ({ edits }) =>
    statementsOf(
      'edits',
      edits.map(({ path, why, clauses }) => ({ text: `${path}: ${why}`, clauses })),
    ),
  check: ({ edits }) => checkPaths(edits.map((edit) => edit.path)),
})

function checkPaths(paths: readonly string[]): string[] {
  return paths.flatMap((path, index) => {
    const problems: string[] = []
    if (paths.indexOf(path) < index) {
      problems.push(`edits[${index}].path: found ${path} twice, expected each file once; join the two edits`)
    }
    if (path.startsWith('/') || path.includes('\\') || path.split('/').some((part) => part === '..' || part === '')) {
      problems.push(
        `edits[${index}].path: found ${path}, expected a path inside the application such as "app/server.js"; correct it`,
      )
    }
    return problems
  })
}
