import type { ModelProvider } from '../core/provider.ts'
import { ProviderFailed } from '../core/provider.ts'
import type { Answerer } from './answerer.ts'
import { answerAcceptanceTests } from './answers/acceptance-tests.ts'
import { answerChangeSet } from './answers/change-set.ts'
import { answerClauseReview } from './answers/clause-review.ts'
import { answerDelivery } from './answers/delivery.ts'
import { answerDesignPart } from './answers/design-part.ts'
import { answerDesign } from './answers/design.ts'
import { answerDocument } from './answers/document.ts'
import { answerQaReport } from './answers/qa-report.ts'
import { answerRulesDraft } from './answers/rules-draft.ts'
import { answerSpecification } from './answers/specification.ts'
import { answerTeamDraft } from './answers/team-draft.ts'
import { answerAmendmentCheck, answerTestAmendment } from './answers/test-amendment.ts'
import { answerVerdict } from './answers/verdict.ts'
import { answerFileEdit, answerWorkList } from './answers/work-list.ts'
import { answerWorkflowDraft } from './answers/workflow-draft.ts'
import { withRequiredOutputs } from './document/outputs.ts'

const answerers: ReadonlyMap<string, Answerer> = new Map([
  ['workflow_draft', answerWorkflowDraft],
  ['team_draft', answerTeamDraft],
  ['rules_draft', answerRulesDraft],
  ['clause_review', answerClauseReview],
  ['specification', answerSpecification],
  ['design_part', answerDesignPart],
  ['design', answerDesign],
  ['acceptance_tests', answerAcceptanceTests],
  ['test_amendment', answerTestAmendment],
  ['amendment_check', answerAmendmentCheck],
  ['change_set', answerChangeSet],
  ['work_list', answerWorkList],
  ['file_edit', answerFileEdit],
  ['qa_report', answerQaReport],
  ['verdict', answerVerdict],
  ['delivery', answerDelivery],
  ['document', answerDocument],
])

/** Answers for every persona by rules. Costs nothing, needs no network, and gives the same answer to the same pack. */
export function offlineProvider(): ModelProvider {
  return {
    id: 'offline',
    description: 'rules, without a language model',
    trust: 'platform',
    mostUsd: null,
    answer: (request, { signal }) =>
      new Promise((resolve) => {
        signal.throwIfAborted()
        const answerer = answerers.get(request.contract.id)
        if (answerer === undefined) {
          throw new ProviderFailed(
            `Found the contract "${request.contract.id}", expected one of ${[...answerers.keys()].join(', ')}; use another provider for it.`,
          )
        }
        const content = JSON.stringify(withRequiredOutputs(request, answerer(request)))
        resolve({ content, model: 'rules', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } })
      }),
  }
}
