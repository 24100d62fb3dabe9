import type { Clause } from '../../core/clause.ts'
import type { PersonaId, Sha256, StepId } from '../../core/ids.ts'
import type { Json, JsonObject } from '../../core/json.ts'
import type {
  ContextPack,
  KnowledgeFile,
  OutputVariable,
  PackManifest,
  Requirements,
} from '../../core/knowledge/context-pack.ts'
import type { Entry } from '../../core/knowledge/entry.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import { estimateTokens } from '../../core/tokens.ts'
import { inOrderOfSteps, rankEntries } from './rank-entries.ts'

/** What a pack is built from: the state of the hub and the step that asks. */
export interface PackRequest {
  readonly persona: PersonaId
  readonly step: StepId
  readonly goal: string
  readonly attempt: number
  readonly round: number
  readonly requirements: Requirements | null
  /** All clauses of the run. */
  readonly clauses: readonly Clause[]
  /** The clauses that the step names; `*` is all. */
  readonly serves: readonly string[]
  /** Every entry of the run that the step may see, oldest first. */
  readonly entries: readonly Entry[]
  /** The steps of the net, in its order. */
  readonly steps: readonly StepId[]
  /** Ids of entries that the step needs in full: its input documents, what was handed over, what the platform prepared. */
  readonly needed: readonly string[]
  readonly variables: JsonObject
  /** The knowledge files that the persona wants, best first. */
  readonly knowledge: readonly KnowledgeFile[]
  readonly findings: readonly Finding[]
  readonly answers: ContextPack['answers']
  readonly outputs: readonly OutputVariable[]
  readonly catalogue: Json | null
  /** Model tokens that the pack may have in all. */
  readonly budget: number
  readonly hash: (text: string) => Sha256
}

export interface BuiltPack {
  readonly pack: ContextPack
  readonly manifest: PackManifest
}

/**
 * Builds a pack fresh from the hub. The verbatim requirements, the step's clauses, and the entries it needs always go in
 * whole; other current entries and knowledge follow by rank while the budget lasts, and what had to stay out is named.
 */
export function buildPack(request: PackRequest): BuiltPack {
  const clauses = request.serves.includes('*')
    ? request.clauses
    : request.clauses.filter(({ id }) => request.serves.includes(id))
  const visible = inOrderOfSteps(request.entries, request.steps)
  const needed = visible.filter(({ id }) => request.needed.includes(id))
  const fixed =
    estimateTokens(request.requirements?.text ?? '') +
    clauses.reduce((sum, clause) => sum + estimateTokens(clause.text), 0) +
    needed.reduce((sum, entry) => sum + entry.tokens, 0)
  const related = rankEntries(visible, { needed: request.needed, clauses: clauses.map(({ id }) => id) })
  const fitting = fit(related, (entry) => entry.tokens, request.budget - fixed)
  const knowledge = fit(request.knowledge, (file) => estimateTokens(file.text), fitting.left)
  const entries = [...needed, ...fitting.taken]
  const leftOut = [...fitting.out.map(({ id }) => id), ...knowledge.out.map(({ path }) => path)]
  const { persona, step, goal, attempt, round, requirements, variables, findings, answers, outputs, catalogue } =
    request
  const pack: ContextPack = {
    persona,
    step,
    goal,
    attempt,
    round,
    requirements,
    clauses,
    entries,
    variables,
    knowledge: knowledge.taken,
    findings,
    answers,
    outputs,
    catalogue,
    leftOut,
  }
  return { pack, manifest: manifestOf(pack, request.hash) }
}

/** Takes what fits, in order; a large one that does not fit lets smaller ones after it pass. */
function fit<Item>(
  items: readonly Item[],
  size: (item: Item) => number,
  budget: number,
): { taken: Item[]; out: Item[]; left: number } {
  let left = budget
  const taken: Item[] = []
  const out: Item[] = []
  for (const item of items) {
    if (size(item) > left) out.push(item)
    else {
      taken.push(item)
      left -= size(item)
    }
  }
  return { taken, out, left }
}

function manifestOf(pack: ContextPack, hash: (text: string) => Sha256): PackManifest {
  const entries = pack.entries.map(({ id, sha256, tokens }) => ({ id, sha256, tokens }))
  const knowledge = pack.knowledge.map(({ path, sha256, text }) => ({ path, sha256, tokens: estimateTokens(text) }))
  const known = {
    requirementsSha256: pack.requirements?.sha256 ?? null,
    clauses: pack.clauses.map(({ id }) => id),
    entries,
    knowledge,
    findings: pack.findings.length,
    leftOut: pack.leftOut,
  }
  const tokens =
    estimateTokens(pack.requirements?.text ?? '') +
    [...entries, ...knowledge].reduce((sum, item) => sum + item.tokens, 0) +
    pack.clauses.reduce((sum, clause) => sum + estimateTokens(clause.text), 0)
  const described = {
    ...known,
    findings: pack.findings,
    variables: pack.variables,
    goal: pack.goal,
    answers: pack.answers,
  }
  return { sha256: hash(JSON.stringify(described)), tokens, ...known }
}
