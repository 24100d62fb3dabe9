import { unreachable } from '../core/unreachable.ts'
import { describeValue } from './describe-value.ts'
import type { Finding } from './finding.ts'
import { isDate } from './is-date.ts'
import type { Variable, VariableType, Workflow } from './workflow.ts'

/** The values of a run's variables by name, as JSON; a variable that is missing or null is unset. */
export type Variables = Readonly<Record<string, unknown>>

/** The values that a run begins with: those written as `init`, overridden by `data`. Check `data` first. */
export function initialVariables(workflow: Workflow, data: Variables = {}): Variables {
  const values: Record<string, unknown> = {}
  for (const variable of workflow.vars) {
    values[variable.name] = Object.hasOwn(data, variable.name) ? (data[variable.name] ?? null) : readInit(variable)
  }
  return values
}

/** What is wrong with values for the variables of a workflow: unknown names and values of another type. */
export function variableFindings(workflow: Workflow, values: Variables): Finding[] {
  const types = new Map(workflow.vars.map((variable) => [variable.name, variable.type]))
  return Object.entries(values).flatMap(([name, value]) => {
    const finding = (message: string): Finding => ({ code: 'VARIABLE', path: name, step: null, message })
    const type = types.get(name)
    if (type === undefined) {
      const known = [...types.keys()].join(', ') || 'none'
      return [finding(`found the unknown variable ${name}, expected one of: ${known}; correct the name`)]
    }
    if (value === null || fits(type, value)) return []
    return [finding(`found ${describeValue(value)} for ${name}, expected ${wanted(type)}; change the value`)]
  })
}

/** What is wrong with the written first value of a variable, or null. */
export function initProblem({ name, type, init }: Variable): string | null {
  if (init === null || fits(type, readInit({ name, type, init }))) return null
  return `found ${describeValue(init)} as init of ${name}, expected ${wanted(type)} written as text, or null; change it`
}

function readInit({ type, init }: Variable): unknown {
  if (init === null) return null
  switch (type) {
    case 'text':
    case 'date':
    case 'doc':
      return init
    case 'int':
    case 'num':
      return /^-?\d+(\.\d+)?$/.test(init) ? Number(init) : init
    case 'bool':
      return init === 'true' ? true : init === 'false' ? false : init
    case 'list':
      return readList(init)
    default:
      return unreachable(type)
  }
}

function readList(init: string): unknown {
  try {
    return JSON.parse(init) as unknown
  } catch {
    return init
  }
}

function fits(type: VariableType, value: unknown): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string'
    case 'int':
      return Number.isSafeInteger(value)
    case 'num':
      return Number.isFinite(value)
    case 'bool':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && isDate(value)
    case 'list':
      return Array.isArray(value)
    case 'doc':
      return value !== undefined
    default:
      return unreachable(type)
  }
}

function wanted(type: VariableType): string {
  switch (type) {
    case 'text':
      return 'a text'
    case 'int':
      return 'a whole number'
    case 'num':
      return 'a number'
    case 'bool':
      return 'true or false'
    case 'date':
      return 'a date such as 2026-01-31'
    case 'list':
      return 'a list (JSON)'
    case 'doc':
      return 'any JSON'
    default:
      return unreachable(type)
  }
}
