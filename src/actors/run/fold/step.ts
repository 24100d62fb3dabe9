import type { StepEvents } from '../../../core/event/step-events.ts'
import { applyMove } from '../../../workflow/apply-move.ts'
import type { Move } from '../../../workflow/move.ts'
import { noUsage } from '../model-usage.ts'
import { memberOf, type Play, type RunContext, type StepAttempt, type StepStage } from '../run-context.ts'
import type { Folds } from './folds.ts'
import { onAttempt } from './hub.ts'
import { exchanged } from './exchange.ts'
import { charge, paid, stopCalls } from './money.ts'
import { activityLost } from '../../../core/activity-result.ts'

function onPlay(run: RunContext, change: (play: Play) => Play): RunContext {
  return run.play === null ? run : { ...run, play: change(run.play) }
}

const moved = (run: RunContext, move: Move): RunContext =>
  onPlay(run, (play) => ({ ...play, marking: applyMove(play.net, play.marking, move) }))

const forgetting = (play: Play, step: string): Play => ({
  ...play,
  announced: play.announced.filter((announced) => announced !== step),
})

/** The persona thinks again: about the next piece of its work, or again about this one. */
const nextPiece = (attempt: StepAttempt, findings: StepAttempt['findings']): StepAttempt => ({
  ...attempt,
  findings,
  round: attempt.round + 1,
  pieceFrom: attempt.round + 1,
  stage: 'think',
  failures: 0,
  refused: [],
  retryAt: null,
})

/** What is carried out once more may be paid twice. */
const begunAgain = (run: RunContext): RunContext => ({
  ...run,
  usage: { ...run.usage, possiblyPaidTwice: run.usage.possiblyPaidTwice + 1 },
})

/** What a step begins with, where that does not depend on its persona. */
const firstStage: Readonly<Record<string, StepStage>> = { human: 'approval', route: 'ready', tool: 'tool' }

export const stepFolds: Folds<keyof StepEvents> = {
  StepEnabled: (run, { step }) => onPlay(run, (play) => ({ ...play, announced: [...play.announced, step] })),
  StepStarted: (run, { step, attempt, by, persona }, at) => {
    const play = run.play
    if (play === null) return run
    const member = memberOf(play.plan, step)
    const { [step]: findings = [], ...rework } = play.rework
    const started = moved(
      onPlay(run, () => ({ ...forgetting(play, step), rework })),
      { kind: 'started', step },
    )
    return {
      ...started,
      open: [...run.open, run.attempts.length],
      attempts: [
        ...run.attempts,
        {
          step,
          attempt,
          phase: play.phase,
          by,
          persona,
          state: 'started',
          stage: firstStage[by] ?? (member?.before != null ? 'before' : 'think'),
          round: 1,
          pieceFrom: 1,
          failures: 0,
          refused: [],
          retryAt: null,
          lost: null,
          lostWith: null,
          blocked: null,
          findings,
          outputs: {},
          entries: [],
          packs: [],
          usage: noUsage,
          startedAt: at,
          endedAt: null,
          reason: null,
        },
      ],
    }
  },
  ContextPulled: (run, { step, round, manifest }) =>
    onAttempt(run, step, (attempt) => ({ ...attempt, packs: [...attempt.packs, { round, manifest }] })),
  ModelAnswered: paid,
  AnswerRefused: (run, answer) =>
    onAttempt(paid(run, answer), answer.step, (attempt) => ({
      ...attempt,
      refused: [...attempt.refused, { answerSha256: answer.answerSha256, error: answer.error, bytes: answer.bytes }],
      retryAt: null,
    })),
  VerificationPassed: (run, { step, outputs }) => {
    const after = run.play === null ? null : (memberOf(run.play.plan, step)?.after ?? null)
    return onAttempt(run, step, (attempt) => ({
      ...attempt,
      outputs,
      findings: [],
      stage: after === null ? 'ready' : 'after',
      failures: 0,
      refused: [],
      retryAt: null,
    }))
  },
  VerificationFailed: (run, { step, findings }) => onAttempt(run, step, (attempt) => ({ ...attempt, findings })),
  ReworkRequested: (run, { step, toStep, to, findings, exchange }) =>
    step === toStep
      ? onAttempt(run, step, (attempt) => ({
          ...attempt,
          findings,
          round: attempt.round + 1,
          stage: 'think',
          failures: 0,
          refused: [],
          retryAt: null,
        }))
      : onPlay(exchange === undefined ? run : exchanged(run, { ...exchange, to, step: toStep }), (play) => ({
          ...play,
          rework: { ...play.rework, [toStep]: findings },
        })),
  TaskFinished: (run, { step, findings, more = false }) =>
    onAttempt(run, step, (attempt) =>
      more
        ? nextPiece(attempt, findings)
        : {
            ...attempt,
            findings: findings.length > 0 ? findings : attempt.findings,
            stage: attempt.stage === 'before' ? 'think' : findings.length > 0 ? attempt.stage : 'ready',
            failures: 0,
            retryAt: null,
          },
    ),
  ToolAnswered: (run, { step, outputs }) =>
    onAttempt(run, step, (attempt) => ({ ...attempt, outputs, stage: 'ready', failures: 0, retryAt: null })),
  ActivityFailed: (run, { step, key, code, message, retryAt, loss, asks }) => {
    // What nobody counted may have been charged.
    const known = loss === undefined ? stopCalls(run, key) : charge(run, { step, ...loss })
    const counted = code === activityLost && retryAt !== null ? begunAgain(known) : known
    return onAttempt(counted, step, (attempt) => ({
      ...attempt,
      failures: attempt.failures + 1,
      retryAt,
      blocked: asks === true ? `${code}: ${message}` : null,
    }))
  },
  ActivityLost: (run, { step, key, carrier, onLoss, charged }) => {
    const lostWith = { key, carrier }
    if (onLoss === 'ask') return onAttempt(run, step, (attempt) => ({ ...attempt, lost: key, lostWith }))
    const counted = charged === undefined ? begunAgain(run) : stopCalls(run, key)
    return onAttempt(counted, step, (attempt) => ({ ...attempt, lostWith }))
  },
  RetryDue: (run, { step }) => onAttempt(run, step, (attempt) => ({ ...attempt, retryAt: null, blocked: null })),
  StepCompleted: (run, { step, outputs, to }, at) => {
    const left = onPlay(moved(run, { kind: 'completed', step, to }), (play) => ({
      ...play,
      variables: { ...play.variables, ...outputs },
    }))
    return onAttempt(left, step, (attempt) => ({ ...attempt, state: 'completed', endedAt: at }))
  },
  StepFailed: (run, { step, reason, findings }, at) => {
    const failed = onPlay(moved(run, { kind: 'failed', step }), (play) => ({
      ...play,
      rework: { ...play.rework, [step]: findings },
    }))
    return onAttempt(failed, step, (attempt) => ({ ...attempt, state: 'failed', endedAt: at, reason }))
  },
  StepExhausted: (run, { step, reason }) => {
    const play = run.play
    if (play === null) return run
    return moved(
      onPlay(run, (now) => ({ ...forgetting(now, step), exhausted: reason })),
      { kind: 'exhausted', step },
    )
  },
  StepRetried: (run, { step }) => moved(run, { kind: 'retried', step }),
}
