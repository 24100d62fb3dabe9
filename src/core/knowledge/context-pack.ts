import type { Clause } from '../clause.ts'
import type { EntryId, PersonaId, Sha256, StepId } from '../ids.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Entry } from './entry.ts'
import type { Finding } from './finding.ts'

/** The requirements exactly as they were submitted. `sha256` is of their UTF-8 bytes. */
export interface Requirements {
  readonly text: string
  readonly sha256: Sha256
}

/** A knowledge file of the brain. */
export interface KnowledgeFile {
  /** Relative to the brain's `knowledge/` folder: `domains/fitness.md`. */
  readonly path: string
  readonly text: string
  readonly sha256: Sha256
}

export interface OutputVariable {
  readonly name: string
  readonly type: 'text' | 'int' | 'num' | 'bool' | 'date' | 'list' | 'doc'
}

/** Everything that a persona knows while it works on one step: built fresh from the hub every time, never passed on. */
export interface ContextPack {
  readonly persona: PersonaId
  readonly step: StepId
  readonly goal: string
  readonly attempt: number
  readonly round: number
  /** null where the run was started with data instead of requirements. */
  readonly requirements: Requirements | null
  /** The clauses that the step must serve. */
  readonly clauses: readonly Clause[]
  /** In full: the values of the step's input variables, what was handed over, then more by rank. */
  readonly entries: readonly Entry[]
  /** The run's data and the scalar variables of the net. */
  readonly variables: JsonObject
  readonly knowledge: readonly KnowledgeFile[]
  /** Files of the application that is worked on, whole and as they are now. Left out: the step does not work on them. */
  readonly files?: readonly { readonly path: string; readonly content: string }[]
  /** What an earlier round or a verifier found wrong; to be mended now. */
  readonly findings: readonly Finding[]
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
  /** The scalar variables that the answer must set, beside what its contract asks. */
  readonly outputs: readonly OutputVariable[]
  /** The whole catalogue (personas, workflows), for those who design the work; null for everyone else. */
  readonly catalogue: Json | null
  /** Ids of entries and paths of files that did not fit into the budget. */
  readonly leftOut: readonly string[]
}

/** What a persona knew, as ids and hashes: recorded with every step. */
export interface PackManifest {
  readonly sha256: Sha256
  readonly tokens: number
  readonly requirementsSha256: Sha256 | null
  readonly clauses: readonly string[]
  readonly entries: readonly { readonly id: EntryId; readonly sha256: Sha256; readonly tokens: number }[]
  readonly knowledge: readonly { readonly path: string; readonly sha256: Sha256; readonly tokens: number }[]
  /** Files of the application; left out where none was shown. */
  readonly files?: readonly { readonly path: string; readonly sha256: Sha256; readonly tokens: number }[]
  readonly findings: number
  readonly leftOut: readonly string[]
}
