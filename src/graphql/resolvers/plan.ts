import type { Play } from '../../actors/run/run-context.ts'
import type { PlanResolvers, RequirementsResolvers } from '../generated/resolvers.ts'
import { clauseViews } from '../views/clause-views.ts'
import { type PlanParts, planParts } from '../views/plan-view.ts'
import type { RunView } from '../views/run-view.ts'
import { teamMember } from '../views/team-member.ts'

async function partsOf(view: RunView): Promise<PlanParts> {
  const context = await view.context()
  return planParts(context, playing(context.play))
}

export const Plan: PlanResolvers = {
  workflow: async (view) => (await partsOf(view)).workflow,
  phase: async (view) => (await partsOf(view)).phase,
  builtIn: async (view) => (await partsOf(view)).builtIn,
  reason: async (view) => (await partsOf(view)).reason,
  steps: async (view) => (await partsOf(view)).steps,
  edges: async (view) => (await partsOf(view)).edges,
  rules: async (view) => (await partsOf(view)).rules,
  team: async (view) => playing((await view.context()).play).plan.team.map(teamMember),
  rejections: async (view) => (await view.context()).planning?.rejections ?? [],
}

export const Requirements: RequirementsResolvers = {
  text: async (view) => (await view.context()).submission?.requirements?.text ?? '',
  sha256: async (view) => (await view.context()).submission?.requirements?.sha256 ?? '',
  clauses: async (view) => clauseViews(await view.context()),
}

/** A Plan is only given out for a run that plays one. */
function playing(play: Play | null): Play {
  if (play === null) throw new Error('Found a plan of a run that follows none, expected null in its place.')
  return play
}
