import { isExceeded, possiblySpentUsd, reservedUsd, spentUsd } from '../../actors/run/budget.ts'
import { usageByPersona } from '../../actors/run/usage-by-persona.ts'
import { publicRunId, seq } from '../../core/ids.ts'
import { resumeFrom } from '../cursor/check-cursor.ts'
import { page, pageSize } from '../cursor/page.ts'
import { formatCursor, tagOf } from '../cursor/stream-cursor.ts'
import type { RunResolvers, UsageResolvers } from '../generated/resolvers.ts'
import { listRuns } from '../read/list-runs.ts'
import { approvalView, questionView, workItems } from '../views/approval-views.ts'
import { dateTime } from '../views/date-time.ts'
import { coreEntryKinds } from '../views/enums.ts'
import { entryViews, handoffViews } from '../views/hub-views.ts'
import { packViews, stepIdOf, stepViews } from '../views/step-views.ts'
import { RunView } from '../views/run-view.ts'
import { teamMember } from '../views/team-member.ts'

export const Run: RunResolvers = {
  id: ({ runId }) => publicRunId(runId),
  title: ({ row }) => row.title,
  status: ({ row }) => row.status,
  cursor: (view) => view.cursor,
  lastSeq: ({ row }) => row.lastSeq,
  requirements: async (view) => ((await view.context()).submission?.requirements == null ? null : view),
  data: async (view) => (await view.context()).submission?.data ?? {},
  plan: async (view) => ((await view.context()).play === null ? null : view),
  team: async (view) => ((await view.context()).play?.plan.team ?? []).map(teamMember),
  steps: async (view) => stepViews(view, await view.folded()),
  handoffs: async (view, { first, after }, { api }) => {
    const size = pageSize(first)
    const { runId, row } = view
    const from = await resumeFrom({ store: api.store, runId, after, head: row.lastSeq })
    const all = handoffViews(runId, await view.folded())
    const items = all.filter(({ mark }) => mark.seq > from.seq)
    const cursorOf = (handoff: (typeof all)[number]): string => formatCursor({ runId, ...handoff.mark })
    return page({ items, size, cursorOf, resumed: items.length < all.length })
  },
  entries: async (view, { first, after, kind }, { api }) => {
    const size = pageSize(first)
    const { runId, row } = view
    const from = await resumeFrom({ store: api.store, runId, after, head: row.lastSeq })
    const kinds = kind == null ? null : coreEntryKinds(kind)
    const all = entryViews(runId, await view.folded()).filter(({ entry }) => kinds?.includes(entry.kind) ?? true)
    const items = all.filter(({ mark }) => mark.seq > from.seq)
    const cursorOf = (entry: (typeof all)[number]): string => formatCursor({ runId, ...entry.mark })
    return page({ items, size, cursorOf, resumed: items.length < all.length })
  },
  events: async ({ runId, row }, { first, after }, { api }) => {
    const size = pageSize(first)
    const from = await resumeFrom({ store: api.store, runId, after, head: row.lastSeq })
    const read = await api.store.readEvents(runId, from.seq, size + 1)
    const items = read.filter((event) => event.seq <= row.lastSeq)
    const cursorOf = (event: (typeof items)[number]): string =>
      formatCursor({ runId, seq: event.seq, tag: tagOf(event.batchId) })
    return page({ items, size, cursorOf, resumed: from.seq > 0 })
  },
  at: (view, { seq: at }) => view.at(seq(at)),
  contextPacks: async (view, { step }) => {
    const steps = stepViews(view, await view.folded())
    const asked = step == null ? steps : steps.filter((one) => stepIdOf(one) === step)
    return asked.flatMap(packViews)
  },
  workItems: async (view) => workItems(view.runId, await view.context()),
  approvals: async (view) => (await view.context()).approvals.map((asked) => approvalView(view.runId, asked)),
  questions: async (view) => (await view.context()).questions.map((asked) => questionView(view.runId, asked)),
  deliverable: async (view, _, { api }) => {
    const context = await view.context()
    const delivered = api.delivery.of(context)
    return delivered === null ? null : { run: view, context, delivered }
  },
  usage: (view) => view,
  provider: async (view) => (await view.progress()).provider,
  models: async (view) =>
    Object.entries((await view.context()).submission?.models ?? {}).map(([whom, use]) => ({ for: whom, use })),
  cache: async (view) => {
    const { submission } = await view.context()
    return submission === null ? null : (submission.cache ?? true)
  },
  budgetUsd: async (view) => (await view.context()).budget.limitUsd,
  budget: async (view) => {
    const context = await view.context()
    const { limitUsd } = context.budget
    if (limitUsd === null) return null
    return {
      limitUsd,
      spentUsd: spentUsd(context),
      reservedUsd: reservedUsd(context),
      possiblySpentUsd: possiblySpentUsd(context),
      exceeded: isExceeded(context),
    }
  },
  origin: async ({ row: { origin } }, _, { loaders, reader }) => {
    const row = origin === null ? null : await loaders.run.load(origin.runId)
    return row === null || origin === null ? null : { run: new RunView(row, reader), seq: origin.seq }
  },
  forks: ({ runId }, asked, context) => listRuns(context, { ...asked, origin: runId }),
  owner: ({ row }, _, { loaders }) => (row.owner === null ? null : loaders.node.load(row.owner)),
  progress: async (view) => {
    const { endedAt, provider: _, ...figures } = await view.progress()
    const { lastAt, createdAt } = view.row
    return {
      ...figures,
      updatedAt: dateTime(lastAt ?? createdAt),
      endedAt: endedAt === null ? null : dateTime(endedAt),
    }
  },
  createdAt: ({ row }) => dateTime(row.createdAt),
  completedAt: async (view) => {
    const { endedAt } = await view.progress()
    return endedAt === null ? null : dateTime(endedAt)
  },
  outcome: async (view) => {
    const { outcome } = await view.context()
    if (outcome === null) return null
    const { covered, toCover, notCovered } = outcome
    return { served: outcome.outcome === 'served', covered, toCover, notCovered }
  },
  error: async (view) => {
    const { fault } = view.row
    return fault === null ? (await view.context()).error : { code: 'RUN_PARKED', message: fault.message }
  },
  parked: async (view) => {
    const { fault } = view.row
    if (fault !== null) return { error: fault.message, message: null, at: dateTime(fault.at) }
    const { parked } = await view.context()
    if (parked === null) return null
    const { error, message, at } = parked
    return { error, message: message === null ? null : { ...message, type: message.name }, at: dateTime(at) }
  },
}

export const Usage: UsageResolvers = {
  calls: async (view) => (await view.context()).usage.calls,
  cachedAnswers: async (view) => (await view.context()).usage.cachedAnswers,
  inputTokens: async (view) => (await view.context()).usage.inputTokens,
  cachedInputTokens: async (view) => (await view.context()).usage.cachedInputTokens,
  outputTokens: async (view) => (await view.context()).usage.outputTokens,
  costUsd: async (view) => (await view.context()).usage.costUsd,
  byPersona: async (view) => usageByPersona(await view.context()),
  possiblyPaidTwice: async (view) => (await view.context()).usage.possiblyPaidTwice,
  duplicateCalls: async (view, _, { api }) =>
    (await view.context()).usage.lateCalls + (await api.store.duplicateUsage(view.runId)).calls,
  duplicateCostUsd: async (view, _, { api }) =>
    (await view.context()).usage.lateCostUsd + (await api.store.duplicateUsage(view.runId)).costUsd,
}
