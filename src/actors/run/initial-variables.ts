import type { Json, JsonObject } from '../../core/json.ts'
import type { Variable, Workflow } from '../../workflow/workflow.ts'

/** The first values of a workflow's variables: what the run was started with, else what the workflow says, else unset. */
export function initialVariables(workflow: Workflow, data: JsonObject): Record<string, Json> {
  return Object.fromEntries(workflow.vars.map((variable) => [variable.name, data[variable.name] ?? written(variable)]))
}

function written({ type, init }: Variable): Json {
  if (init === null) return null
  if (type === 'int' || type === 'num') return Number(init)
  if (type === 'bool') return init === 'true'
  if (type === 'list' || type === 'doc') return JSON.parse(init) as Json
  return init
}
