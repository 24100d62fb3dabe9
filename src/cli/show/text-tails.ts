import type { OutputPart } from '../../client/client.ts'

/** What is kept of a text to show its end, in characters. */
const mostKept = 400

interface Tail {
  readonly answer: string
  readonly text: string
}

/** The end of what is being written for each step, while it is written. Where several write at once: of one of them. */
export type TextTails = ReadonlyMap<string, Tail>

/** The tails after one more piece. */
export function evolveTails(tails: TextTails, { step, answer, text, ended }: OutputPart): TextTails {
  const next = new Map(tails)
  const before = tails.get(step)
  const begun = before?.answer === answer ? before.text : ''
  if (ended) next.delete(step)
  else next.set(step, { answer, text: (begun + text).slice(-mostKept) })
  return next
}
