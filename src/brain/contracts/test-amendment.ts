import { z } from 'zod'
import { clauseIdSchema } from '../../core/clause.ts'
import { defineContract } from '../define-contract.ts'
import { patchSchema } from './file-edit.ts'
import { reasonSchema, statementsOf } from './reason.ts'
import { counted } from './title.ts'

const schema = z.strictObject({
  /** Whether there are amendments. */
  amended: z.boolean(),
  amendments: z
    .array(
      reasonSchema.extend({
        /** The id of a disputed test. */
        test: z.string().min(1),
        /** The clauses that it contradicted; each is one that the test names. */
        clauses: z.array(clauseIdSchema).min(1),
        /** Of the source of that one test; its title stays. */
        patch: patchSchema,
      }),
    )
    .max(10),
  /** Disputed tests that stay as they are; `text` says why. */
  refused: z.array(reasonSchema.extend({ test: z.string().min(1) })).max(10),
})

/** What the Tester answers to disputes: how a locked test that contradicts its clause shall be amended, or why it stays. */
export type TestAmendment = Readonly<z.infer<typeof schema>>

export const testAmendment = defineContract<TestAmendment>({
  id: 'test_amendment',
  kind: 'test_amendment',
  schema,
  after: 'try_amendment',
  title: ({ amendments, refused }) =>
    `${counted(amendments.length, 'test')} amended, ${counted(refused.length, 'dispute')} refused`,
  statements: ({ amendments, refused }) => [
    ...statementsOf('amendments', amendments),
    ...statementsOf('refused', refused),
  ],
  check: ({ amended, amendments }) =>
    amended === amendments.length > 0
      ? []
      : [
          `amended: found ${amended} with ${amendments.length} amendments, expected true where there are any; correct it`,
        ],
})
