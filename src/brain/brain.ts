import type { PersonaId, Sha256 } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import type { KnowledgeFile } from '../core/knowledge/context-pack.ts'
import type { ModelTier } from '../core/provider.ts'
import type { ToolTerms } from '../core/tool.ts'
import type { Finding } from '../workflow/finding.ts'
import type { Workflow } from '../workflow/workflow.ts'

/** A role of a team, read from `personas/<id>.md`. */
export interface Persona {
  /** The name of its file without `.md`. */
  readonly id: PersonaId
  readonly title: string
  /** Where in a delivery it works, in free words: `requirements`, `architecture`. Only shown, never decided upon. */
  readonly phase: string
  /** The id of its output contract (`contract-of.ts`). */
  readonly contract: string
  /** Further contracts, each for the steps that have an output variable of its name. */
  readonly also: readonly string[]
  readonly tier: ModelTier
  /** Models that answer for it before those of its tier, as `provider/model`, in the order in which they are tried. */
  readonly models: readonly string[]
  /** Globs of the knowledge files it wants, relative to `knowledge/`; `[]` is none. */
  readonly knowledge: readonly string[]
  /** How the rule-based provider answers for it, or null. */
  readonly rules: JsonObject | null
  /** Tools whose steps it carries out in their place. */
  readonly standsInFor: readonly string[]
  /** The file without its front matter. */
  readonly prompt: string
  /** Of the whole file. */
  readonly sha256: Sha256
}

/** A system that steps of workflows may call over HTTP, read from `tools/<name>.json`. */
export interface BrainTool extends ToolTerms {
  readonly title: string
  readonly url: string
  /** How long one call may take, in milliseconds. */
  readonly timeoutMs: number
}

/** A workflow of a brain with what keeps it from being played as it stands (empty: nothing). */
export interface BrainWorkflow {
  readonly workflow: Workflow
  readonly findings: readonly Finding[]
}

/** A loaded brain folder: read-only content that personas work from. */
export interface Brain {
  readonly dir: string
  readonly personas: ReadonlyMap<PersonaId, Persona>
  readonly workflows: ReadonlyMap<string, BrainWorkflow>
  readonly knowledge: readonly KnowledgeFile[]
  readonly tools: ReadonlyMap<string, BrainTool>
  /** Of every file that was loaded, so that a run can say what it worked from. */
  readonly sha256: Sha256
  /** `workflows/planning.json`: how the designers design the work; null where the brain has no such file. */
  readonly planning: Workflow | null
}

/** The id of the workflow by which the work itself is designed. */
export const planningId = 'planning'
/** The id of the workflow that a run falls back on when no designed plan can be used. */
export const builtInId = 'sdlc'
