import type { Hint } from '../core/bus.ts'
import { runId, seq } from '../core/ids.ts'

/** Several hints as one message of one line: who sends them, then run and head of each. */
export const encodeHints = (sender: string, hints: readonly Hint[]): string =>
  [sender, ...hints.map(({ runId: run, head }) => `${run} ${head}`)].join(';')

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\d{1,15})$/

/** What a message says. Anything may stand on a channel: what is no hint is left out. */
export function decodeHints(message: string): { readonly sender: string; readonly hints: readonly Hint[] } {
  const [sender = '', ...parts] = message.split(';')
  const hints = parts.flatMap((part) => {
    const [, run, head] = shape.exec(part) ?? []
    return run === undefined ? [] : [{ runId: runId(run), head: seq(Number(head)) }]
  })
  return { sender, hints }
}
