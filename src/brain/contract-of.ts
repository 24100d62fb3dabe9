import type { OutputContract } from '../core/contract.ts'
import { NotFound } from '../core/errors.ts'
import type { Step } from '../workflow/workflow.ts'
import type { Persona } from './brain.ts'
import { acceptanceTests } from './contracts/acceptance-tests.ts'
import { amendmentCheck } from './contracts/amendment-check.ts'
import { changeSet } from './contracts/change-set.ts'
import { clauseReview } from './contracts/clause-review.ts'
import { delivery } from './contracts/delivery.ts'
import { designPart } from './contracts/design-part.ts'
import { design } from './contracts/design.ts'
import { document } from './contracts/document.ts'
import { fileEdit } from './contracts/file-edit.ts'
import { qaReport } from './contracts/qa-report.ts'
import { rulesDraft } from './contracts/rules-draft.ts'
import { specification } from './contracts/specification.ts'
import { teamDraft } from './contracts/team-draft.ts'
import { testAmendment } from './contracts/test-amendment.ts'
import { verdict } from './contracts/verdict.ts'
import { workList } from './contracts/work-list.ts'
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
    testAmendment,
    amendmentCheck,
    changeSet,
    workList,
    fileEdit,
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

/**
 * The contract under which a persona fills a step: its own, or a further one of its file (`also`) where the step has an
 * output variable of that name.
 */
export const contractForStep = ({ contract, also }: Persona, { out }: Pick<Step, 'out'>): OutputContract =>
  contractOf(also.find((id) => out.includes(id)) ?? contract)
