import type { AppSpec } from '../../../src/core/app-spec/app-spec.ts'
import type { Entity } from '../../../src/core/app-spec/entity.ts'
import { splitClauses } from '../../../src/hub/clauses/split-clauses.ts'
import { loadDomains } from '../../../src/offline/domains/load-domains.ts'
import { readRequirements } from '../../../src/offline/reader/read-requirements.ts'

const domains = await loadDomains('brain/knowledge/domains')

/** The specification that the reader makes of a text. */
export const read = (text: string): AppSpec => readRequirements({ text, clauses: splitClauses(text), domains })

/** The subjects of the demands of the last clause, short: `range product.price`. */
export function lastSubjects(text: string): string[] {
  const last = splitClauses(text).at(-1)?.id
  return read(text)
    .demands.filter((demand) => demand.clause === last)
    .map(({ subject: { kind, ...rest } }) => `${kind} ${Object.values(rest).flat().join(' ')}`.trim())
}

/** The words of the last clause that nothing serves. */
export function lastUnserved(text: string): string[] {
  const last = splitClauses(text).at(-1)?.id
  return read(text)
    .unserved.filter((one) => one.clause === last)
    .map((one) => one.part)
}

/** The entity of that id; fails the test if there is none. */
export function entityOf(spec: AppSpec, id: string): Entity {
  const entity = spec.entities.find((one) => one.id === id)
  if (entity === undefined) throw new Error(`No entity ${id} among ${spec.entities.map((one) => one.id).join(', ')}`)
  return entity
}
