import type { Handoff, StepAttempt } from '../../actors/run/run-context.ts'
import type { RunId } from '../../core/ids.ts'
import type { Entry, FileRef } from '../../core/knowledge/entry.ts'
import type { PackManifest } from '../../core/knowledge/context-pack.ts'
import type { Mark, Task } from '../read/folded-run.ts'
import type { RunView } from './run-view.ts'

/** An attempt of a step; `number` counts all attempts of the run from 1. */
export interface StepView {
  readonly run: RunView
  readonly number: number
  readonly attempt: StepAttempt
  readonly task: Task
}

/** An entry with its place in the stream. */
export interface EntryView {
  readonly runId: RunId
  readonly entry: Entry
  readonly mark: Mark
}

/** A handoff with its place in the stream. */
export interface HandoffView {
  readonly runId: RunId
  readonly handoff: Handoff
  readonly mark: Mark
}

/** What a persona knew on one round of an attempt. */
export interface PackView {
  readonly step: StepView
  readonly round: number
  readonly manifest: PackManifest
}

/** A file of an application. */
export type FileView = FileRef

/** Files, or whatever else has a path, in the order of their paths. */
export const byPath = <File extends { readonly path: string }>(files: readonly File[]): readonly File[] =>
  files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
