import { personaId, type RunId } from '../../src/core/ids.ts'
import type { LivePart } from '../../src/core/live-output.ts'

/** A part of the first answer of a run. */
export const livePart = (runId: RunId, text: string, more: Partial<LivePart> = {}): LivePart => ({
  runId,
  persona: personaId('writer'),
  step: 'write',
  attempt: 1,
  round: 1,
  answer: 'a1',
  offset: 0,
  text,
  ended: false,
  ...more,
})
