import type { NewEntry, RefusedAnswer, ThinkResult } from '../../../core/activity-result.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import { entryId, platformAuthor, type PersonaId } from '../../../core/ids.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'
import type { Entry } from '../../../core/knowledge/entry.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'
import { rework } from './rework.ts'

/** How often an answer that is off its contract is sent back within one round. */
const mostRepairs = 2

/** What follows from a persona's answer: it is published, held against the clauses, and passes or goes back. */
export function decideThought(
  run: RunContext,
  attempt: StepAttempt,
  result: ThinkResult | RefusedAnswer,
): readonly Decided[] {
  if ('offContract' in result) return refuse(run, attempt, result)
  const persona = attempt.persona ?? platformAuthor
  const round = { step: attempt.step, attempt: attempt.attempt, round: attempt.round }
  const { provider, model, usage, answerSha256, cached, lostRequests } = result
  const answer = { provider, model, usage, answerSha256, cached, lostRequests, repairs: attempt.refused.length }
  const known: Decided[] = [
    { type: 'ContextPulled', persona, data: { ...round, manifest: result.manifest } },
    { type: 'ModelAnswered', persona, data: { ...round, ...answer } },
    {
      type: 'EntryPublished',
      persona,
      data: { entry: newEntry({ run, attempt, author: persona, offset: 0 }, result.entry) },
    },
  ]
  if (result.findings.length > 0) {
    return [
      ...known,
      { type: 'VerificationFailed', persona, data: { ...round, findings: result.findings } },
      ...rework(run, attempt, result.findings),
    ]
  }
  return [
    ...known,
    {
      type: 'VerificationPassed',
      persona,
      data: { ...round, statements: result.statements, clauses: result.entry.clauses, outputs: result.outputs },
    },
    ...(result.review === null ? [] : reviewed(run, result.review)),
  ]
}

/** An answer that is off its contract is paid for, and asked again with the error; in the end the round has failed. */
function refuse(run: RunContext, attempt: StepAttempt, { offContract, ...answer }: RefusedAnswer): readonly Decided[] {
  const persona = attempt.persona ?? platformAuthor
  const round = { step: attempt.step, attempt: attempt.attempt, round: attempt.round }
  const refused: Decided = { type: 'AnswerRefused', persona, data: { ...round, ...answer, error: offContract } }
  if (attempt.refused.length < mostRepairs) return [refused]
  const findings: readonly Finding[] = [{ code: 'off_contract', message: offContract, clauses: [] }]
  return [
    refused,
    { type: 'VerificationFailed', persona, data: { ...round, findings } },
    ...rework(run, attempt, findings),
  ]
}

function reviewed(run: RunContext, { kinds, questions }: NonNullable<ThinkResult['review']>): readonly Decided[] {
  const clauses = run.clauses.map((clause) => ({ ...clause, kind: kinds[clause.id] ?? clause.kind }))
  const asked = run.submission?.questionsAllowed === true ? questions : []
  return [
    { type: 'ClausesExtracted', data: { clauses, refined: true } },
    ...asked.map(
      (question, index): Decided => ({
        type: 'QuestionAsked',
        data: { id: `Q${run.questions.length + index + 1}`, ...question },
      }),
    ),
  ]
}

interface Publication {
  readonly run: RunContext
  readonly attempt: StepAttempt
  readonly author: PersonaId
  /** How many entries the same turn publishes before this one. */
  readonly offset: number
}

/** Gives an entry its id and its place in the hub. */
export function newEntry({ run, attempt, author, offset }: Publication, entry: NewEntry): Entry {
  const earlier = run.entries.findLast(
    (one) => one.step === attempt.step && one.kind === entry.kind && one.author === author,
  )
  const { replaces, ...content } = entry
  return {
    ...content,
    id: entryId(`E${run.entries.length + offset + 1}`),
    author,
    step: attempt.step,
    attempt: attempt.attempt,
    supersedes: replaces ?? earlier?.id ?? null,
  }
}
