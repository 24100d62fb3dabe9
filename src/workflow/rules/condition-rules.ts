import { checkCondition } from '../condition/check-condition.ts'
import { ConditionInvalid } from '../condition/condition-invalid.ts'
import { parseCondition } from '../condition/parse-condition.ts'
import type { Finding } from '../finding.ts'
import type { NetSource, Step, VariableType } from '../workflow.ts'
import type { ReportStep } from './step-in-place.ts'

interface ConditionRules {
  readonly step: Step
  readonly net: NetSource
  readonly variables: ReadonlyMap<string, VariableType>
  readonly report: ReportStep
}

/** Every condition of a step can be read, speaks of known names and compares values of one type. */
export function conditionFindings({ step, net, variables, report }: ConditionRules): Finding[] {
  const scope = { variables, steps: new Set(net.steps.map((other) => other.id)) }
  return step.next.flatMap(({ when }, index) => {
    if (when === null) return []
    try {
      const problems = checkCondition(parseCondition(when), scope)
      return problems.map((problem) => report('CONDITION', `next[${index}].when`, problem))
    } catch (error) {
      if (!(error instanceof ConditionInvalid)) throw error
      return [report('CONDITION', `next[${index}].when`, error.message)]
    }
  })
}
