import type { EventData } from '../../core/event/run-event.ts'
import { NotFound } from '../../core/errors.ts'
import { personaId, platformAuthor } from '../../core/ids.ts'
import type { RunEventResolvers } from '../generated/resolvers.ts'
import { partId } from '../global-id.ts'
import { dateTime } from '../views/date-time.ts'
import { shownText } from '../views/shown-text.ts'

const answers: ReadonlySet<string> = new Set<keyof EventData>(['ModelAnswered', 'AnswerRefused'])

export const RunEvent: RunEventResolvers = {
  id: ({ runId, seq }) => partId('event', runId, seq),
  seq: ({ seq }) => seq,
  type: ({ type }) => type,
  at: ({ at }) => dateTime(at),
  persona: ({ persona }) => (persona === null || persona === platformAuthor ? null : personaId(persona)),
  cause: ({ cause }) => cause,
  data: ({ data }) => data,
  answer: async ({ type, data }, _, { loaders }) => {
    if (!answers.has(type)) return null
    const { answerSha256 } = data as unknown as EventData['ModelAnswered' | 'AnswerRefused']
    try {
      return shownText(await loaders.blob.load(answerSha256))
    } catch (error) {
      if (error instanceof NotFound) return null
      throw error
    }
  },
}
