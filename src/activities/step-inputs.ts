import { type EntryId, platformAuthor } from '../core/ids.ts'
import type { Json, JsonObject } from '../core/json.ts'
import type { OutputVariable } from '../core/knowledge/context-pack.ts'
import type { Entry, EntryKind } from '../core/knowledge/entry.ts'
import type { StepWork } from './step-work.ts'

/** The entry that the value of a document variable points to, or null where it is data of the run itself. */
function entryIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('entry' in value)) return null
  return typeof value.entry === 'string' ? value.entry : null
}

/** What an edit of one item rests on; the rest of what its step needs has gone into the list. */
const neededByItems: ReadonlySet<string> = new Set<EntryKind>(['specification', 'design', 'work_list', 'working_copy'])

/**
 * The entries that a step needs in full: those its input documents point to, those handed over to it last, what the
 * platform prepared for this attempt, and what it wrote in an earlier round of it. Of a work list that is carried out item
 * by item, the list, its state and what it was made from.
 */
export function neededEntries(of: StepWork, isItem = false): readonly string[] {
  const ids = stepEntries(of)
  if (!isItem) return ids
  const needed = of.run.entries.filter(({ id, kind }) => ids.includes(id) && neededByItems.has(kind))
  return needed.filter(({ id }) => !needed.some(({ supersedes }) => supersedes === id)).map(({ id }) => id)
}

function stepEntries({ run, attempt, step }: StepWork): readonly string[] {
  const variables = run.play?.variables ?? {}
  const documents = step.in.flatMap((name) => entryIn(variables[name]) ?? []).map((id) => amended(run, id))
  const handed = run.handoffs.filter((handoff) => handoff.toStep === attempt.step).flatMap(({ entries }) => entries)
  const superseded = new Set<EntryId | null>(run.entries.map(({ supersedes }) => supersedes))
  const own = attempt.entries.map(({ id }) => id)
  return [...new Set([...documents, ...handed.filter((id) => !superseded.has(id)), ...own])]
}

/** Locked tests that were amended are read as they are now. */
const amended = ({ amendments }: StepWork['run'], id: string): string =>
  amendments.reduce((now, { before, entry }) => (before === now ? entry : now), id)

/** What of the hub a step may see: what it needs, what its persona or the platform wrote, and kinds that the rules let reach it. */
export function entriesWithin(of: StepWork, needed: readonly string[]): readonly Entry[] {
  const { persona } = of.member
  const rules = (of.run.play?.plan.rules.handoffs ?? []).filter(({ to }) => to === persona)
  return of.run.entries.filter(
    ({ id, author, kind }) =>
      needed.includes(id) ||
      author === persona ||
      author === platformAuthor ||
      rules.some(({ kinds }) => kinds.length === 0 || kinds.includes(kind)),
  )
}

/** The run's data and the scalar variables that the step reads: everything that is no entry. */
export function plainVariables({ run, step }: Pick<StepWork, 'run' | 'step'>): JsonObject {
  const variables = run.play?.variables ?? {}
  const read = step.in.filter((name) => entryIn(variables[name]) === null)
  const data = run.submission?.data ?? {}
  return {
    ...data,
    ...Object.fromEntries(read.map((name): [string, Json] => [name, (variables[name] ?? null) as Json])),
  }
}

/** The variables that the step writes, with their types. */
export function outputsOf({ step, workflow }: StepWork): readonly OutputVariable[] {
  return workflow.vars.filter(({ name }) => step.out.includes(name)).map(({ name, type }) => ({ name, type }))
}
