import { z } from 'zod'
import { entryKinds } from '../../core/knowledge/entry.ts'
import type { ContextPack } from '../../core/knowledge/context-pack.ts'
import { modelTiers, ProviderFailed } from '../../core/provider.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import { workflowSchema } from '../../workflow/workflow-schema.ts'

const catalogueSchema = z.object({
  personas: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      contract: z.string(),
      tier: z.enum(modelTiers),
      publishes: z.array(z.enum(entryKinds)),
      /** What its file says about answering without a model; `part`: which part of a design it makes. */
      rules: z.object({ part: z.string().optional() }).nullable(),
    }),
  ),
  workflows: z.array(
    z.object({
      id: z.string(),
      builtIn: z.boolean(),
      workflow: workflowSchema,
      handoffs: z.array(z.object({ from: z.string(), to: z.string(), kinds: z.array(z.enum(entryKinds)) })),
    }),
  ),
})

type Catalogue = z.infer<typeof catalogueSchema>

/** A persona as the catalogue shows it. */
export type CataloguePersona = Catalogue['personas'][number]
/** A handoff that the built-in net needs. */
type CatalogueHandoff = Catalogue['workflows'][number]['handoffs'][number]

/** What the designers choose from, and the net that they start with. */
export interface Choice {
  readonly personas: readonly CataloguePersona[]
  readonly builtIn: Workflow
  readonly handoffs: readonly CatalogueHandoff[]
}

/** The first persona that owes a contract and, for architects, makes a part of the design. */
export const personaOwing = ({ personas }: Choice, contract: string, part?: string): CataloguePersona | undefined =>
  personas.find((persona) => persona.contract === contract && (part === undefined || persona.rules?.part === part))

/** Reads the catalogue of a designer's pack. Throws ProviderFailed where there is none, or no net to start with. */
export function readCatalogue(pack: ContextPack): Choice {
  const read = catalogueSchema.safeParse(pack.catalogue)
  if (!read.success) {
    throw new ProviderFailed(
      `Step ${pack.step}: found no catalogue in the pack, expected one for who designs the work. ${read.error.message}`,
    )
  }
  const { personas, workflows } = read.data
  const chosen = workflows.find(({ builtIn }) => builtIn) ?? (workflows.length === 1 ? workflows[0] : undefined)
  if (chosen === undefined) {
    throw new ProviderFailed(
      `Step ${pack.step}: found the workflows ${workflows.map(({ id }) => id).join(', ') || 'none'}, expected one that is built in; name the workflow that the run shall follow.`,
    )
  }
  return { personas, builtIn: chosen.workflow, handoffs: chosen.handoffs }
}
