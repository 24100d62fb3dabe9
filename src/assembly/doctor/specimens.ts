import { answerSchema } from '../../brain/answer-schema.ts'
import type { Brain, Persona } from '../../brain/brain.ts'
import { contractOf } from '../../brain/contract-of.ts'
import { parseAnswer } from '../../brain/parse-answer.ts'
import { catalogueOf } from '../../brain/plan/catalogue.ts'
import { hashText, newEntry } from '../../activities/new-entry.ts'
import { appSpecSchema } from '../../core/app-spec/app-spec.ts'
import type { AcceptanceTests } from '../../brain/contracts/acceptance-tests.ts'
import { renderApp } from '../../builder/render-app.ts'
import type { Clause } from '../../core/clause.ts'
import type { OutputContract } from '../../core/contract.ts'
import { entryId, platformAuthor, stepId } from '../../core/ids.ts'
import { type Entry, type EntryKind, entryKinds } from '../../core/knowledge/entry.ts'
import { type ModelRequest, unheard } from '../../core/provider.ts'
import { splitClauses } from '../../hub/clauses/split-clauses.ts'
import { buildPack } from '../../hub/context-pack/build-pack.ts'
import { offlineProvider } from '../../offline/provider.ts'

/** What a persona is asked for one of its contracts, on a text as small as can be. */
export interface Specimen {
  readonly contract: OutputContract
  readonly request: ModelRequest
  /** All clauses of the text. */
  readonly clauses: readonly Clause[]
}

const text = 'Members of a club keep a list of books. A book has a title of at most 80 characters.'
const packBudget = 20_000
/** What the platform itself publishes in the course of a run, in its order. */
const platformKinds = ['rendered_application', 'application', 'test_report'] as const
const isDraft = (kind: EntryKind): boolean => kind.endsWith('_draft')
/** When in a run a kind is published. */
const place = (kind: EntryKind): number => entryKinds.indexOf(kind)

/**
 * A question for each contract of the brain's personas, in the order in which their results follow from each other. Each
 * finds in its pack what rules answered to the ones before it: no model has to be asked to ask the next.
 */
export async function specimens(brain: Brain): Promise<readonly Specimen[]> {
  const clauses = splitClauses(text)
  const entries: Entry[] = []
  const publish = (kind: EntryKind, author: Entry['author'], content: unknown): void => {
    const entry = newEntry({ kind, title: kind, clauses: clauses.map(({ id }) => id), content })
    const id = entryId(`E${entries.length + 1}`)
    entries.push({ ...entry, id, author, step: stepId(kind), attempt: 1, supersedes: null })
  }
  const made: Specimen[] = []
  for (const [contract, persona] of owed(brain)) {
    const due = platformKinds.filter((kind) => place(kind) < place(contract.kind))
    for (const kind of due.filter((one) => entries.every((entry) => entry.kind !== one)))
      publish(kind, platformAuthor, platformResult(kind, entries))
    // Of the designers' drafts nobody else needs more than the plan.
    const known = entries.filter(({ kind }) => isDraft(contract.kind) || !isDraft(kind))
    const specimen = { contract, clauses, request: requestOf({ persona, contract, clauses, entries: known, brain }) }
    made.push(specimen)
    const answer = await byRules(specimen)
    if (answer !== null) publish(contract.kind, persona.id, shortened(answer))
  }
  return made
}

/** Each contract that a persona owes, with the first who owes it, in the order of what they publish. */
function owed({ personas }: Brain): ReadonlyMap<OutputContract, Persona> {
  const found = new Map<OutputContract, Persona>()
  for (const persona of personas.values()) {
    const contract = contractOf(persona.contract)
    if (!found.has(contract)) found.set(contract, persona)
  }
  return new Map([...found].toSorted(([a], [b]) => place(a.kind) - place(b.kind)))
}

function requestOf(of: {
  readonly persona: Persona
  readonly contract: OutputContract
  readonly clauses: readonly Clause[]
  readonly entries: readonly Entry[]
  readonly brain: Brain
}): ModelRequest {
  const { persona, contract, clauses, entries, brain } = of
  const { pack } = buildPack({
    persona: persona.id,
    step: stepId(contract.id),
    goal: persona.title,
    attempt: 1,
    round: 1,
    requirements: { text, sha256: hashText(text) },
    clauses,
    serves: ['*'],
    entries,
    steps: [],
    needed: entries.map(({ id }) => id),
    variables: {},
    knowledge: [],
    findings: [],
    answers: [],
    outputs: [],
    catalogue: isDraft(contract.kind) ? catalogueOf(brain) : null,
    budget: packBudget,
    hash: hashText,
  })
  return {
    persona: { id: persona.id, models: [] },
    tier: persona.tier,
    prompt: persona.prompt,
    pack,
    contract: { id: contract.id, schema: answerSchema(contract, []) },
    rules: persona.rules,
    repair: null,
  }
}

/** What rules answer; null where they cannot. */
async function byRules({ contract, request }: Specimen): Promise<unknown> {
  const { signal } = new AbortController()
  const asking = { signal, idempotencyKey: contract.id, models: null, cache: false, limitUsd: null, live: unheard }
  try {
    return parseAnswer(contract, [], (await offlineProvider().answer(request, asking)).content).answer
  } catch {
    return null
  }
}

/** The sources of tests are long, and nobody needs them to answer for the next contract. */
function shortened(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('files' in answer)) return answer
  const { files } = answer as Pick<AcceptanceTests, 'files'>
  return { ...answer, files: files.map(({ path, content }) => ({ path, content: content.slice(0, 500) })) }
}

/** What the platform would add in the course of a run: files as they are named in the hub, and tests that passed. */
function platformResult(kind: EntryKind, entries: readonly Entry[]): unknown {
  if (kind !== 'test_report') return { files: filesOf(entries), edited: [] }
  const tests = entries
    .filter((entry) => entry.kind === 'acceptance_tests')
    .flatMap(({ content }) => (content as unknown as AcceptanceTests).tests)
    .map(({ title, file, demand, clauses }) => {
      const rest = { suite: 'acceptance', status: 'passed', message: null }
      return { name: title, file, demand, clauses, ...rest }
    })
  return { passed: tests.length, failed: 0, skipped: 0, tests, missing: [] }
}

function filesOf(entries: readonly Entry[]): readonly object[] {
  const read = appSpecSchema.safeParse(entries.find(({ kind }) => kind === 'specification')?.content)
  if (!read.success) return []
  const files = renderApp(read.data, { builtBy: 'g1 doctor', requirements: text })
  return files.map(({ path, content }) => ({ path, sha256: hashText(content), size: Buffer.byteLength(content) }))
}
