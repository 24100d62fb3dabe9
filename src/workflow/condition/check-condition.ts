import { unreachable } from '../../core/unreachable.ts'
import type { VariableType } from '../workflow.ts'
import type { Condition, Operand } from './condition.ts'

/** What a condition may speak of. */
export interface ConditionScope {
  readonly variables: ReadonlyMap<string, VariableType>
  readonly steps: ReadonlySet<string>
}

/** What can be compared with what: `int` and `num` are both numbers; lists and documents cannot be compared. */
type Comparable = 'text' | 'number' | 'bool' | 'date'

/** What is wrong with the names and types of a condition, in words; empty when it can be evaluated. */
export function checkCondition(condition: Condition, scope: ConditionScope): string[] {
  switch (condition.kind) {
    case 'or':
    case 'and':
      return [...checkCondition(condition.left, scope), ...checkCondition(condition.right, scope)]
    case 'not':
      return checkCondition(condition.of, scope)
    case 'expired':
      return scope.steps.has(condition.step)
        ? []
        : [`found timer(${condition.step}), expected a step of this net; correct the name`]
    case 'compare':
      return checkComparison(condition, scope)
    default:
      return unreachable(condition)
  }
}

function checkComparison(condition: Condition & { readonly kind: 'compare' }, scope: ConditionScope): string[] {
  const { variable, by, to } = condition
  const left = kindOfVariable(variable, scope)
  const right = to.kind === 'variable' ? kindOfVariable(to.name, scope) : { kind: to.kind }
  const wrong = [left, right].flatMap((side) => ('wrong' in side ? [side.wrong] : []))
  if ('wrong' in left || 'wrong' in right) return wrong
  if (left.kind !== right.kind) {
    const hint =
      left.kind === 'date' && right.kind === 'text'
        ? 'write the date without quotes, such as 2026-01-31'
        : 'compare values of the same type'
    return [`found ${variable} (${left.kind}) compared with ${written(to)} (${right.kind}), expected one type; ${hint}`]
  }
  if (left.kind === 'bool' && by !== '=' && by !== '!=') {
    return [`found ${by} between true and false, expected = or !=; rewrite the comparison of ${variable}`]
  }
  return []
}

function kindOfVariable(name: string, scope: ConditionScope): { kind: Comparable } | { wrong: string } {
  const type = scope.variables.get(name)
  if (type === undefined) {
    const hint = scope.variables.size === 0 ? 'declare it in vars' : `declare it in vars, or use one that is there`
    return { wrong: `found the unknown variable ${name}, expected a declared one; ${hint}` }
  }
  const kind = kindOfType(type)
  if (kind !== null) return { kind }
  return { wrong: `found ${name}, which is a ${type}, expected a text, number, bool or date; compare another variable` }
}

function kindOfType(type: VariableType): Comparable | null {
  switch (type) {
    case 'text':
    case 'bool':
    case 'date':
      return type
    case 'int':
    case 'num':
      return 'number'
    case 'list':
    case 'doc':
      return null
    default:
      return unreachable(type)
  }
}

function written(operand: Operand): string {
  if (operand.kind === 'variable') return operand.name
  return operand.kind === 'text' ? `'${operand.value}'` : String(operand.value)
}
