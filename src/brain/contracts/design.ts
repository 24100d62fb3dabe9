import { z } from 'zod'
import { appSpecSchema } from '../../core/app-spec/app-spec.ts'
import { clauseIdSchema } from '../../core/clause.ts'
import { defineContract } from '../define-contract.ts'
import { decisionSchema, decisionStatements } from './decision.ts'
import { unservedClauses } from './specification.ts'
import { checkSpecification, specificationStatements } from './specification-statements.ts'
import { counted } from './title.ts'

const schema = z.strictObject({
  /** The final specification: what will be built. */
  spec: appSpecSchema,
  decisions: z.array(decisionSchema),
  /** Where parts did not fit together, and how it was settled. */
  conflicts: z.array(
    z.strictObject({ text: z.string().min(1), resolution: z.string().min(1), clauses: z.array(clauseIdSchema) }),
  ),
})

/** The parts of the architects joined into one. */
export type Design = Readonly<z.infer<typeof schema>>

export const design = defineContract<Design>({
  id: 'design',
  kind: 'design',
  schema,
  covers: true,
  title: ({ spec, decisions, conflicts }) =>
    `${spec.title}: ${counted(decisions.length, 'decision')}, ${counted(conflicts.length, 'conflict')} settled`,
  statements: ({ spec, decisions }) => [...specificationStatements(spec, 'spec.'), ...decisionStatements(decisions)],
  unserved: ({ spec }) => unservedClauses(spec),
  check: ({ spec }, clauses) => checkSpecification(spec, clauses).map((problem) => `spec.${problem}`),
  specification: ({ spec }) => spec,
})
