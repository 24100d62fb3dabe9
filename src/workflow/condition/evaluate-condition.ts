import { G1Error } from '../../core/errors.ts'
import { unreachable } from '../../core/unreachable.ts'
import type { Variables } from '../variables.ts'
import type { Comparison, Condition, Operand } from './condition.ts'

/** What a condition is evaluated against. */
export interface Situation {
  readonly variables: Variables
  readonly expiredTimers: ReadonlySet<string>
}

/**
 * Whether a checked condition holds. An unset variable equals only another unset one, and is neither less nor greater
 * than anything. Texts are ordered by their UTF-16 units, dates by the calendar. Throws VariableMistyped.
 */
export function evaluateCondition(condition: Condition, situation: Situation): boolean {
  switch (condition.kind) {
    case 'or':
      return evaluateCondition(condition.left, situation) || evaluateCondition(condition.right, situation)
    case 'and':
      return evaluateCondition(condition.left, situation) && evaluateCondition(condition.right, situation)
    case 'not':
      return !evaluateCondition(condition.of, situation)
    case 'expired':
      return situation.expiredTimers.has(condition.step)
    case 'compare': {
      const left = valueOf(condition.variable, situation)
      return compare({ left, by: condition.by, right: rightSide(condition.to, situation) })
    }
    default:
      return unreachable(condition)
  }
}

type Scalar = string | number | boolean | null

function rightSide(operand: Operand, situation: Situation): Scalar {
  return operand.kind === 'variable' ? valueOf(operand.name, situation) : operand.value
}

function valueOf(name: string, situation: Situation): Scalar {
  const value = Object.hasOwn(situation.variables, name) ? situation.variables[name] : null
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw new VariableMistyped(
    `found ${name} holding ${Array.isArray(value) ? 'a list' : 'an object'}, expected a scalar`,
  )
}

function compare({ left, by, right }: { left: Scalar; by: Comparison; right: Scalar }): boolean {
  if (left !== null && right !== null && typeof left !== typeof right) {
    throw new VariableMistyped(`found a ${typeof left} compared with a ${typeof right}, expected one type`)
  }
  if (by === '=') return left === right
  if (by === '!=') return left !== right
  if (left === null || right === null) return false
  switch (by) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      return unreachable(by)
  }
}

/** Thrown when a variable holds a value that is not of its declared type. */
export class VariableMistyped extends G1Error {
  override readonly code = 'VARIABLE_MISTYPED'

  constructor(problem: string) {
    super(`${problem}; check values with variableFindings before they are stored`)
  }
}
