import type { Condition } from './condition/condition.ts'
import { parseCondition } from './condition/parse-condition.ts'
import { unreachable } from '../core/unreachable.ts'
import type { Workflow } from './workflow.ts'

/** The literal texts that a step's conditions compare its own text outputs with: the answers that make a difference. */
export function answersOf(workflow: Workflow, step: string): readonly string[] {
  const source = workflow.nets[0]?.steps.find((one) => one.id === step)
  if (source === undefined) return []
  const names = new Set(
    workflow.vars.filter(({ name, type }) => type === 'text' && source.out.includes(name)).map(({ name }) => name),
  )
  return [...new Set(source.next.flatMap(({ when }) => (when === null ? [] : textsIn(parseCondition(when), names))))]
}

function textsIn(condition: Condition, names: ReadonlySet<string>): readonly string[] {
  switch (condition.kind) {
    case 'or':
    case 'and':
      return [...textsIn(condition.left, names), ...textsIn(condition.right, names)]
    case 'not':
      return textsIn(condition.of, names)
    case 'compare':
      return names.has(condition.variable) && condition.to.kind === 'text' ? [condition.to.value] : []
    case 'expired':
      return []
    default:
      return unreachable(condition)
  }
}
