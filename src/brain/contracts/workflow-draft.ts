import { z } from 'zod'
import { checkPlayable } from '../plan/check-playable.ts'
import { workflowSchema } from '../../workflow/workflow-schema.ts'
import { defineContract } from '../define-contract.ts'
import { reasonSchema, statementsOf } from './reason.ts'
import { checkRevision, revisionSchema } from './revision.ts'

/** The form of the draft. */
export const workflowDraftSchema = z.strictObject({
  workflow: workflowSchema,
  /** Why the net is as it is, above all where it departs from the built-in one. */
  reasons: z.array(reasonSchema).min(1),
  /** null in a first draft. */
  revision: revisionSchema.nullable(),
})

/** The net that the Workflow Designer proposes. */
export type WorkflowDraft = Readonly<z.infer<typeof workflowDraftSchema>>

export const workflowDraft = defineContract<WorkflowDraft>({
  id: 'workflow_draft',
  kind: 'workflow_draft',
  schema: workflowDraftSchema,
  title: ({ workflow }) => workflow.title,
  statements: ({ reasons }) => statementsOf('reasons', reasons),
  check: ({ workflow, revision }) => [...checkPlayable(workflow), ...checkRevision(revision)],
})
