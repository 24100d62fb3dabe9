import type { Approval as AskedApproval } from '../../actors/run/run-context.ts'
import type { ClauseKind as CoreClauseKind } from '../../core/clause.ts'
import type { TestVerdict } from '../../core/event/delivery-events.ts'
import { entryKinds, type EntryKind as CoreEntryKind } from '../../core/knowledge/entry.ts'
import type { ApprovalAbout, ClauseKind, EntryKind, TestStatus } from '../generated/resolvers.ts'

// The words of the API are those of the core, in capitals: the types hold that neither side has one the other lacks.

export const entryKindOf = (kind: CoreEntryKind): EntryKind => kind.toUpperCase() as Uppercase<CoreEntryKind>

export const coreEntryKinds = (kinds: readonly EntryKind[]): readonly CoreEntryKind[] =>
  entryKinds.filter((kind) => kinds.includes(entryKindOf(kind)))

export const clauseKindOf = (kind: CoreClauseKind): ClauseKind => kind.toUpperCase() as Uppercase<CoreClauseKind>

export const testStatusOf = (status: TestVerdict['status']): TestStatus =>
  status.toUpperCase() as Uppercase<TestVerdict['status']>

export const approvalAboutOf = (about: AskedApproval['about']): ApprovalAbout =>
  about.toUpperCase() as Uppercase<AskedApproval['about']>
