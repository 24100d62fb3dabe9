import type { z } from 'zod'
import type { Entry, EntryKind } from '../../core/knowledge/entry.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import type { Plan } from '../../workflow/plan.ts'
import type { Brain } from '../brain.ts'
import { rulesDraftSchema } from '../contracts/rules-draft.ts'
import { teamDraftSchema } from '../contracts/team-draft.ts'
import { workflowDraftSchema } from '../contracts/workflow-draft.ts'
import { assemblePlan } from './assemble-plan.ts'

/** A plan, or why the drafts make none. */
export type PlanOrFindings = { readonly plan: Plan } | { readonly findings: readonly Finding[] }

/** Joins the latest draft of each kind among the entries of a hub into one plan. */
export function planFromEntries(entries: readonly Entry[], brain: Brain): PlanOrFindings {
  const findings: Finding[] = []
  const latest = <Draft>(kind: EntryKind, schema: z.ZodType<Draft>): Draft | null => {
    const read = schema.safeParse(entries.findLast((entry) => entry.kind === kind)?.content)
    if (read.success) return read.data
    findings.push({ code: 'missing_draft', message: `found no ${kind}, expected one; draft it`, clauses: [] })
    return null
  }
  const workflow = latest('workflow_draft', workflowDraftSchema)
  const team = latest('team_draft', teamDraftSchema)
  const rules = latest('rules_draft', rulesDraftSchema)
  if (workflow === null || team === null || rules === null) return { findings }
  return { plan: assemblePlan({ workflow: workflow.workflow, team, rules, brain }) }
}
