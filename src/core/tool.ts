import { G1Error } from './errors.ts'
import type { JsonObject } from './json.ts'
import type { OnLoss } from './store/append.ts'

/** What a plan knows of a tool: its name and what to do when its node dies while it works. */
export interface ToolTerms {
  readonly name: string
  readonly onLoss: OnLoss
}

/** One use of a tool. */
export interface ToolCall {
  /** The same for every try of one attempt of a step: what was done under it must not be done again. */
  readonly idempotencyKey: string
  readonly goal: string | null
  /** The variables that the step reads, by name. */
  readonly inputs: JsonObject
}

/** Something outside of the team that does a step of a workflow: a system that is called, not a persona that thinks. */
export interface Tool extends ToolTerms {
  /** The values of the step's output variables, by name. Throws ToolFailed (retryable or not); honours the signal. */
  call(call: ToolCall, signal: AbortSignal): Promise<JsonObject>
}

/** Thrown when a tool could not do its work, or answered with what the step cannot use. */
export class ToolFailed extends G1Error {
  readonly code = 'TOOL_FAILED'
}
