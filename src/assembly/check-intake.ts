import type { Brain } from '../brain/brain.ts'
import { PlanImpossible, planFor } from '../brain/plan/plan-for.ts'
import type { Json, JsonObject } from '../core/json.ts'
import type { IntakeFinding } from '../graphql/api.ts'
import { parseWorkflow } from '../workflow/parse-workflow.ts'
import { variableFindings } from '../workflow/variables.ts'
import { WorkflowInvalid } from '../workflow/workflow-invalid.ts'

/** Everything that stands against following a workflow with these values of its variables; empty: nothing. */
export function checkIntake(
  brain: Brain,
  { workflow, data }: { readonly workflow: Json; readonly data: JsonObject },
): readonly IntakeFinding[] {
  try {
    const parsed = parseWorkflow(workflow)
    planFor(parsed, brain)
    return variableFindings(parsed, data).map(({ code, message, path }) => ({
      about: 'data',
      code,
      message,
      step: null,
      at: path,
    }))
  } catch (error) {
    if (error instanceof WorkflowInvalid) {
      return error.findings.map(({ code, message, step, path }) => ({
        about: 'workflow',
        code,
        message,
        step,
        at: path,
      }))
    }
    if (error instanceof PlanImpossible) {
      return error.problems.map((message) => ({
        about: 'workflow',
        code: error.code,
        message,
        step: stepIn(message),
        at: 'workflow',
      }))
    }
    throw error
  }
}

/** The step that a problem begins with (`step pay: …`), or null. */
const stepIn = (message: string): string | null => /^step (\w+):/i.exec(message)?.[1] ?? null
