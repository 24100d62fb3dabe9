import { type AppSpec, appSpecSchema } from '../../core/app-spec/app-spec.ts'
import type { ClauseId } from '../../core/clause.ts'
import { defineContract } from '../define-contract.ts'
import { checkSpecification, specificationStatements } from './specification-statements.ts'

/** The clauses that a specification openly leaves unserved, each once. */
export const unservedClauses = ({ unserved }: AppSpec): ClauseId[] => [...new Set(unserved.map(({ clause }) => clause))]

/** The application that is to be built, as the Business Analyst understands the text. */
export const specification = defineContract<AppSpec>({
  id: 'specification',
  kind: 'specification',
  schema: appSpecSchema,
  covers: true,
  title: ({ title, entities }) => `${title}: ${entities.map((entity) => entity.plural).join(', ')}`,
  statements: (spec) => specificationStatements(spec, ''),
  unserved: unservedClauses,
  check: checkSpecification,
  specification: (spec) => spec,
})
