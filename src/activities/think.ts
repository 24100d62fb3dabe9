import type { RunContext } from '../actors/run/run-context.ts'
import { counted } from '../actors/runtime/counted-failure.ts'
import type { Work } from '../actors/runtime/performer.ts'
import { OffContract } from '../brain/off-contract.ts'
import { type ParsedAnswer, parseAnswer } from '../brain/parse-answer.ts'
import type { PaidAnswer, RefusedAnswer, ThinkResult } from '../core/activity-result.ts'
import type { ClauseId } from '../core/clause.ts'
import { NotFound } from '../core/errors.ts'
import type { ContextPack } from '../core/knowledge/context-pack.ts'
import { type ModelAnswer, type ModelProvider, type ModelRequest, noLoss } from '../core/provider.ts'
import { verifyAnswer } from '../hub/verification/verify-answer.ts'
import type { ActivityTools } from './activity-tools.ts'
import { reviewOf } from './clause-review.ts'
import { contradictions } from './contradictions.ts'
import { type AskedOf, modelRequest, shownFiles } from './model-request.ts'
import { hashText, newEntry } from './new-entry.ts'
import { type StepWork, stepWork } from './step-work.ts'
import { loadFiles } from './stored-files.ts'

/**
 * A persona thinks about one round of a step: pack, one call of its model, contract, verification against the original
 * clauses. An answer that is off its contract comes back as such: to ask again is another activity.
 */
export async function think(
  work: Work,
  signal: AbortSignal,
  tools: ActivityTools,
): Promise<ThinkResult | RefusedAnswer> {
  const { of, provider, asked } = await counted(noLoss, () => questionOf(work, tools))
  const { step, attempt, round } = of.attempt
  const { models = null, cache = true } = of.run.submission ?? {}
  const live = tools.live({ runId: work.runId, persona: of.member.persona, step, attempt, round })
  const answer = await provider
    .answer(asked.request, {
      signal,
      idempotencyKey: `${work.runId}/${work.activity.key}`,
      models,
      cache,
      limitUsd: of.run.budget.calls.find(({ key, stopped }) => key === work.activity.key && !stopped)?.usd ?? null,
      live,
    })
    .finally(() => live.end())
  const { usage, lostRequests = 0 } = answer
  return counted({ usage, lostRequests }, async () => {
    const result = await taken({ of, provider, asked }, answer, tools)
    const isOfUse = !('offContract' in result) && result.findings.length === 0
    if (cache && !isOfUse) await provider.forget?.(asked.request, models)
    return result
  })
}

/** What the model is asked, and by whom. */
interface Question {
  readonly of: StepWork
  readonly provider: ModelProvider
  readonly asked: AskedOf
}

async function questionOf(work: Work, tools: ActivityTools): Promise<Question> {
  const of = stepWork(work)
  const provider = providerOf(of.run, tools)
  const asked = modelRequest(of, {
    ...tools,
    files: await loadFiles(tools.store, shownFiles(of, tools.packBudget)),
    repair: await repairOf(of, tools),
  })
  return { of, provider, asked }
}

/** What comes of an answer, once its text is kept. */
async function taken(
  { of, provider, asked }: Question,
  { content, model, usage, cached = false, lostRequests = 0 }: ModelAnswer,
  { store }: ActivityTools,
): Promise<ThinkResult | RefusedAnswer> {
  const answerSha256 = hashText(content)
  const paid: PaidAnswer = { provider: provider.id, model, usage, answerSha256, cached, lostRequests }
  const keep = (): Promise<void> => store.putBlobs([{ sha256: answerSha256, bytes: Buffer.from(content) }])
  // What rules say can be had again at any time.
  if (provider.trust === 'model') await keep()
  try {
    return { ...paid, ...outcomeOf(of, asked, parseAnswer(asked.contract, asked.request.pack.outputs, content)) }
  } catch (error) {
    if (!(error instanceof OffContract)) throw error
    await keep()
    return { ...paid, offContract: error.message, bytes: Buffer.byteLength(content) }
  }
}

/** Throws NotFound where this node does not know the provider that the run was ordered with. */
function providerOf(run: RunContext, { providers }: Pick<ActivityTools, 'providers'>): ModelProvider {
  const provider = providers.get(run.submission?.provider ?? '')
  if (provider !== undefined) return provider
  throw new NotFound(`Found no provider "${run.submission?.provider}" on this node.`)
}

/** The last answer to the same question, where it was off its contract. */
async function repairOf({ attempt }: StepWork, { store }: ActivityTools): Promise<ModelRequest['repair']> {
  const last = attempt.refused.at(-1)
  if (last === undefined) return null
  return { answer: Buffer.from(await store.getBlob(last.answerSha256)).toString('utf8'), error: last.error }
}

/** An answer that keeps its contract, held against the original clauses. */
function outcomeOf(
  { run, attempt }: StepWork,
  { contract, request: { pack }, manifest }: AskedOf,
  { answer, outputs }: ParsedAnswer,
): Omit<ThinkResult, keyof PaidAnswer> {
  const isReview = contract.kind === 'clause_review'
  const statements = contract.statements(answer)
  return {
    manifest,
    entry: newEntry({
      kind: contract.kind,
      title: contract.title(answer),
      clauses: citedBy(
        statements.flatMap(({ clauses }) => clauses),
        pack,
      ),
      content: answer,
    }),
    // What an earlier piece of the work has set stays set.
    outputs: { ...attempt.outputs, ...outputs },
    findings: [
      ...verifyAnswer({ contract, answer, clauses: run.clauses, serves: pack.clauses }),
      ...contradictions(run, { contract, answer }),
    ],
    statements: statements.length,
    review: isReview ? reviewOf(answer) : null,
  }
}

/** In the order of the text; an answer that cites nothing rests on all that it was given. */
function citedBy(cited: readonly ClauseId[], pack: ContextPack): readonly ClauseId[] {
  const known = new Set(cited)
  return pack.clauses.map(({ id }) => id).filter((id) => known.size === 0 || known.has(id))
}
