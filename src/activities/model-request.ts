import type { Brain } from '../brain/brain.ts'
import { answerSchema } from '../brain/answer-schema.ts'
import { catalogueOf } from '../brain/plan/catalogue.ts'
import type { OutputContract } from '../core/contract.ts'
import { NotFound } from '../core/errors.ts'
import { stepId } from '../core/ids.ts'
import type { ModelRequest } from '../core/provider.ts'
import { buildPack, type BuiltPack } from '../hub/context-pack/build-pack.ts'
import type { AppFile } from '../workspace/files/application-file.ts'
import { type ChosenFiles, filesFor, withFiles } from './files-for.ts'
import { knowledgeFor } from './knowledge-for.ts'
import { hashText } from './new-entry.ts'
import { type PieceOfWork, pieceOfWork } from './piece-of-work.ts'
import { entriesWithin, neededEntries, outputsOf, plainVariables } from './step-inputs.ts'
import type { StepWork } from './step-work.ts'

/** What a persona is asked on a round of a step, and what it was given to know. */
export interface AskedOf {
  readonly request: ModelRequest
  readonly contract: OutputContract
  readonly manifest: BuiltPack['manifest']
}

interface Asked {
  readonly brain: Brain
  /** Model tokens that the context pack may have. */
  readonly packBudget: number
  readonly repair: ModelRequest['repair']
}

/** The files of the application that the persona of a step is shown now; empty where it does not work on them. */
export const shownFiles = (of: StepWork, packBudget: number): ChosenFiles['shown'] =>
  filesFor(pieceOfWork(of), packBudget).shown

/** The question to the persona of a step: a pure function of the run, the brain and the shown files. Throws NotFound. */
export function modelRequest(of: StepWork, asked: Asked & { readonly files: readonly AppFile[] }): AskedOf {
  const { member } = of
  const { brain, packBudget, repair, files } = asked
  const persona = brain.personas.get(member.persona)
  if (persona === undefined) throw new NotFound(`Found no persona ${member.persona} in the brain; add its file again.`)
  const piece = pieceOfWork(of)
  const chosen = filesFor(piece, packBudget)
  const built = packFor(of, piece, { globs: persona.knowledge, brain, budget: packBudget - chosen.tokens })
  const { pack, manifest } = withFiles(built, chosen, files)
  return {
    contract: piece.contract,
    manifest,
    request: {
      persona: { id: persona.id, models: persona.models },
      tier: member.tier,
      prompt: persona.prompt,
      pack,
      contract: { id: piece.contract.id, schema: answerSchema(piece.contract, pack.outputs) },
      rules: persona.rules,
      repair,
    },
  }
}

/** The same question with files of the same size whose content nobody has read: no larger can be asked. Throws NotFound. */
export function largestRequest(of: StepWork, asked: Asked): ModelRequest {
  // Files hold no control characters, so that no character needs more room in JSON than this one.
  const files = shownFiles(of, asked.packBudget).map(({ path, size }) => ({ path, content: '\n'.repeat(size) }))
  return modelRequest(of, { ...asked, files }).request
}

interface Within {
  readonly globs: readonly string[]
  readonly brain: Brain
  readonly budget: number
}

function packFor(of: StepWork, { contract, item }: PieceOfWork, { globs, brain, budget }: Within): BuiltPack {
  const { run, attempt, step, member, workflow } = of
  const needed = neededEntries(of, item !== null)
  const entries = entriesWithin(of, needed)
  const designs = ['workflow_draft', 'team_draft', 'rules_draft'].includes(contract.id)
  const goal = step.goal ?? member.title
  return buildPack({
    persona: member.persona,
    step: attempt.step,
    goal: item === null ? goal : `${goal}. Now: the item "${item.id}" of the work list`,
    attempt: attempt.attempt,
    round: attempt.round,
    requirements: run.submission?.requirements ?? null,
    clauses: run.clauses,
    serves: step.clauses,
    entries: item === null ? entries : entries.filter(({ id }) => needed.includes(id)),
    steps: (workflow.nets[0]?.steps ?? []).map(({ id }) => stepId(id)),
    needed,
    variables: plainVariables(of),
    knowledge: knowledgeFor(brain.knowledge, { globs, text: run.submission?.requirements?.text ?? '' }),
    findings: attempt.findings,
    answers: run.questions.flatMap(({ text, answer }) => (answer === null ? [] : [{ question: text, answer }])),
    outputs: item === null ? outputsOf(of) : [],
    catalogue: designs ? catalogueOf(brain) : null,
    budget,
    hash: hashText,
  })
}
