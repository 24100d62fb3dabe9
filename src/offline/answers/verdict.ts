import { z } from 'zod'
import { appSpecSchema } from '../../core/app-spec/app-spec.ts'
import { nameSchema } from '../../core/app-spec/name.ts'
import type { JsonObject } from '../../core/json.ts'
import type { ContextPack } from '../../core/knowledge/context-pack.ts'
import type { Entry } from '../../core/knowledge/entry.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import { ProviderFailed } from '../../core/provider.ts'
import type { Answerer } from '../answerer.ts'
import { currentSpec, entriesOf, need, newest } from '../pack-entries.ts'
import { reportedTests } from '../test-report.ts'
import { promiseSchema, verifyDelivery } from '../verify/verify-delivery.ts'
import { verifyNothingLost, verifySpec } from '../../hub/verification/specification/verify-spec.ts'

/** Holds the newest piece of work in the pack against the original clauses. */
export const answerVerdict: Answerer = ({ pack }): JsonObject => {
  const findings = findingsOn(pack)
  return {
    verdict: findings.length === 0 ? 'ok' : 'rework',
    findings,
    checked: pack.clauses.map(({ id }) => id),
  } as unknown as JsonObject
}

function findingsOn(pack: ContextPack): Finding[] {
  const work = newest(pack, 'specification', 'design_part', 'design', 'application', 'test_report', 'qa_report')
  if (work === undefined) {
    throw new ProviderFailed(
      `Step ${pack.step}: found no work to verify among ${pack.entries.length} entries, expected a specification, a design or a delivery; name it in "in".`,
    )
  }
  if (work.kind === 'specification') return verifySpec(need(pack, 'specification', appSpecSchema), pack.clauses)
  if (work.kind === 'design_part') return entriesOf(pack, 'design_part').flatMap((part) => unknownNames(pack, part))
  if (work.kind === 'design') return designFindings(pack)
  return verifyDelivery({
    spec: currentSpec(pack),
    clauses: pack.clauses,
    promise: need(pack, 'acceptance_tests', promiseSchema),
    report: reportedTests(pack),
  })
}

function designFindings(pack: ContextPack): Finding[] {
  const spec = currentSpec(pack)
  const before = appSpecSchema.safeParse(newest(pack, 'specification')?.content)
  return [...(before.success ? verifyNothingLost(before.data, spec) : []), ...verifySpec(spec, pack.clauses)]
}

const namesSchema = z.object({
  rules: z.array(z.object({ entity: nameSchema })),
  indexes: z.array(z.object({ entity: nameSchema, fields: z.array(nameSchema) })),
})

/** Entities and fields that a part of a design speaks of and the specification does not have. */
function unknownNames(pack: ContextPack, part: Entry): Finding[] {
  const read = namesSchema.safeParse(part.content)
  if (!read.success) return []
  const spec = need(pack, 'specification', appSpecSchema)
  const entities = new Map(spec.entities.map((entity) => [entity.id, entity]))
  const unknown = [
    ...read.data.rules.flatMap(({ entity }) => (entities.has(entity) ? [] : [entity])),
    ...read.data.indexes.flatMap(({ entity, fields }) => {
      const known = entities.get(entity)
      if (known === undefined) return [entity]
      const names = new Set([...known.fields.map(({ id }) => id), known.states?.field ?? ''])
      return fields.filter((field) => !names.has(field)).map((field) => `${entity}.${field}`)
    }),
  ]
  return unknown.map((name) => ({
    code: 'judgement',
    message: `"${part.title}" speaks of ${name}, expected a name of the specification; correct it.`,
    clauses: [],
  }))
}
