import { z } from 'zod'
import { type AppSpec, appSpecSchema, securitySchema } from '../../core/app-spec/app-spec.ts'
import { listViewSchema } from '../../core/app-spec/entity.ts'
import { ruleSchema } from '../../core/app-spec/rule.ts'
import { clauseIdSchema } from '../../core/clause.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { type Contribution, mergeDesign } from '../architects/merge-design.ts'
import { setAside } from '../architects/set-aside.ts'
import { entriesOf, need } from '../pack-entries.ts'

const partSchema = z.object({
  decisions: z.array(z.object({ text: z.string(), why: z.string(), clauses: z.array(clauseIdSchema) })),
  security: securitySchema.nullable(),
  lists: z.array(z.object({ entity: z.string(), list: listViewSchema })),
  rules: z.array(z.object({ entity: z.string(), rule: ruleSchema, why: z.string() })),
  indexes: z.array(z.object({ entity: z.string(), fields: z.array(z.string()), why: z.string() })),
})

/** The analyst's specification with the architects' parts put in, and what did not fit. */
export const answerDesign: Answerer = ({ pack }): JsonObject => {
  const spec: AppSpec = setAside(need(pack, 'specification', appSpecSchema), pack)
  const contributions = entriesOf(pack, 'design_part').flatMap((entry): Contribution[] => {
    const read = partSchema.safeParse(entry.content)
    return read.success ? [{ from: entry.title, part: read.data }] : []
  })
  return mergeDesign(spec, contributions) as unknown as JsonObject
}
