import type { ClauseId } from '../clause.ts'
import type { EntryId, PersonaId, Sha256, StepId } from '../ids.ts'
import type { Json } from '../json.ts'

/** What an entry is about. A brain of another trade publishes `document`. */
export const entryKinds = [
  'workflow_draft',
  'team_draft',
  'rules_draft',
  'clause_review',
  'specification',
  'design_part',
  'design',
  'acceptance_tests',
  'test_amendment',
  'amendment_check',
  'rendered_application',
  'change_set',
  'work_list',
  'file_edit',
  'working_copy',
  'application',
  'test_report',
  'qa_report',
  'verdict',
  'delivery',
  'document',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** One published piece of knowledge in a run's hub. Never changed: a later entry may supersede it. */
export interface Entry {
  readonly id: EntryId
  readonly kind: EntryKind
  readonly title: string
  /** The persona that wrote it, or `platform`. */
  readonly author: PersonaId
  readonly step: StepId
  readonly attempt: number
  /** The clauses that it cites, in their order. */
  readonly clauses: readonly ClauseId[]
  readonly content: Json
  /** Of the content as encoded JSON. */
  readonly sha256: Sha256
  /** Estimated size in model tokens. */
  readonly tokens: number
  /** The entry of the same step that this one replaces, or null. */
  readonly supersedes: EntryId | null
}

/** A file of the generated application or its tests, kept in the blob store. */
export interface FileRef {
  readonly path: string
  readonly sha256: Sha256
  /** Bytes of UTF-8. */
  readonly size: number
}
