import { InvalidInput } from '../../core/errors.ts'
import { type PersonaId, parseRunId, personaId, publicRunId } from '../../core/ids.ts'
import type { GraphqlContext } from '../context.ts'
import type { PersonaOutputResolvers, SubscriptionResolvers } from '../generated/resolvers.ts'
import { follow, type Part } from '../feed/follow.ts'
import { followActors } from '../feed/follow-actors.ts'
import { followOutput, type OutputPart } from '../feed/follow-output.ts'
import { parseGlobalId } from '../global-id.ts'
import { handoffOf } from '../views/hub-views.ts'
import { RunView } from '../views/run-view.ts'
import type { ActorView } from '../views/actor-view.ts'
import type { RunRow } from '../../core/store/store.ts'

export const Subscription: SubscriptionResolvers = {
  runEvents: {
    subscribe: (_, { runId, after, types }, { api, feeds }) =>
      follow({ api, feeds, runId: parseRunId(runId), after, types: types == null ? null : new Set(types) }),
    resolve: (part: Part) => part,
  },
  personaOutput: {
    subscribe: (_, { runId, personaId }, context) =>
      followOutput(context, { runId: parseRunId(runId), persona: personaId == null ? null : personaOf(personaId) }),
    resolve: (part: OutputPart) => part,
  },
  handoffs: {
    subscribe: (_, { runId, after }, { api, feeds }) =>
      follow({ api, feeds, runId: parseRunId(runId), after, types: handoffEvents }),
    resolve: ({ cursor, events, caughtUp }: Part) => ({ cursor, handoffs: events.map(handoffOf), caughtUp }),
  },
  runs: {
    subscribe: (_, { status }, { runList }) => runList.subscribe(status ?? []),
    resolve: (row: RunRow, _: unknown, { reader }: GraphqlContext) => new RunView(row, reader),
  },
  actors: {
    subscribe: (_, { runId }, context) => followActors(context, parseRunId(runId)),
    resolve: (actor: ActorView) => actor,
  },
}

const handoffEvents: ReadonlySet<string> = new Set(['HandedOff'])

export const PersonaOutput: PersonaOutputResolvers = { runId: ({ runId }) => publicRunId(runId) }

function personaOf(id: string): PersonaId {
  const read = parseGlobalId(id, ['personaId'])
  if (read.kind === 'persona') return personaId(read.name)
  throw new InvalidInput(`Found "${id.slice(0, 60)}", expected the id of a persona such as persona_tester.`, [
    'personaId',
  ])
}
