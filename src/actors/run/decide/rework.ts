import type { Decided } from '../../../core/event/run-event.ts'
import { platformAuthor } from '../../../core/ids.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'

const defaultRounds = 3

/** Sends the work of an attempt back to its persona for another round, or ends the attempt when the rounds are used up. */
export function rework(
  run: RunContext,
  { step, attempt, round: now, pieceFrom, persona }: StepAttempt,
  findings: readonly Finding[],
): readonly Decided[] {
  const rounds = run.play?.plan.rules.reworkRounds ?? defaultRounds
  const to = persona ?? platformAuthor
  const round = now - pieceFrom + 1
  if (round < rounds) return [{ type: 'ReworkRequested', data: { step, attempt, toStep: step, to, findings } }]
  const reason = `After ${round} rounds there were still findings: ${findings.map((finding) => finding.message).join(' ')}`
  return [{ type: 'StepFailed', persona: to, data: { step, attempt, reason, findings } }]
}
