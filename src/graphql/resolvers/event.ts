import { personaId, platformAuthor } from '../../core/ids.ts'
import type { RunEventResolvers } from '../generated/resolvers.ts'
import { partId } from '../global-id.ts'
import { dateTime } from '../views/date-time.ts'

export const RunEvent: RunEventResolvers = {
  id: ({ runId, seq }) => partId('event', runId, seq),
  seq: ({ seq }) => seq,
  type: ({ type }) => type,
  at: ({ at }) => dateTime(at),
  persona: ({ persona }) => (persona === null || persona === platformAuthor ? null : personaId(persona)),
  cause: ({ cause }) => cause,
  data: ({ data }) => data,
}
