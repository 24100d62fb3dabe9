import type { OutputContract } from '../core/contract.ts'
import { NotFound } from '../core/errors.ts'
import { acceptanceTests } from './contracts/acceptance-tests.ts'
import { changeSet } from './contracts/change-set.ts'
import { clauseReview } from './contracts/clause-review.ts'
import { delivery } from './contracts/delivery.ts'
import { designPart } from './contracts/design-part.ts'
import { design } from './contracts/design.ts'
import { document } from './contracts/document.ts'
import { qaReport } from './contracts/qa-report.ts'
import { rulesDraft } from './contracts/rules-draft.ts'
import { specification } from './contracts/specification.ts'
import { teamDraft } from './contracts/team-draft.ts'
import { verdict } from './contracts/verdict.ts'
import { workflowDraft } from './contracts/workflow-draft.ts'

const contracts: ReadonlyMap<string, OutputContract> = new Map(
  [
    workflowDraft,
    teamDraft,
    rulesDraft,
    clauseReview,
    specification,
    designPart,
    design,
    acceptanceTests,
    changeSet,
    qaReport,
    verdict,
    delivery,
    document,
  ].map((contract) => [contract.id, contract]),
)

/** The ids that a persona may name as its contract. */
export const contractIds: readonly string[] = [...contracts.keys()]

/** The output contract of an id. Throws NotFound. */
export function contractOf(id: string): OutputContract {
  const contract = contracts.get(id)
  if (contract !== undefined) return contract
  throw new NotFound(`Found no contract "${id}", expected one of ${contractIds.join(', ')}; correct the id.`)
}
