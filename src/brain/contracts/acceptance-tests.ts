import { z } from 'zod'
import { clauseIdSchema } from '../../core/clause.ts'
import { defineContract } from '../define-contract.ts'
import { statementsOf } from './reason.ts'

const schema = z.strictObject({
  tests: z.array(
    z.strictObject({
      /** Names the test in files and reports. */
      id: z.string().min(1),
      title: z.string().min(1),
      clauses: z.array(clauseIdSchema).min(1),
      /** The file that holds it. */
      file: z.string().min(1),
    }),
  ),
  files: z.array(z.strictObject({ path: z.string().min(1), content: z.string() })),
  /** Clauses without a test, with the reason. */
  untested: z.array(z.strictObject({ clause: clauseIdSchema, why: z.string().min(1) })),
})

/** The tests over HTTP that are locked before the application is built. */
export type AcceptanceTests = Readonly<z.infer<typeof schema>>

export const acceptanceTests = defineContract<AcceptanceTests>({
  id: 'acceptance_tests',
  kind: 'acceptance_tests',
  schema,
  after: 'lock_tests',
  covers: true,
  title: ({ tests, untested }) => `${tests.length} acceptance tests, ${untested.length} clauses without one`,
  statements: ({ tests }) =>
    statementsOf(
      'tests',
      tests.map(({ title, clauses }) => ({ text: title, clauses })),
    ),
  unserved: ({ untested }) => [...new Set(untested.map(({ clause }) => clause))],
  check: ({ tests, files }) => {
    const paths = new Set(files.map((file) => file.path))
    return tests.flatMap(({ id, file }, index) => [
      ...(paths.has(file)
        ? []
        : [`tests[${index}].file: found ${file}, expected one of the files of the answer; add or correct it`]),
      ...(tests.findIndex((other) => other.id === id) === index
        ? []
        : [`tests[${index}].id: found ${id} twice, expected each test to have its own; rename one`]),
    ])
  },
})
