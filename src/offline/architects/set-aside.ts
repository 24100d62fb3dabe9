import { z } from 'zod'
import { type AppSpec, appSpecSchema } from '../../core/app-spec/app-spec.ts'
import type { ContextPack } from '../../core/knowledge/context-pack.ts'
import { findingSchema } from '../../core/knowledge/finding.ts'
import { newest } from '../pack-entries.ts'

const reportSchema = z.object({ verdict: z.string(), findings: z.array(findingSchema) })
const designSchema = z.object({ spec: appSpecSchema })
/** A larger share than this is no single fault: a person should look at it. */
const mostShare = 1 / 3

/**
 * Names demands as not served whose tests failed again after a rebuild, when the QA Specialist sent the work back to the
 * design: rules can neither build nor design it otherwise. Such a clause is never covered. What an earlier design of the
 * same specification set aside stays so.
 */
export function setAside(spec: AppSpec, pack: ContextPack): AppSpec {
  const reasons = new Map([...setAsideBefore(spec, pack), ...failedAgain(pack)])
  const out = spec.demands.filter(({ id }) => reasons.has(id))
  if (out.length === 0 || out.length > Math.max(1, spec.demands.length * mostShare)) return spec
  return {
    ...spec,
    demands: spec.demands.filter(({ id }) => !reasons.has(id)),
    unserved: [...spec.unserved, ...out.map(({ id, clause, part }) => ({ clause, part, why: reasons.get(id) ?? '' }))],
  }
}

type Reasons = readonly (readonly [string, string])[]

function failedAgain(pack: ContextPack): Reasons {
  const report = reportSchema.safeParse(newest(pack, 'qa_report')?.content)
  if (!report.success || report.data.verdict !== 'design') return []
  return report.data.findings.flatMap(({ message }) => {
    const demand = /^"(C\d+\.\d+)[ "]/.exec(message)?.[1]
    return demand === undefined ? [] : [[demand, `The application does not do it: ${message}`] as const]
  })
}

function setAsideBefore(spec: AppSpec, pack: ContextPack): Reasons {
  const design = newest(pack, 'design', 'specification')
  const before = designSchema.safeParse(design?.content)
  if (!before.success) return []
  return spec.demands.flatMap(({ id, clause, part }) => {
    const kept = before.data.spec.demands.some((demand) => demand.id === id)
    const open = before.data.spec.unserved.find((one) => one.clause === clause && one.part === part)
    return kept || open === undefined ? [] : [[id, open.why] as const]
  })
}
