import { z } from 'zod'
import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { ContextPack } from '../../core/knowledge/context-pack.ts'
import { findingSchema } from '../../core/knowledge/finding.ts'
import { newest } from '../pack-entries.ts'

const reportSchema = z.object({ verdict: z.string(), findings: z.array(findingSchema) })
/** A larger share than this is no single fault: a person should look at it. */
const mostShare = 1 / 3

/**
 * Names demands as not served whose tests failed again after a rebuild, when the QA Specialist sent the work back to the
 * design: rules can neither build nor design it otherwise. Such a clause is never covered.
 */
export function setAside(spec: AppSpec, pack: ContextPack): AppSpec {
  const report = reportSchema.safeParse(newest(pack, 'qa_report')?.content)
  if (!report.success || report.data.verdict !== 'design') return spec
  const failed = new Map(
    report.data.findings.flatMap(({ message }) => {
      const demand = /^"(C\d+\.\d+)[ "]/.exec(message)?.[1]
      return demand === undefined ? [] : [[demand, message] as const]
    }),
  )
  const out = spec.demands.filter(({ id }) => failed.has(id))
  if (out.length > spec.demands.length * mostShare) return spec
  return {
    ...spec,
    demands: spec.demands.filter(({ id }) => !failed.has(id)),
    unserved: [
      ...spec.unserved,
      ...out.map(({ id, clause, part }) => ({
        clause,
        part,
        why: `The application does not do it: ${failed.get(id)}`,
      })),
    ],
  }
}
