import { z } from 'zod'
import { clauseIdSchema } from '../../core/clause.ts'
import { defineContract } from '../define-contract.ts'
import { statementsOf } from './reason.ts'
import { counted } from './title.ts'

const demandIdSchema = z.string().regex(/^C[1-9][0-9]{0,3}\.[1-9][0-9]{0,2}$/)

const schema = z.strictObject({
  tests: z.array(
    z.strictObject({
      id: z.string().min(1),
      /** What the report knows it by; begins with the id of the demand that it proves. */
      title: z.string().min(1),
      demand: demandIdSchema,
      clauses: z.array(clauseIdSchema).min(1),
      /** The file that holds it. */
      file: z.string().min(1),
    }),
  ),
  files: z.array(z.strictObject({ path: z.string().min(1), content: z.string() })),
  /** What no test proves, with the reason; `demand` is null where the specification serves nothing of the clause. */
  untested: z.array(
    z.strictObject({ clause: clauseIdSchema, demand: demandIdSchema.nullable(), why: z.string().min(1) }),
  ),
})

/** Several demands of one clause may be without a test. */
const clausesOf = (untested: AcceptanceTests['untested']): AcceptanceTests['tests'][number]['clauses'] => [
  ...new Set(untested.map(({ clause }) => clause)),
]

/** The tests over HTTP that are locked before the application is built. */
export type AcceptanceTests = Readonly<z.infer<typeof schema>>

export const acceptanceTests = defineContract<AcceptanceTests>({
  id: 'acceptance_tests',
  kind: 'acceptance_tests',
  schema,
  after: 'lock_tests',
  covers: true,
  title: ({ tests, untested }) =>
    `${counted(tests.length, 'acceptance test')}, ${counted(clausesOf(untested).length, 'clause')} without one`,
  // A test says what it tries in its own words: that it rests on its clause is shown by its demand, checked below.
  statements: ({ tests }) =>
    statementsOf(
      'tests',
      tests.map(({ clauses }) => ({ text: '', clauses })),
    ),
  unserved: ({ untested }) => clausesOf(untested),
  check: ({ tests, files }) => {
    const paths = new Set(files.map((file) => file.path))
    return tests.flatMap(({ id, title, file, demand, clauses }, index) => [
      ...(clauses.every((clause) => demand.startsWith(`${clause}.`))
        ? []
        : [
            `tests[${index}].clauses: found ${clauses.join(', ')} for the demand ${demand}, expected its clause; cite that`,
          ]),
      ...(paths.has(file)
        ? []
        : [`tests[${index}].file: found ${file}, expected one of the files of the answer; add or correct it`]),
      ...(tests.findIndex((other) => other.id === id) === index
        ? []
        : [`tests[${index}].id: found ${id} twice, expected each test to have its own; rename one`]),
      ...(tests.slice(0, index).some((other) => other.id !== id && other.title === title && other.file === file)
        ? [
            `tests[${index}].title: found "${title}" twice in ${file}, expected each test to prove one demand; rename one`,
          ]
        : []),
    ])
  },
})
