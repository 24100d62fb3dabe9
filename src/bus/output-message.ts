import { z } from 'zod'
import { cleanText } from '../core/clean-text.ts'
import { personaId, type RunId } from '../core/ids.ts'
import type { LivePart } from '../core/live-output.ts'
import { mostWaitingText } from './output-outbox.ts'

const count = z.int().min(0)
const name = z.string().max(200).transform(cleanText)
const part = z.object({
  answer: name,
  persona: name.transform(personaId),
  step: name,
  attempt: count,
  round: count,
  offset: count,
  text: z.string().max(mostWaitingText).transform(cleanText),
  ended: z.boolean(),
})
const message = z.object({ from: z.string().max(100), parts: z.array(part).max(1_000) })

/** Several parts of one run as one message of one line; the channel says which run. */
export const encodeParts = (sender: string, parts: readonly LivePart[]): string =>
  JSON.stringify({ from: sender, parts: parts.map(({ runId: _, ...rest }) => rest) })

/** What a message on a run's channel says; null: nothing of ours. Anything may stand on a channel. */
export function decodeParts(
  runId: RunId,
  text: string,
): { readonly sender: string; readonly parts: readonly LivePart[] } | null {
  const read = message.safeParse(jsonOrNull(text))
  if (!read.success) return null
  return { sender: read.data.from, parts: read.data.parts.map((one) => ({ runId, ...one })) }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
