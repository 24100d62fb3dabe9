import type { Decided } from '../../../core/event/run-event.ts'
import { personaId, type StepId, stepId } from '../../../core/ids.ts'
import { enabled, failed } from '../../../workflow/marking.ts'
import type { Move } from '../../../workflow/move.ts'
import { nextAutomaticMove } from '../../../workflow/play.ts'
import { isLost } from '../activity-key.ts'
import { openAttempt, openAttempts, type Play, type RunContext } from '../run-context.ts'
import type { RunState } from '../run-state.ts'
import { completeStep } from './complete-step.ts'
import { askAboutExchange } from './ask-about-exchange.ts'
import { askAboutLoss } from './ask-about-loss.ts'
import { askAboutProvider } from './ask-about-provider.ts'
import { askAboutFailure, askPerson, askPlanRule } from './ask-person.ts'

/** One move of the net: what moves by itself, what is done, what can start, what a person has to be asked. */
export function play(state: RunState): readonly Decided[] {
  const run = state.run.context
  const now = run.play
  if (now === null) return []
  const automatic = nextAutomaticMove(now.net, now.marking, now.variables)
  if (automatic !== null) return automaticMove(run, now, automatic)
  for (const attempt of openAttempts(run)) {
    const next =
      attempt.stage === 'ready'
        ? (askPlanRule(run, now, attempt) ?? completeStep(run, now, attempt))
        : attempt.by === 'human'
          ? askPerson(run, now, attempt)
          : isLost(attempt)
            ? askAboutLoss(run, attempt)
            : attempt.blocked !== null
              ? askAboutProvider(run, attempt)
              : []
    if (next.length > 0) return next
  }
  if (run.questions.some((question) => question.answer === null)) return []
  const next = startStep(state, run, now)
  // Designing that fails asks nobody: the built-in plan takes its place.
  if (next !== null || now.phase === 'planning') return next ?? []
  return askAboutFailure(run, failed(now.net, now.marking))
}

const attemptNumber = (run: RunContext, step: string): number =>
  (run.attempts.findLast((attempt) => attempt.step === step)?.attempt ?? 0) + 1

function automaticMove(run: RunContext, now: Play, move: Move): readonly Decided[] {
  const step = stepId(move.step)
  if (move.kind === 'exhausted') {
    const reason = run.attempts.findLast((attempt) => attempt.step === step)?.reason ?? sentBackFor(now, step)
    return [{ type: 'StepExhausted', data: { step, to: now.net.steps.get(step)?.exhausted?.to ?? null, reason } }]
  }
  const attempt = openAttempt(run, step)
  if (attempt !== undefined) return completeStep(run, now, attempt)
  return [{ type: 'StepStarted', data: { step, attempt: attemptNumber(run, step), by: 'route', persona: null } }]
}

/** Announces a step that can start, or starts one whose persona is free; null when there is none. */
function startStep(state: RunState, run: RunContext, now: Play): readonly Decided[] | null {
  const ready = enabled(now.net, now.marking).map(stepId)
  const isTool = (step: StepId): boolean => now.net.steps.get(step)?.step.by === 'tool'
  // Nobody has to be free for a tool: its steps start at once.
  const fresh = ready.find((step) => !now.announced.includes(step) && !isTool(step))
  if (fresh !== undefined) return [{ type: 'StepEnabled', data: { step: fresh } }]
  for (const step of ready) {
    const source = now.net.steps.get(step)?.step
    const attempt = attemptNumber(run, step)
    if (source?.by === 'human' || source?.by === 'tool') {
      return [{ type: 'StepStarted', data: { step, attempt, by: source.by, persona: null } }]
    }
    const persona = personaId(now.plan.team.find((member) => member.steps.includes(step))?.persona ?? source?.who ?? '')
    if ((state.personas.get(persona)?.value ?? 'idle') !== 'idle') continue
    const stuck = askAboutExchange(run, now, step)
    if (stuck !== null && stuck.length > 0) return stuck
    if (stuck !== null) continue
    return [{ type: 'StepStarted', persona, data: { step, attempt, by: 'persona', persona } }]
  }
  return null
}

/** What work that was sent back to a step was to mend. */
function sentBackFor(now: Play, step: string): string | null {
  const findings = now.rework[step] ?? []
  return findings.length === 0 ? null : findings.map(({ message }) => message).join(' ')
}
