import { z } from 'zod'
import type { ContextPack } from '../../core/knowledge/context-pack.ts'
import type { Entry } from '../../core/knowledge/entry.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import { workflowSchema } from '../../workflow/workflow-schema.ts'
import { newest } from '../pack-entries.ts'

const workflowDraft = z.object({ workflow: workflowSchema })
const teamDraft = z.object({ members: z.array(z.object({ persona: z.string(), tier: z.string() })) })

/** The drafts of all three designers, once they can be seen. */
export interface Drafts {
  readonly workflow: { readonly entry: Entry; readonly net: Workflow }
  readonly team: { readonly entry: Entry; readonly personas: ReadonlySet<string> }
  readonly rules: { readonly entry: Entry }
}

/** The drafts in a pack; null as long as not all three are there, that is, while the first ones are being made. */
export function draftsIn(pack: ContextPack): Drafts | null {
  const workflow = newest(pack, 'workflow_draft')
  const team = newest(pack, 'team_draft')
  const rules = newest(pack, 'rules_draft')
  if (workflow === undefined || team === undefined || rules === undefined) return null
  const net = workflowDraft.safeParse(workflow.content)
  const members = teamDraft.safeParse(team.content)
  if (!net.success || !members.success) return null
  return {
    workflow: { entry: workflow, net: net.data.workflow },
    team: { entry: team, personas: new Set(members.data.members.map(({ persona }) => persona)) },
    rules: { entry: rules },
  }
}

interface Took {
  readonly from: Entry
  readonly what: string
}

/** What a revision says about itself: what it took from which entry, or why nothing changed. */
export const revisionOf = (took: readonly Took[], unchanged: string) => ({
  took: took.map(({ from, what }) => ({ from: from.author, entry: from.id, what })),
  unchanged: took.length === 0 ? unchanged : null,
})

/** Whether an earlier plan was refused: then nothing is adapted, as the built-in plan is known to work. */
export const wasRefused = (pack: ContextPack): boolean => pack.findings.length > 0
