import { asking } from '../../support/asking.ts'
import type { Brain } from '../../../src/brain/brain.ts'
import { answerSchema } from '../../../src/brain/answer-schema.ts'
import { contractOf } from '../../../src/brain/contract-of.ts'
import { hashText } from '../../../src/brain/hash-text.ts'
import { parseAnswer } from '../../../src/brain/parse-answer.ts'
import { catalogueOf } from '../../../src/brain/plan/catalogue.ts'
import type { Clause } from '../../../src/core/clause.ts'
import { entryId, personaId, platformAuthor, stepId } from '../../../src/core/ids.ts'
import type { Json, JsonObject } from '../../../src/core/json.ts'
import type { ContextPack } from '../../../src/core/knowledge/context-pack.ts'
import type { Entry, EntryKind } from '../../../src/core/knowledge/entry.ts'
import type { Finding } from '../../../src/core/knowledge/finding.ts'
import type { ModelProvider } from '../../../src/core/provider.ts'
import { splitClauses } from '../../../src/hub/clauses/split-clauses.ts'
import { verifyAnswer } from '../../../src/hub/verification/verify-answer.ts'

/** What came of asking a persona: the answer in its contract's form, and what verification found. */
export interface Asked {
  readonly answer: JsonObject
  readonly outputs: Readonly<Record<string, Json>>
  readonly findings: readonly Finding[]
}

/** A run in miniature: personas are asked one after the other, what they answer is published, every pack holds all of it. */
export class Team {
  readonly brain: Brain
  readonly provider: ModelProvider
  readonly text: string
  readonly entries: Entry[] = []
  clauses: readonly Clause[]

  constructor(of: { readonly brain: Brain; readonly provider: ModelProvider; readonly text: string }) {
    this.brain = of.brain
    this.provider = of.provider
    this.text = of.text
    this.clauses = splitClauses(of.text)
  }

  /** Asks a persona for its answer, publishes it, and verifies it as the hub does. */
  async ask(persona: string, step: string, more: Partial<ContextPack> = {}, owed?: string): Promise<Asked> {
    const found = this.brain.personas.get(personaId(persona))
    if (found === undefined) throw new Error(`no persona ${persona}`)
    const contract = contractOf(owed ?? found.contract)
    const pack = this.#pack(persona, step, more)
    const { content } = await this.provider.answer(
      {
        persona: { id: found.id, models: [] },
        tier: found.tier,
        prompt: found.prompt,
        pack,
        contract: { id: contract.id, schema: answerSchema(contract, pack.outputs) },
        rules: found.rules,
        repair: null,
      },
      asking(),
    )
    const { answer, outputs } = parseAnswer(contract, pack.outputs, content)
    const findings = verifyAnswer({ contract, answer, clauses: this.clauses, serves: this.clauses })
    this.publish({ kind: contract.kind, author: persona, step, content: answer })
    return { answer: answer as JsonObject, outputs, findings }
  }

  /** Publishes an entry, as the platform does with a test report. */
  publish(entry: { kind: EntryKind; author?: string; step: string; content: Json }): void {
    const author = entry.author === undefined ? platformAuthor : personaId(entry.author)
    const step = stepId(entry.step)
    const before = this.entries.findLast((one) => one.step === step && one.kind === entry.kind && one.author === author)
    this.entries.push({
      id: entryId(`E${this.entries.length + 1}`),
      kind: entry.kind,
      title: entry.kind,
      author,
      step,
      attempt: 1,
      clauses: [],
      content: entry.content,
      sha256: hashText(JSON.stringify(entry.content)),
      tokens: 1,
      supersedes: before?.id ?? null,
    })
  }

  #pack(persona: string, step: string, more: Partial<ContextPack>): ContextPack {
    return {
      persona: personaId(persona),
      step: stepId(step),
      goal: 'Do it',
      attempt: 1,
      round: 1,
      requirements: { text: this.text, sha256: hashText(this.text) },
      clauses: this.clauses,
      entries: [...this.entries],
      variables: {},
      knowledge: this.brain.knowledge,
      findings: [],
      answers: [],
      outputs: [],
      catalogue: catalogueOf(this.brain),
      leftOut: [],
      ...more,
    }
  }
}
