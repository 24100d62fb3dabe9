import { contradictions } from '../../../src/activities/contradictions.ts'
import { contractOf } from '../../../src/brain/contract-of.ts'
import type { AppSpec } from '../../../src/core/app-spec/app-spec.ts'
import { appSpecSchema } from '../../../src/core/app-spec/app-spec.ts'
import type { Demand } from '../../../src/core/app-spec/demand.ts'
import type { Entity } from '../../../src/core/app-spec/entity.ts'
import { hashText } from '../../../src/brain/hash-text.ts'
import { entryId, platformAuthor, stepId } from '../../../src/core/ids.ts'
import type { Json } from '../../../src/core/json.ts'
import type { Entry, EntryKind } from '../../../src/core/knowledge/entry.ts'
import { splitClauses } from '../../../src/hub/clauses/split-clauses.ts'
import { verifyAnswer } from '../../../src/hub/verification/verify-answer.ts'
import { readRequirements } from '../../../src/offline/reader/read-requirements.ts'
import { tempting } from './texts.ts'

export const clauses = splitClauses(tempting)

/** What an honest Business Analyst makes of the tempting text. */
export const honestSpec: AppSpec = appSpecSchema.parse(
  readRequirements({ text: tempting, clauses, domains: [], answers: [] }),
)

/** The honest specification with an entity changed. */
export const withEntity = (id: string, change: (entity: Entity) => Entity): AppSpec => ({
  ...honestSpec,
  entities: honestSpec.entities.map((entity) => (entity.id === id ? change(entity) : entity)),
})

/** The honest specification with one field of an entity changed. */
export const withField = (entity: string, field: string, change: object): AppSpec =>
  withEntity(entity, (one) => ({
    ...one,
    fields: one.fields.map((each) => (each.id === field ? { ...each, ...change } : each)),
  }))

/** The honest specification with its demands changed. */
export const withDemands = (change: (demands: readonly Demand[]) => readonly Demand[]): AppSpec => ({
  ...honestSpec,
  demands: [...change(honestSpec.demands)],
})

/** An entry of the hub as the platform or a persona left it. */
export const entry = (kind: EntryKind, content: unknown, id = 1): Entry => ({
  id: entryId(`E${id}`),
  kind,
  title: kind,
  author: platformAuthor,
  step: stepId('some'),
  attempt: 1,
  clauses: [],
  content: content as Json,
  sha256: hashText(JSON.stringify(content)),
  tokens: 1,
  supersedes: null,
})

/** What the platform finds against an answer under a contract, beside what the run knows: codes of findings. */
export function foundAgainst(id: string, answer: unknown, entries: readonly Entry[] = []): readonly string[] {
  const contract = contractOf(id)
  const read = contract.schema.parse(answer)
  return [
    ...verifyAnswer({ contract, answer: read, clauses, serves: clauses }),
    ...contradictions({ clauses, entries }, { contract, answer: read }),
  ].map(({ code }) => code)
}
