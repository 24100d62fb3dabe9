import { z } from 'zod'
import { entryKinds } from '../../core/knowledge/entry.ts'
import { defineContract } from '../define-contract.ts'
import { reasonSchema, statementsOf } from './reason.ts'
import { checkRevision, revisionSchema } from './revision.ts'
import { counted } from './title.ts'

/** The form of the draft. */
export const rulesDraftSchema = z.strictObject({
  handoffs: z
    .array(
      z.strictObject({
        from: z.string().min(1),
        to: z.string().min(1),
        /** `[]`: every kind. */
        kinds: z.array(z.enum(entryKinds)),
        why: z.string().min(1),
      }),
    )
    .min(1),
  /** Rounds of rework on one attempt of a step before it counts as failed. */
  reworkRounds: z.int().min(0).max(10),
  /** Steps after which a person is asked to approve. */
  approvals: z.array(z.string().min(1)),
  reasons: z.array(reasonSchema).min(1),
  /** null in a first draft. */
  revision: revisionSchema.nullable(),
})

/** Who the Communication Architect lets hand what to whom. */
export type RulesDraft = Readonly<z.infer<typeof rulesDraftSchema>>

export const rulesDraft = defineContract<RulesDraft>({
  id: 'rules_draft',
  kind: 'rules_draft',
  schema: rulesDraftSchema,
  title: ({ handoffs }) => `${counted(handoffs.length, 'rule')} for handing over`,
  statements: ({ reasons }) => statementsOf('reasons', reasons),
  check: ({ revision }) => checkRevision(revision),
})
