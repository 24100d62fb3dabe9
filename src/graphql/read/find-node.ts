import { entryId, incarnation, personaId, seq } from '../../core/ids.ts'
import type { GraphqlContext } from '../context.ts'
import type { ResolversTypes } from '../generated/resolvers.ts'
import { type GlobalId, parseGlobalId } from '../global-id.ts'
import { approvalView, questionView, workItems } from '../views/approval-views.ts'
import { handoffViews } from '../views/hub-views.ts'
import { RunView } from '../views/run-view.ts'
import { packViews, stepViews } from '../views/step-views.ts'
import { unreachable } from '../../core/unreachable.ts'

type Found = Awaited<ResolversTypes['Node']> | null

/** Anything by its global id; null where it does not exist. Throws InvalidInput for a malformed id. */
export async function findNode(context: GraphqlContext, text: string): Promise<Found> {
  const id = parseGlobalId(text)
  switch (id.kind) {
    case 'persona':
      return context.api.brain.personas.some((persona) => persona.id === id.name) ? personaId(id.name) : null
    case 'workflow':
      return context.api.brain.workflows.find((workflow) => workflow.id === id.name) ?? null
    case 'node':
      return context.loaders.node.load(incarnation(id.name))
    case 'run':
    case 'part': {
      const row = await context.loaders.run.load(id.runId)
      if (row === null) return null
      const view = new RunView(row, context.reader)
      return id.kind === 'run' ? view : findPart(context, view, id)
    }
    default:
      return unreachable(id)
  }
}

async function findPart(
  { api, loaders }: GraphqlContext,
  view: RunView,
  { part, place }: Extract<GlobalId, { kind: 'part' }>,
): Promise<Found> {
  const { runId } = view
  const number = Number(place)
  switch (part) {
    case 'step':
      return stepViews(view, await view.folded())[number - 1] ?? null
    case 'entry':
      return loaders.entry.load({ runId, name: entryId(place) })
    case 'handoff':
      return handoffViews(runId, await view.folded()).find(({ mark }) => mark.seq === number) ?? null
    case 'pack': {
      const [step = 0, round = 0] = place.split('.').map(Number)
      const attempt = stepViews(view, await view.folded())[step - 1]
      return (attempt && packViews(attempt).find((pack) => pack.round === round)) ?? null
    }
    case 'event': {
      if (!Number.isSafeInteger(number) || number < 1) return null
      const [event] = await api.store.readEvents(runId, seq(number - 1), 1)
      return event ?? null
    }
    case 'approval': {
      const asked = (await view.context()).approvals.find(({ id }) => id === place)
      return asked === undefined ? null : approvalView(runId, asked)
    }
    case 'workitem':
      return workItems(runId, await view.context()).find((item) => item.approval.name === place) ?? null
    case 'question': {
      const asked = (await view.context()).questions.find(({ id }) => id === place)
      return asked === undefined ? null : questionView(runId, asked)
    }
    default:
      return unreachable(part)
  }
}
