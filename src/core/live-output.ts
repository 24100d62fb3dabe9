import type { PersonaId, RunId } from './ids.ts'
import type { LiveText } from './provider.ts'

/** Whose answer it is that comes. */
export interface LiveOutput {
  readonly runId: RunId
  readonly persona: PersonaId
  readonly step: string
  readonly attempt: number
  readonly round: number
}

/** Where the text of one answer goes while it comes. Nothing here throws or waits. */
export interface LiveAnswer extends LiveText {
  /** Nothing more of it comes. */
  end(): void
}

/** A piece of an answer while it comes. It is never stored, and may be lost on its way. */
export interface LivePart extends LiveOutput {
  /** The same for all parts of one try at an answer. Another one makes void what came before for the same round. */
  readonly answer: string
  /** Where `text` begins in the answer, in UTF-16 code units. Beyond the end of the part before: something was lost. */
  readonly offset: number
  /** Without NUL and lone surrogates; at most `mostPartText` as it is written, more where parts were joined. */
  readonly text: string
  /** Nothing more of this answer comes. */
  readonly ended: boolean
}

/** Text of one part as it is written, in UTF-16 code units. */
export const mostPartText = 16_000

/** Both parts as one where the second goes on where the first ends, otherwise null. */
export const joinParts = (first: LivePart, second: LivePart): LivePart | null =>
  first.answer === second.answer && !first.ended && first.offset + first.text.length === second.offset
    ? { ...second, offset: first.offset, text: first.text + second.text }
    : null
