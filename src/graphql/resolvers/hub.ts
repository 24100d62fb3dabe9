import { type EntryId, platformAuthor, type RunId } from '../../core/ids.ts'
import { filesOf } from '../../core/knowledge/file-refs.ts'
import type { GraphqlContext } from '../context.ts'
import { partId } from '../global-id.ts'
import type { ContextPackResolvers, EntryResolvers, HandoffResolvers, StepResolvers } from '../generated/resolvers.ts'
import { dateTime } from '../views/date-time.ts'
import { entryKindOf } from '../views/enums.ts'
import { byPath, type EntryView } from '../views/parts.ts'
import { performerOf, phaseOf } from '../views/plan-view.ts'
import { packViews, stepIdOf } from '../views/step-views.ts'

export const Step: StepResolvers = {
  id: stepIdOf,
  name: ({ attempt }) => attempt.step,
  attempt: ({ attempt }) => attempt.attempt,
  phase: ({ attempt }) => phaseOf(attempt.phase),
  state: ({ attempt }) => attempt.state.toUpperCase() as Uppercase<typeof attempt.state>,
  by: ({ attempt }) => performerOf(attempt.by),
  persona: ({ attempt }) => attempt.persona,
  goal: ({ task }) => task.goal,
  clauses: ({ task }) => task.clauses,
  startedAt: ({ attempt }) => dateTime(attempt.startedAt),
  endedAt: ({ attempt }) => (attempt.endedAt === null ? null : dateTime(attempt.endedAt)),
  reason: ({ attempt }) => attempt.reason,
  findings: ({ attempt }) => attempt.findings,
  rounds: ({ attempt }) => attempt.round,
  entries: ({ run, attempt }, _, context) =>
    load(
      context,
      run.runId,
      attempt.entries.map(({ id }) => id),
    ),
  usage: ({ attempt }) => attempt.usage,
  contextPacks: packViews,
}

export const Entry: EntryResolvers = {
  id: ({ runId, entry }) => partId('entry', runId, entry.id),
  name: ({ entry }) => entry.id,
  kind: ({ entry }) => entryKindOf(entry.kind),
  title: ({ entry }) => entry.title,
  author: ({ entry }) => (entry.author === platformAuthor ? null : entry.author),
  step: ({ entry }) => entry.step,
  attempt: ({ entry }) => entry.attempt,
  clauses: ({ entry }) => entry.clauses,
  content: ({ entry }) => entry.content,
  sha256: ({ entry }) => entry.sha256,
  tokens: ({ entry }) => entry.tokens,
  supersedes: ({ runId, entry }, _, { loaders }) =>
    entry.supersedes === null ? null : loaders.entry.load({ runId, name: entry.supersedes }),
  files: ({ entry }) => byPath(filesOf(entry)),
}

export const Handoff: HandoffResolvers = {
  id: ({ runId, mark }) => partId('handoff', runId, mark.seq),
  seq: ({ mark }) => mark.seq,
  at: ({ handoff }) => dateTime(handoff.at),
  from: ({ handoff }) => handoff.from,
  to: ({ handoff }) => handoff.to,
  fromStep: ({ handoff }) => handoff.fromStep,
  toStep: ({ handoff }) => handoff.toStep,
  entries: ({ runId, handoff }, _, context) => load(context, runId, handoff.entries),
  withheld: ({ runId, handoff }, _, context) => load(context, runId, handoff.withheld),
  clauses: ({ handoff }) => handoff.clauses,
}

export const ContextPack: ContextPackResolvers = {
  id: ({ step, round }) => partId('pack', step.run.runId, `${step.number}.${round}`),
  step: ({ step }) => step,
  persona: ({ step }) => step.attempt.persona,
  round: ({ round }) => round,
  sha256: ({ manifest }) => manifest.sha256,
  tokens: ({ manifest }) => manifest.tokens,
  requirementsSha256: ({ manifest }) => manifest.requirementsSha256,
  clauses: ({ manifest }) => manifest.clauses,
  entries: ({ step, manifest }, _, context) =>
    load(
      context,
      step.run.runId,
      manifest.entries.map(({ id }) => id),
    ),
  knowledge: ({ manifest }) => manifest.knowledge,
  findings: ({ manifest }) => manifest.findings,
  leftOut: ({ manifest }) => manifest.leftOut,
  manifest: ({ manifest }) => ({ ...manifest }),
}

/** Entries by their short names, in that order. */
async function load(
  { loaders }: GraphqlContext,
  runId: RunId,
  names: readonly EntryId[],
): Promise<readonly EntryView[]> {
  const found = await Promise.all(names.map((name) => loaders.entry.load({ runId, name })))
  return found.filter((entry) => entry !== null)
}
