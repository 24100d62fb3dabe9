import type { Work } from '../actors/runtime/performer.ts'
import type { Brain } from '../brain/brain.ts'
import { answerSchema } from '../brain/answer-schema.ts'
import { contractOf } from '../brain/contract-of.ts'
import { OffContract } from '../brain/off-contract.ts'
import { type ParsedAnswer, parseAnswer } from '../brain/parse-answer.ts'
import { catalogueOf } from '../brain/plan/catalogue.ts'
import type { ThinkResult } from '../core/activity-result.ts'
import type { ClauseId } from '../core/clause.ts'
import type { OutputContract } from '../core/contract.ts'
import { NotFound } from '../core/errors.ts'
import type { ContextPack } from '../core/knowledge/context-pack.ts'
import type { ModelProvider, ModelRequest, Usage } from '../core/provider.ts'
import { buildPack, type BuiltPack } from '../hub/context-pack/build-pack.ts'
import { verifyAnswer } from '../hub/verification/verify-answer.ts'
import type { ActivityTools } from './activity-tools.ts'
import { knowledgeFor } from './knowledge-for.ts'
import { entriesWithin, neededEntries, outputsOf, plainVariables } from './step-inputs.ts'
import { hashText, newEntry } from './new-entry.ts'
import { type StepWork, stepWork } from './step-work.ts'
import { excusedClauses, reviewOf } from './clause-review.ts'

/** How often an answer that is off its contract is sent back within one round. */
const mostRepairs = 2

/** A persona thinks about one round of a step: pack, provider, contract, verification against the original clauses. */
export async function think(work: Work, signal: AbortSignal, tools: ActivityTools): Promise<ThinkResult> {
  const of = stepWork(work)
  const persona = tools.brain.personas.get(of.member.persona)
  const provider = tools.providers.get(of.run.submission?.provider ?? '')
  if (persona === undefined)
    throw new NotFound(`Found no persona ${of.member.persona} in the brain; add its file again.`)
  if (provider === undefined) throw new NotFound(`Found no provider "${of.run.submission?.provider}" on this node.`)
  const contract = contractOf(of.member.contract)
  const { pack, manifest } = packFor(of, persona.knowledge, tools.brain, tools.packBudget)
  const request: ModelRequest = {
    tier: of.member.tier,
    prompt: persona.prompt,
    pack,
    contract: { id: contract.id, schema: answerSchema(contract, pack.outputs) },
    rules: persona.rules,
    repair: null,
  }
  const answered = await ask({ provider, request, contract }, signal)
  const verification = { contract, answer: answered.parsed.answer, clauses: of.run.clauses, serves: pack.clauses }
  const isReview = contract.kind === 'clause_review'
  const statements = contract.statements(answered.parsed.answer)
  return {
    manifest,
    provider: provider.id,
    model: answered.model,
    usage: answered.usage,
    answerSha256: hashText(answered.content),
    repairs: answered.repairs,
    entry: newEntry({
      kind: contract.kind,
      title: contract.title(answered.parsed.answer),
      clauses: citedBy(
        statements.flatMap(({ clauses }) => clauses),
        pack,
      ),
      content: answered.parsed.answer,
    }),
    outputs: answered.parsed.outputs,
    findings: [
      ...verifyAnswer(verification),
      ...(isReview ? excusedClauses(answered.parsed.answer, of.run.clauses) : []),
    ],
    statements: statements.length,
    review: isReview ? reviewOf(answered.parsed.answer) : null,
  }
}

/** In the order of the text; an answer that cites nothing rests on all that it was given. */
function citedBy(cited: readonly ClauseId[], pack: ContextPack): readonly ClauseId[] {
  const known = new Set(cited)
  return pack.clauses.map(({ id }) => id).filter((id) => known.size === 0 || known.has(id))
}

function packFor(of: StepWork, globs: readonly string[], brain: Brain, budget: number): BuiltPack {
  const { run, attempt, step, member } = of
  const needed = neededEntries(of)
  const designs = ['workflow_draft', 'team_draft', 'rules_draft'].includes(member.contract)
  return buildPack({
    persona: member.persona,
    step: attempt.step,
    goal: step.goal ?? member.title,
    attempt: attempt.attempt,
    round: attempt.round,
    requirements: run.submission?.requirements ?? null,
    clauses: run.clauses,
    serves: step.clauses,
    entries: entriesWithin(of, needed),
    needed,
    variables: plainVariables(of),
    knowledge: knowledgeFor(brain.knowledge, { globs, text: run.submission?.requirements?.text ?? '' }),
    findings: attempt.findings,
    answers: run.questions.flatMap(({ text, answer }) => (answer === null ? [] : [{ question: text, answer }])),
    outputs: outputsOf(of),
    catalogue: designs ? catalogueOf(brain) : null,
    budget,
    hash: hashText,
  })
}

interface Asking {
  readonly provider: ModelProvider
  readonly request: ModelRequest
  readonly contract: OutputContract
}

interface Answered {
  readonly parsed: ParsedAnswer
  readonly content: string
  readonly model: string
  readonly usage: Usage
  readonly repairs: number
}

/** Asks, and sends an answer that is off its contract back with the error, at most twice. Throws OffContract. */
async function ask({ provider, request, contract }: Asking, signal: AbortSignal): Promise<Answered> {
  let usage: Usage = { inputTokens: 0, outputTokens: 0, costUsd: 0 }
  let repair: ModelRequest['repair'] = null
  for (let repairs = 0; ; repairs += 1) {
    const answer = await provider.answer({ ...request, repair }, signal)
    usage = sum(usage, answer.usage)
    try {
      const parsed = parseAnswer(contract, request.pack.outputs, answer.content)
      return { parsed, content: answer.content, model: answer.model, usage, repairs }
    } catch (error) {
      if (!(error instanceof OffContract) || repairs >= mostRepairs) throw error
      repair = { answer: answer.content, error: error.message }
    }
  }
}

const sum = (one: Usage, other: Usage): Usage => ({
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
  costUsd: one.costUsd + other.costUsd,
})
