import { z } from 'zod'
import { securitySchema } from '../../core/app-spec/app-spec.ts'
import { listViewSchema } from '../../core/app-spec/entity.ts'
import { nameSchema } from '../../core/app-spec/name.ts'
import { ruleSchema } from '../../core/app-spec/rule.ts'
import { defineContract } from '../define-contract.ts'
import { decisionSchema, decisionStatements } from './decision.ts'
import { counted } from './title.ts'

const schema = z.strictObject({
  /** What the part is about: `Data model`. */
  title: z.string().min(1).max(80),
  decisions: z.array(decisionSchema).min(1),
  /** Parts of the final specification; null or `[]` where this architect leaves the analyst's as they are. */
  security: securitySchema.nullable(),
  lists: z.array(z.strictObject({ entity: nameSchema, list: listViewSchema })),
  rules: z.array(z.strictObject({ entity: nameSchema, rule: ruleSchema, why: z.string().min(1) })),
  /** Fields that rows are looked up by. */
  indexes: z.array(z.strictObject({ entity: nameSchema, fields: z.array(nameSchema).min(1), why: z.string().min(1) })),
})

/** What one architect contributes to the design. */
export type DesignPart = Readonly<z.infer<typeof schema>>

export const designPart = defineContract<DesignPart>({
  id: 'design_part',
  kind: 'design_part',
  schema,
  title: ({ title, decisions }) => `${title}: ${counted(decisions.length, 'decision')}`,
  statements: ({ decisions }) => decisionStatements(decisions),
})
