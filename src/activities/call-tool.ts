import { openAttempt } from '../actors/run/run-context.ts'
import type { Work } from '../actors/runtime/performer.ts'
import type { ToolResult } from '../core/activity-result.ts'
import type { JsonObject } from '../core/json.ts'
import { ToolFailed } from '../core/tool.ts'
import { variableFindings } from '../workflow/variables.ts'
import type { ActivityTools } from './activity-tools.ts'
import { MissingInput } from './missing-input.ts'
import { plainVariables } from './step-inputs.ts'

/** Calls the tool of a step and holds its answer against the step's output variables. */
export async function callTool(
  { activity, run, runId }: Work,
  signal: AbortSignal,
  tools: ActivityTools,
): Promise<ToolResult> {
  const { step: id } = activity.input as { readonly step: string }
  const attempt = openAttempt(run, id)
  const step = run.play?.net.steps.get(id)?.step
  if (attempt === undefined || step === undefined || run.play === null) {
    throw new MissingInput(`Found no open attempt of step ${id}, expected one.`)
  }
  const tool = tools.tools.get(step.who ?? '')
  if (tool === undefined) {
    throw new ToolFailed(
      `Found no tool ${step.who} on this node, expected one; add tools/${step.who}.json to the brain.`,
    )
  }
  const answer = await tool.call(
    {
      idempotencyKey: `${runId}/${id}/${attempt.attempt}/${attempt.round}`,
      goal: step.goal,
      inputs: plainVariables({ run, step }),
    },
    signal,
  )
  const outputs = Object.fromEntries(step.out.map((name) => [name, answer[name] ?? null])) as JsonObject
  const [wrong] = variableFindings(run.play.plan.workflow, outputs)
  if (wrong !== undefined) throw new ToolFailed(`The answer of the tool ${tool.name} does not fit: ${wrong.message}.`)
  return { outputs }
}
